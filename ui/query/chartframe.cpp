#include "query/chartframe.h"

#include <QGraphicsLayout>
#include <QPainter>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>

namespace binnacle {

namespace {

void styleAxis(QAbstractAxis *axis, const Theme &theme, bool hasGrid)
{
    axis->setLabelsFont(theme.body);
    axis->setLabelsColor(theme.color.muted);
    axis->setGridLineVisible(hasGrid);
    axis->setGridLinePen(QPen(theme.color.line, 1));
    axis->setLinePen(QPen(theme.color.control, 1));
    axis->setLineVisible(!hasGrid);
}

QCategoryAxis *makeAxis(double low, double high, const QList<AxisTick> &ticks)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    axis->setRange(low, high);
    axis->setStartValue(low - (high - low)); // outside, so that no line stands at the edge
    QStringList used;
    for (const AxisTick &tick : ticks) {
        QString label = tick.label;
        while (used.contains(label)) // a category's name must be unique; a hair space is not seen
            label += QChar(0x200a);
        used << label;
        axis->append(label, tick.at);
    }
    return axis;
}

} // namespace

ChartFrame::ChartFrame(const Theme &theme)
    : m_theme(theme)
{ }

QRectF ChartFrame::paint(QPainter *painter, QSizeF size, const ValueAxis &values, qint64 startMs,
                         qint64 endMs, const QList<AxisTick> &times)
{
    // A chart of its own each time: axes that are taken out of a chart stay visible until the
    // event loop has deleted them.
    m_scene.clear();
    auto *chart = new QChart;
    m_scene.addItem(chart);
    chart->legend()->hide();
    chart->setAnimationOptions(QChart::NoAnimation);
    const int unit = m_theme.size.unit;
    chart->setMargins({unit, 2 * unit, 3 * unit, unit / 2}); // half a label fits in each
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setBackgroundRoundness(0);
    chart->setBackgroundBrush(m_theme.color.base);
    chart->setBackgroundPen(Qt::NoPen);
    QCategoryAxis *valueScale = makeAxis(values.low, values.high, values.ticks);
    QCategoryAxis *timeScale = makeAxis(static_cast<double>(startMs), static_cast<double>(endMs),
                                        times);
    styleAxis(valueScale, m_theme, true);
    styleAxis(timeScale, m_theme, false);
    chart->addAxis(valueScale, Qt::AlignLeft);
    chart->addAxis(timeScale, Qt::AlignBottom);
    chart->resize(size);
    chart->layout()->activate();
    m_scene.setSceneRect(QRectF({}, size));
    m_scene.render(painter, QRectF({}, size), QRectF({}, size), Qt::IgnoreAspectRatio);
    return chart->plotArea();
}

} // namespace binnacle
