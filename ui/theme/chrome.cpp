#include "theme/chrome.h"

#include "theme/icons.h"
#include "theme/parts.h"
#include "theme/status.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

namespace binnacle {

namespace {

/// The context picker: swatch in the cluster's colour, name over address.
class ContextPicker final : public QWidget
{
public:
    ContextPicker(const Theme &theme, const ContextInfo &info)
        : m_theme(theme)
        , m_info(info)
    {
        setFixedSize(304, theme.size.bar);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Colors &c = m_theme.color;
        const QRectF tag(12, (height() - 22) / 2.0, 8, 22);
        p.setPen(Qt::NoPen);
        p.setBrush(c.cluster);
        p.drawRoundedRect(tag, 2, 2);
        p.setFont(m_theme.bodyStrong);
        p.setPen(c.text);
        const QRect words(30, 0, width() - 52, height());
        p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, m_info.name);
        const int used = QFontMetrics(m_theme.bodyStrong).horizontalAdvance(m_info.name) + 10;
        p.setFont(m_theme.body);
        p.setPen(c.muted);
        p.drawText(words.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_info.address);
        QPolygonF chevron({{width() - 19.0, height() / 2.0 - 2},
                           {width() - 15.5, height() / 2.0 + 1.5},
                           {width() - 12.0, height() / 2.0 - 2}});
        p.setPen(QPen(c.muted, 1.3));
        p.setBrush(Qt::NoBrush);
        p.drawPolyline(chevron);
    }

private:
    const Theme &m_theme;
    ContextInfo m_info;
};

} // namespace

Rail::Rail(const Theme &theme, QList<Entry> entries, int current, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_entries(std::move(entries))
    , m_current(current)
{
    setFixedWidth(theme.size.rail);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(rect(), m_theme.color.rail);
    p.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color.line);
    paintMark(&p, QPointF(width() / 2.0, m_theme.size.bar / 2.0));
    const int cell = m_theme.size.rail - 18;
    int y = m_theme.size.bar + m_theme.size.unit;
    for (int i = 0; i < m_entries.size(); ++i, y += cell)
        paintEntry(&p, QRect(0, y, width() - 1, cell), m_entries.at(i), i == m_current);
    paintEntry(&p, QRect(0, height() - cell - 4, width() - 1, cell),
               {tr("Settings"), QStringLiteral("configure")}, false);
}

void Rail::paintMark(QPainter *p, const QPointF &centre) const
{
    // a compass card: ring and needle
    const qreal r = 10;
    p->setPen(QPen(m_theme.color.muted, 1.4));
    p->setBrush(Qt::NoBrush);
    p->drawEllipse(centre, r, r);
    const auto needle = [&](qreal sign, const QColor &color) {
        const qreal k = 0.7071 * (r - 2.5) * sign;
        QPainterPath half;
        half.moveTo(centre + QPointF(k, -k));
        half.lineTo(centre + QPointF(2.0, 2.0));
        half.lineTo(centre - QPointF(2.0, 2.0));
        half.closeSubpath();
        p->fillPath(half, color);
    };
    needle(1, m_theme.color.accent);
    needle(-1, m_theme.color.muted);
}

void Rail::paintEntry(QPainter *p, const QRect &cell, const Entry &entry, bool current) const
{
    const Colors &c = m_theme.color;
    if (current) {
        p->fillRect(cell, c.window);
        p->fillRect(QRect(0, cell.top(), 3, cell.height()), c.accent);
    }
    const QColor ink = current ? c.accent : c.muted;
    const QRect icon(cell.center().x() - 10, cell.top() + 9, 22, 22);
    tintedIcon(entry.icon, ink).paint(p, icon);
    p->setFont(current ? m_theme.bodyStrong : m_theme.body);
    p->setPen(current ? c.text : c.muted);
    p->drawText(cell.adjusted(2, 32, 0, -4), Qt::AlignHCenter | Qt::AlignVCenter, entry.name);
    if (entry.badge == 0)
        return;
    const QString count = QString::number(entry.badge);
    QRectF pill(icon.right() - 3, icon.top() - 4, 16, 16);
    p->setPen(QPen(c.rail, 2));
    p->setBrush(c.error);
    p->drawRoundedRect(pill, 8, 8);
    p->setPen(c.base);
    p->setFont(m_theme.mono);
    p->drawText(pill, Qt::AlignCenter, count);
}

QWidget *makeTopBar(const Theme &theme, const ContextInfo &info)
{
    QWidget *bar = makeSurface(theme, false);
    bar->setFixedHeight(theme.size.bar);
    QHBoxLayout *row = makeRow(theme.size.unit, {0, 0, theme.size.unit, 0});
    bar->setLayout(row);
    row->addWidget(new ContextPicker(theme, info));
    row->addWidget(makeHairline(theme, Qt::Vertical));
    row->addSpacing(4);
    row->addWidget(makeText(theme, Rail::tr("Namespace"), TextRole::Muted));
    QComboBox *space = makeCombo({info.nameSpace}, 136);
    space->setFrame(false);
    row->addWidget(space);
    row->addWidget(makeHairline(theme, Qt::Vertical));
    row->addSpacing(4);
    row->addWidget(new StatusLabel(theme, info.tone, info.connection));
    row->addStretch();
    row->addWidget(
        makeSearch(theme, Rail::tr("Pages, actions, objects, metrics, fields    Ctrl+K"), 360));
    row->addWidget(makeButton(theme, Rail::tr("Changes allowed"), ButtonRole::Quiet,
                              QStringLiteral("object-unlocked")));
    return bar;
}

QWidget *makePageHeader(const Theme &theme, const QString &title, const QString &addition,
                        const QList<QWidget *> &actions)
{
    QWidget *header = makeSurface(theme, true);
    header->setFixedHeight(theme.size.bar);
    QHBoxLayout *row = makeRow(theme.size.unit, {2 * theme.size.unit, 0, theme.size.unit, 0});
    header->setLayout(row);
    row->addWidget(makeText(theme, title, TextRole::Title));
    row->addSpacing(4);
    row->addWidget(makeText(theme, addition, TextRole::Muted));
    row->addStretch();
    for (QWidget *action : actions)
        row->addWidget(action);
    return header;
}

ClusterFrame::ClusterFrame(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{ }

void ClusterFrame::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.color.cluster);
}

} // namespace binnacle
