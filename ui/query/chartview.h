#pragma once

#include "prometheus/rangequery.h"
#include "prometheus/valueunit.h"

#include <QImage>
#include <QTimeZone>
#include <QWidget>

#include <memory>
#include <vector>

namespace binnacle {

/// A chart of the result of a range query. What stands behind it can be replaced; the page knows
/// only this.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows a result, the whole of it; a null pointer empties the chart.
    virtual void setResult(std::shared_ptr<const RangeResult> result) = 0;
    /// One entry per series, false hides it; empty shows all.
    virtual void setShown(std::vector<bool> shown) = 0;
    virtual void setUnit(ValueUnit unit) = 0;
    virtual void setTimeZone(const QTimeZone &zone) = 0;
    virtual QColor colorOf(qsizetype series) const = 0;
    /// How finely values should be written beside this chart; see formatValue().
    virtual double resolution() const = 0;

    virtual bool canUndoZoom() const = 0;
    virtual void undoZoom() = 0;
    virtual bool canRedoZoom() const = 0;
    virtual void redoZoom() = 0;

    /// The chart as it is shown, at another size (device-independent pixels) and scale.
    virtual QImage image(QSize size, qreal scale) const = 0;

Q_SIGNALS:
    /// The part of time in view has changed (drag, wheel, keys, undo). Milliseconds since 1970.
    void viewChanged(qint64 startMs, qint64 endMs);
    /// resolution() may be another: figures beside the chart should be written anew.
    void resolutionChanged();
    /// The cross-hair stands at this step; -1: it is gone.
    void stepPointed(qsizetype step);
};

} // namespace binnacle
