// The composed controls of FlatStyle: tabs, headers, combo boxes, scroll bars, sliders, progress.
#include "theme/flatstyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace binnacle {

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *p,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_TabBarTabShape: tab(option, p); return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: header(option, p); return;
    case CE_ProgressBar: progress(option, p); return;
    case CE_Splitter: p->fillRect(option->rect, m_theme.color.line); return;
    case CE_ShapedFrame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->frameShape == QFrame::StyledPanel) {
            p->setPen(m_theme.color.line);
            p->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        break;
    }
    case CE_HeaderLabel: // Fusion takes the margin off the height too, which clips the text
        if (const auto *label = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 copy;
            static_cast<QStyleOptionHeader &>(copy) = *label;
            copy.rect.adjust(0, -m_theme.size.unit, 0, m_theme.size.unit);
            copy.palette.setColor(QPalette::ButtonText, m_theme.color.muted);
            QProxyStyle::drawControl(element, &copy, p, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            const bool enabled = option->state.testFlag(State_Enabled);
            if (enabled && copy.features.testFlag(QStyleOptionButton::DefaultButton))
                copy.palette.setColor(QPalette::ButtonText, m_theme.color.onAccent);
            QProxyStyle::drawControl(element, &copy, p, widget);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, p, widget);
}

void FlatStyle::tab(const QStyleOption *option, QPainter *p) const
{
    const bool selected = option->state.testFlag(State_Selected);
    if (!selected && option->state.testFlag(State_MouseOver))
        p->fillRect(option->rect, m_theme.color.hover);
    if (selected) {
        QRect line = option->rect;
        line.setTop(line.bottom() - 1);
        p->fillRect(line.adjusted(8, 0, -8, 0), m_theme.color.accent);
    }
}

void FlatStyle::header(const QStyleOption *option, QPainter *p) const
{
    p->fillRect(option->rect, m_theme.color.base);
    QRect line = option->rect;
    line.setTop(line.bottom());
    p->fillRect(line, m_theme.color.line);
}

void FlatStyle::progress(const QStyleOption *option, QPainter *p) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    QRectF groove(bar->rect);
    groove.setTop(groove.center().y() - 2);
    groove.setHeight(4);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(m_theme.color.line);
    p->drawRoundedRect(groove, 2, 2);
    const int span = bar->maximum - bar->minimum;
    if (span > 0) {
        groove.setWidth(groove.width() * (bar->progress - bar->minimum) / span);
        p->setBrush(m_theme.color.accent);
        p->drawRoundedRect(groove, 2, 2);
    }
    p->restore();
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *p, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox: comboBox(option, p, widget); return;
    case CC_ScrollBar: scrollBar(option, p, widget); return;
    case CC_Slider: slider(option, p, widget); return;
    case CC_ToolButton: {
        QStyleOptionComplex panel(*option);
        button(&panel, p, widget);
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton label(*tool);
            QProxyStyle::drawControl(CE_ToolButtonLabel, &label, p, widget);
        }
        return;
    }
    default: QProxyStyle::drawComplexControl(control, option, p, widget);
    }
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl part, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(4, 0, 0, 0); // text starts where it does in a line edit
    return rect;
}

void FlatStyle::comboBox(const QStyleOptionComplex *option, QPainter *p,
                         const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo || combo->frame)
        field(option, p);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintChevron(p, arrow, m_theme.color.muted, 0);
}

void FlatStyle::scrollBar(const QStyleOptionComplex *option, QPainter *p,
                          const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    p->fillRect(option->rect, m_theme.color.base);
    const bool active = option->state.testFlag(State_MouseOver);
    QRectF handle = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    handle.adjust(3, 3, -3, -3);
    if (bar->orientation == Qt::Vertical)
        handle.setHeight(std::max(handle.height(), 24.0));
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(active ? m_theme.color.muted : m_theme.color.control);
    p->drawRoundedRect(handle, 2, 2);
    p->restore();
}

void FlatStyle::slider(const QStyleOptionComplex *option, QPainter *p, const QWidget *widget) const
{
    const QRectF handle = proxy()->subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    QRectF groove(option->rect);
    groove.setTop(groove.center().y() - 1.5);
    groove.setHeight(3);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(m_theme.color.line);
    p->drawRoundedRect(groove, 1.5, 1.5);
    groove.setRight(handle.center().x());
    p->setBrush(m_theme.color.accent);
    p->drawRoundedRect(groove, 1.5, 1.5);
    p->setPen(QPen(m_theme.color.accent, 1.5));
    p->setBrush(m_theme.color.base);
    p->drawEllipse(handle.center(), 5.5, 5.5);
    p->restore();
}

} // namespace binnacle
