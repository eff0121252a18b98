#include "theme/flatstyle.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace binnacle {

void paintChevron(QPainter *p, const QRectF &rect, const QColor &color, qreal degrees)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->translate(rect.center());
    p->rotate(degrees);
    p->setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p->drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    p->restore();
}

FlatStyle::FlatStyle(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{ }

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *p,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool: button(option, p, widget); return;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit: field(option, p); return;
    case PE_IndicatorCheckBox: check(option, p, false); return;
    case PE_IndicatorRadioButton: check(option, p, true); return;
    case PE_FrameDefaultButton:
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar: return; // the ring is part of the control; bars draw their hairline
    case PE_FrameTabWidget: return;
    case PE_PanelScrollAreaCorner: p->fillRect(option->rect, m_theme.color.base); return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paintChevron(p, option->rect, m_theme.color.muted,
                         option->state.testFlag(State_Open) ? 0 : -90);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown: paintChevron(p, option->rect, m_theme.color.muted, 0); return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp: paintChevron(p, option->rect, m_theme.color.muted, 180); return;
    case PE_IndicatorArrowRight: paintChevron(p, option->rect, m_theme.color.muted, -90); return;
    default: QProxyStyle::drawPrimitive(element, option, p, widget);
    }
}

void FlatStyle::button(const QStyleOption *option, QPainter *p, const QWidget *widget) const
{
    const Colors &c = m_theme.color;
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool primary = push && push->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool quiet = !push || (widget && widget->property("quiet").toBool());
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool hover = enabled && option->state.testFlag(State_MouseOver);
    const bool down = option->state.testFlag(State_On);
    const bool sunken = option->state.testFlag(State_Sunken) && !down;
    QColor fill = quiet ? QColor(Qt::transparent) : c.base;
    QColor border = quiet ? QColor(Qt::transparent) : c.control;
    if (hover || sunken)
        fill = sunken ? c.selection : c.hover;
    if (down)
        fill = border = c.selection;
    if (primary && enabled) {
        fill = hover ? c.accent.lighter(108) : c.accent;
        border = fill;
    }
    if (option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange))
        border = primary ? c.text : c.accent;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, 1));
    p->setBrush(fill);
    p->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.size.radius,
                       m_theme.size.radius);
    p->restore();
}

void FlatStyle::field(const QStyleOption *option, QPainter *p) const
{
    const Colors &c = m_theme.color;
    const bool focus = option->state.testFlag(State_HasFocus);
    const bool enabled = option->state.testFlag(State_Enabled);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame && frame->lineWidth == 0) { // the text of a combo box, which has the border
        p->fillRect(option->rect.adjusted(0, 1, 0, -1), enabled ? c.base : c.window);
        return;
    }
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    const bool failed = option->styleObject && option->styleObject->property("failed").toBool();
    const QColor calm = enabled ? c.control : c.line;
    p->setPen(QPen(failed ? c.error : focus ? c.accent : calm, 1));
    p->setBrush(enabled ? c.base : c.window);
    p->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.size.radius,
                       m_theme.size.radius);
    p->restore();
}

void FlatStyle::check(const QStyleOption *option, QPainter *p, bool round) const
{
    const Colors &c = m_theme.color;
    const bool on = option->state.testFlag(State_On);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(on ? c.accent : c.control, 1));
    p->setBrush(on && !round ? c.accent : c.base);
    if (round) {
        p->drawEllipse(box);
        p->setPen(Qt::NoPen);
        p->setBrush(c.accent);
        if (on)
            p->drawEllipse(box.adjusted(3.5, 3.5, -3.5, -3.5));
    } else {
        p->drawRoundedRect(box, 3, 3);
        p->setPen(QPen(c.onAccent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF m = box.center();
        if (on)
            p->drawPolyline(
                QPolygonF({m + QPointF(-3, 0.2), m + QPointF(-0.8, 2.4), m + QPointF(3.2, -2.4)}));
    }
    p->restore();
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 10;
    case PM_SplitterWidth: return 1;
    case PM_DefaultFrameWidth: return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 14;
    case PM_FocusFrameHMargin: return m_theme.size.unit - 1; // text margin of item views
    case PM_HeaderMargin: return m_theme.size.unit;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return m_theme.size.icon;
    case PM_TabBarTabHSpace: return 20;
    case PM_TabBarTabVSpace: return 10;
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical: return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return m_theme.size.unit;
    case PM_TreeViewIndentation: return 16;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_ScrollView_FrameOnlyAroundContents: return 0;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    default: return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int field = m_theme.size.field;
    switch (type) {
    case CT_PushButton: return {size.width() + 24, field};
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox: return {out.width(), field};
    case CT_ToolButton: return {std::max(size.width() + 12, field), field};
    case CT_TabBarTab: return {out.width(), m_theme.size.strip};
    case CT_HeaderSection: return {out.width(), m_theme.size.row};
    default: return out;
    }
}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

} // namespace binnacle
