#pragma once

#include "theme/tokens.h"

#include <QDateTime>
#include <QtCharts/QChartView>

#include <optional>

class QDateTimeAxis;
class QValueAxis;

namespace binnacle {

struct Series
{
    QString name;
    QList<double> values; ///< one per step; NaN is a gap
};

struct Threshold
{
    double value;
    QString label;
};

struct Annotation
{
    QDateTime time;
    QString label;
};

/// Lines over time with gaps left open, a threshold, annotations and a crosshair whose tip lists
/// all values, highest first.
class TimeChart final : public QChartView
{
    Q_OBJECT

public:
    explicit TimeChart(const Theme &theme, QWidget *parent = nullptr);

    void setData(const QDateTime &start, int stepSeconds, const QList<Series> &series);
    void setRange(double low, double high, const QString &format, const QString &unit);
    void setThreshold(const Threshold &threshold);
    void setAnnotation(const Annotation &annotation);
    void setGap(const QDateTime &from, const QDateTime &to, const QString &label);
    void setCrosshair(int step);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void addSegments(const Series &series, const QColor &color);
    void paintLabel(QPainter *p, const QPointF &at, const QString &words) const;
    void paintCrosshair(QPainter *p) const;
    void paintTip(QPainter *p, const QRectF &plot, qreal x) const;
    QPointF position(int step, double value) const;
    qint64 timeOf(int step) const;

    const Theme &m_theme;
    QDateTimeAxis *m_time;
    QValueAxis *m_value;
    QDateTime m_start;
    int m_step = 15;
    QList<Series> m_series;
    std::optional<Threshold> m_threshold;
    std::optional<Annotation> m_annotation;
    QDateTime m_gapFrom, m_gapTo;
    QString m_gapLabel;
    QString m_unit;
    int m_crosshair = -1;
};

} // namespace binnacle
