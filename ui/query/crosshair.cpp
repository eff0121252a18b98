#include "query/crosshair.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qreal dotRadius = 3.5;
constexpr int swatchWidth = 10;

} // namespace

Crosshair::Crosshair(const Theme &theme, ChartPicture &picture, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_picture(picture)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(u"queryCrosshair"_s);
    setAccessibleName(tr("Values at one time"));
}

void Crosshair::pointAt(qsizetype step)
{
    const QRect before = strip();
    m_step = m_picture.result() ? step : -1;
    m_rows.clear();
    if (m_step >= 0) {
        collectRows();
        layoutTip();
    }
    update(before);
    update(strip());
}

void Crosshair::setSelection(const QRect &selection)
{
    update(m_selection.united(selection).adjusted(-2, -2, 2, 2));
    m_selection = selection;
}

void Crosshair::collectRows()
{
    const RangeResult &result = *m_picture.result();
    for (qsizetype series = 0; series < result.grid.seriesCount(); ++series) {
        const double value = result.grid.row(series)[m_step];
        if (m_picture.isShown(series) && !SeriesGrid::isMissing(value))
            m_rows.append({series, value, {}, {}});
    }
    // NaN has no order of its own; it goes last.
    const auto key = [](const Row &row) { return std::isnan(row.value) ? -INFINITY : row.value; };
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [&key](const Row &a, const Row &b) { return key(a) > key(b); });
}

/// Names and texts are made only for the rows that fit.
void Crosshair::layoutTip()
{
    const QRectF plot = m_picture.plotArea();
    const QFontMetrics mono(m_theme.mono);
    const int line = mono.height() + 2;
    const int head = QFontMetrics(m_theme.bodyStrong).height() + 12;
    const auto fitting = std::max<qsizetype>(
        1, (static_cast<qsizetype>(plot.height()) - head - line) / line);
    m_hiddenRows = static_cast<int>(std::max<qsizetype>(0, m_rows.size() - fitting));
    m_rows.resize(std::min(m_rows.size(), fitting));
    const RangeResult &result = *m_picture.result();
    int names = QFontMetrics(m_theme.bodyStrong).horizontalAdvance(u"00 Mmm 00:00:00"_s);
    int values = 0;
    for (Row &row : m_rows) {
        row.name = m_picture.names().of(result.grid.labels(row.series));
        row.text = formatValue(row.value, m_picture.unit(), m_picture.resolution());
        names = std::max(names, mono.horizontalAdvance(row.name));
        values = std::max(values, mono.horizontalAdvance(row.text));
    }
    names = std::min(names, std::max(80, static_cast<int>(plot.width()) / 2 - values - 60));
    const int rows = static_cast<int>(m_rows.size()) + (m_hiddenRows > 0 ? 1 : 0);
    m_tip = QRect(0, 0, names + values + swatchWidth + 44, head + rows * line + 8);
    const int x = static_cast<int>(m_picture.xOf(static_cast<double>(m_step)));
    m_tip.moveTopLeft({x + 12, static_cast<int>(plot.top()) + 8});
    if (m_tip.right() > width() - 4)
        m_tip.moveRight(x - 12);
    m_tip.moveLeft(std::max(m_tip.left(), 4));
}

QRect Crosshair::strip() const
{
    if (m_step < 0)
        return {};
    const int x = static_cast<int>(m_picture.xOf(static_cast<double>(m_step)));
    return QRect(x - 6, 0, 13, height()).united(m_tip.adjusted(-1, -1, 1, 1));
}

QString Crosshair::text() const
{
    if (m_step < 0 || !m_picture.result())
        return {};
    const SeriesGrid &grid = m_picture.result()->grid;
    QStringList parts{timeText(grid.timeMs(m_step), grid.range().stepMs, m_picture.timeZone())};
    for (const Row &row : m_rows)
        parts << row.name + u' ' + row.text;
    if (m_hiddenRows > 0)
        parts << tr("%n more", nullptr, m_hiddenRows);
    return parts.join(u", "_s);
}

void Crosshair::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_selection.isNull()) {
        QColor wash = m_theme.color.accent;
        wash.setAlpha(40);
        painter.fillRect(m_selection, wash);
        painter.setPen(m_theme.color.accent);
        painter.drawLine(m_selection.topLeft(), m_selection.bottomLeft());
        painter.drawLine(m_selection.topRight(), m_selection.bottomRight());
    }
    if (m_step < 0)
        return;
    const QRectF plot = m_picture.plotArea();
    const qreal x = std::round(m_picture.xOf(static_cast<double>(m_step))) + 0.5;
    painter.setPen(QPen(m_theme.color.muted, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color.base, 1.5));
    for (const Row &row : m_rows) {
        const qreal y = m_picture.yOf(row.value);
        if (!std::isfinite(y) || y < plot.top() - 1 || y > plot.bottom() + 1)
            continue;
        painter.setBrush(m_picture.colorOf(row.series));
        painter.drawEllipse(QPointF(x, y), dotRadius, dotRadius);
    }
    paintTip(&painter);
}

void Crosshair::paintTip(QPainter *painter) const
{
    const Colors &color = m_theme.color;
    painter->setPen(QPen(color.control, 1));
    painter->setBrush(color.window);
    painter->drawRoundedRect(QRectF(m_tip).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.size.radius,
                             m_theme.size.radius);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(m_theme.bodyStrong);
    painter->setPen(color.text);
    const SeriesGrid &grid = m_picture.result()->grid;
    const QFontMetrics strong(m_theme.bodyStrong);
    painter->drawText(m_tip.adjusted(10, 6, -10, 0), Qt::AlignLeft | Qt::AlignTop,
                      timeText(grid.timeMs(m_step), grid.range().stepMs, m_picture.timeZone()));
    painter->setFont(m_theme.mono);
    const QFontMetrics mono(m_theme.mono);
    QRect line(m_tip.left() + 10, m_tip.top() + strong.height() + 12, m_tip.width() - 20,
               mono.height() + 2);
    for (const Row &row : m_rows) {
        painter->fillRect(QRect(line.left(), line.center().y() - 1, swatchWidth, 3),
                          m_picture.colorOf(row.series));
        painter->setPen(color.text);
        const int room = line.width() - swatchWidth - 20 - mono.horizontalAdvance(row.text);
        painter->drawText(line.adjusted(swatchWidth + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          mono.elidedText(row.name, Qt::ElideMiddle, room));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.text);
        line.translate(0, line.height());
    }
    painter->setPen(color.muted);
    painter->setFont(m_theme.body);
    if (m_hiddenRows > 0)
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          tr("%n more", nullptr, m_hiddenRows));
    else if (m_rows.isEmpty())
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("no samples"));
}

} // namespace binnacle
