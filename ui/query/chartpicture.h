#pragma once

#include "prometheus/rangequery.h"
#include "prometheus/seriesnames.h"
#include "query/chartframe.h"

#include <QImage>

#include <vector>

namespace binnacle {

/// A chart of a range query as a picture: frame, gaps and lines, without a widget. It knows which
/// part of the data is in view and maps between pixels, steps and values.
class ChartPicture
{
public:
    explicit ChartPicture(const Theme &theme);

    /// Shows the whole of a result; nothing: an empty frame is not painted.
    void setResult(std::shared_ptr<const RangeResult> result);
    const std::shared_ptr<const RangeResult> &result() const { return m_result; }
    const SeriesNames &names() const { return m_names; }
    /// One entry per series; false hides it. Empty: all are shown.
    void setShown(std::vector<bool> shown);
    bool isShown(qsizetype series) const;
    void setUnit(ValueUnit unit);
    ValueUnit unit() const { return m_unit; }
    void setTimeZone(const QTimeZone &zone);
    const QTimeZone &timeZone() const { return m_zone; }
    /// Part of the data in view, in steps, fractions allowed.
    void setView(double firstStep, double lastStep);
    double firstStep() const { return m_firstStep; }
    double lastStep() const { return m_lastStep; }

    /// Device-independent size and pixels per device-independent pixel.
    void setSize(QSize size, qreal scale);
    /// After the theme changed.
    void invalidate() { m_isCurrent = false; }

    void paint(QPainter *painter, const QRect &part);
    QRectF plotArea();

    double stepAt(qreal x);
    qreal xOf(double step);
    qreal yOf(double value);
    /// Difference of values that reading off the chart needs: a hundredth of two ticks' distance.
    double resolution();
    QColor colorOf(qsizetype series) const;

private:
    void update();
    void paintGaps(QPainter *painter) const;
    std::pair<double, double> valueLimits() const;
    const double *drawableRow(qsizetype series);

    const Theme &m_theme;
    ChartFrame m_frame;
    std::shared_ptr<const RangeResult> m_result;
    std::vector<std::vector<double>> m_cleaned; ///< rows that had infinite values, without them
    SeriesNames m_names;
    std::vector<bool> m_shown;
    ValueUnit m_unit = ValueUnit::Number;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    double m_firstStep = 0;
    double m_lastStep = 1;
    QSize m_size;
    qreal m_scale = 1;
    bool m_isCurrent = false;
    ValueAxis m_values;
    QRectF m_plot;
    QImage m_image;
};

} // namespace binnacle
