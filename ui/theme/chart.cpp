#include "theme/chart.h"

#include <QGraphicsLayout>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace binnacle {

namespace {

void styleAxis(QAbstractAxis *axis, const Theme &theme)
{
    axis->setLabelsFont(theme.body);
    axis->setLabelsColor(theme.color.muted);
    axis->setGridLinePen(QPen(theme.color.line, 1));
    axis->setLinePen(QPen(theme.color.control, 1));
}

} // namespace

TimeChart::TimeChart(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_time(new QDateTimeAxis(this))
    , m_value(new QValueAxis(this))
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(theme.color.base);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins(8, 8, 16, 4));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    styleAxis(m_time, theme);
    styleAxis(m_value, theme);
    m_value->setLineVisible(false);
    m_time->setGridLineVisible(false);
    m_time->setFormat(QStringLiteral("HH:mm"));
}

void TimeChart::setData(const QDateTime &start, int stepSeconds, const QList<Series> &series)
{
    m_start = start;
    m_step = stepSeconds;
    m_series = series;
    const qsizetype steps = series.isEmpty() ? 0 : series.first().values.size();
    m_time->setRange(start, start.addSecs((steps - 1) * stepSeconds));
    for (int i = 0; i < series.size(); ++i)
        addSegments(series.at(i), m_theme.color.series.at(i % m_theme.color.series.size()));
}

void TimeChart::addSegments(const Series &series, const QColor &color)
{
    QLineSeries *line = nullptr;
    for (int i = 0; i < series.values.size(); ++i) {
        const double value = series.values.at(i);
        if (std::isnan(value)) {
            line = nullptr;
            continue;
        }
        if (!line) {
            line = new QLineSeries(chart());
            line->setPen(QPen(color, 1.2));
            chart()->addSeries(line);
            line->attachAxis(m_time);
            line->attachAxis(m_value);
        }
        line->append(double(timeOf(i)), value);
    }
}

void TimeChart::setRange(double low, double high, const QString &format, const QString &unit)
{
    m_unit = unit;
    m_value->setRange(low, high);
    m_value->setLabelFormat(format);
    m_value->setTickCount(6);
    m_time->setTickCount(7);
}

void TimeChart::setThreshold(const Threshold &threshold)
{
    m_threshold = threshold;
}

void TimeChart::setAnnotation(const Annotation &annotation)
{
    m_annotation = annotation;
}

void TimeChart::setGap(const QDateTime &from, const QDateTime &to, const QString &label)
{
    m_gapFrom = from;
    m_gapTo = to;
    m_gapLabel = label;
}

void TimeChart::setCrosshair(int step)
{
    m_crosshair = step;
}

qint64 TimeChart::timeOf(int step) const
{
    return m_start.addSecs(qint64(step) * m_step).toMSecsSinceEpoch();
}

QPointF TimeChart::position(int step, double value) const
{
    return chart()->mapToPosition(QPointF(double(timeOf(step)), value), chart()->series().value(0));
}

void TimeChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawBackground(painter, rect);
    if (chart()->series().isEmpty() || !m_gapFrom.isValid())
        return;
    const QRectF plot = chart()->plotArea();
    const auto x = [&](const QDateTime &t) {
        return chart()
            ->mapToPosition({double(t.toMSecsSinceEpoch()), 0}, chart()->series().value(0))
            .x();
    };
    const QRectF gap(QPointF(x(m_gapFrom), plot.top()), QPointF(x(m_gapTo), plot.bottom()));
    painter->fillRect(gap, m_theme.color.hover);
    painter->setFont(m_theme.body);
    painter->setPen(m_theme.color.muted);
    painter->drawText(QRectF(gap.right() + 6, plot.top() + 2, 220, 18),
                      Qt::AlignLeft | Qt::AlignTop, m_gapLabel);
}

void TimeChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (chart()->series().isEmpty())
        return;
    const QRectF plot = chart()->plotArea();
    const Colors &c = m_theme.color;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(m_theme.body);
    if (m_threshold) {
        const qreal y = std::round(position(0, m_threshold->value).y());
        painter->setPen(QPen(c.error, 1, Qt::DashLine));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter->setPen(c.error);
        paintLabel(painter, QPointF(plot.left() + 6, y - 20), m_threshold->label);
    }
    if (m_annotation) {
        const double time = double(m_annotation->time.toMSecsSinceEpoch());
        const qreal x = std::round(
            chart()->mapToPosition({time, 0}, chart()->series().value(0)).x());
        painter->setPen(QPen(c.accent, 1, Qt::DotLine));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter->setPen(c.accent);
        paintLabel(painter, QPointF(x + 4, plot.top() + 2), m_annotation->label);
    }
    if (m_crosshair >= 0)
        paintCrosshair(painter);
}

void TimeChart::paintLabel(QPainter *p, const QPointF &at, const QString &words) const
{
    const QFontMetrics metrics(m_theme.body);
    const QRectF box(at, QSizeF(metrics.horizontalAdvance(words) + 4, metrics.height()));
    p->fillRect(box, m_theme.color.base); // lines must not run through words
    p->drawText(box, Qt::AlignCenter, words);
}

void TimeChart::paintCrosshair(QPainter *p) const
{
    const QRectF plot = chart()->plotArea();
    const qreal x = std::round(position(m_crosshair, 0).x());
    p->setPen(QPen(m_theme.color.muted, 1));
    p->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    p->setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_series.size(); ++i) {
        const double value = m_series.at(i).values.value(m_crosshair);
        if (std::isnan(value))
            continue;
        p->setPen(QPen(m_theme.color.base, 1.5));
        p->setBrush(m_theme.color.series.at(i % m_theme.color.series.size()));
        p->drawEllipse(position(m_crosshair, value), 3.5, 3.5);
    }
    paintTip(p, plot, x);
}

void TimeChart::paintTip(QPainter *p, const QRectF &plot, qreal x) const
{
    QList<int> order;
    for (int i = 0; i < m_series.size(); ++i)
        order.append(i);
    const auto valueOf = [&](int i) { return m_series.at(i).values.value(m_crosshair); };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return valueOf(a) > valueOf(b); });

    const QFontMetrics metrics(m_theme.mono);
    const int line = metrics.height() + 2;
    const qreal width = 224;
    QRectF tip(x + 12, plot.top() + 28, width, line * double(order.size()) + 34);
    if (tip.right() > plot.right())
        tip.moveRight(x - 12);
    p->setPen(QPen(m_theme.color.control, 1));
    p->setBrush(m_theme.color.window);
    p->drawRoundedRect(tip.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.size.radius,
                       m_theme.size.radius);
    p->setFont(m_theme.bodyStrong);
    p->setPen(m_theme.color.text);
    const QString time =
        QDateTime::fromMSecsSinceEpoch(timeOf(m_crosshair)).toString(QStringLiteral("HH:mm:ss"));
    p->drawText(tip.adjusted(10, 6, -10, 0), Qt::AlignLeft | Qt::AlignTop, time);
    p->setFont(m_theme.mono);
    qreal y = tip.top() + 28;
    for (const int i : order) {
        const QRectF row(tip.left() + 10, y, width - 20, line);
        p->fillRect(QRectF(row.left(), row.center().y() - 1, 10, 3),
                    m_theme.color.series.at(i % m_theme.color.series.size()));
        p->setPen(m_theme.color.text);
        p->drawText(row.adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    m_series.at(i).name);
        p->drawText(row, Qt::AlignRight | Qt::AlignVCenter,
                    QString::number(valueOf(i), 'f', 1) + m_unit);
        y += line;
    }
}

} // namespace binnacle
