#pragma once

#include "prometheus/labels.h"
#include "prometheus/queryrange.h"

#include <memory>
#include <vector>

namespace binnacle {

/// Series on a grid of steps: one row of doubles per series, series after series in blocks of
/// about a mebibyte, so that growing never copies. A step without a sample holds the missing
/// value, a NaN of its own kind that a sample's NaN never has.
class SeriesGrid
{
public:
    SeriesGrid() = default;
    explicit SeriesGrid(const QueryRange &range);

    /// Appends a row of missing values and returns it; it stays where it is until destruction.
    double *addSeries(Labels labels);
    /// Takes back the row added last.
    void removeLast();
    void setLabels(qsizetype series, Labels labels) { m_labels[series] = std::move(labels); }

    qsizetype seriesCount() const { return m_labels.size(); }
    qsizetype steps() const { return m_steps; }
    const double *row(qsizetype series) const;
    const Labels &labels(qsizetype series) const { return m_labels[series]; }
    const QList<Labels> &allLabels() const { return m_labels; }
    const QueryRange &range() const { return m_range; }
    qint64 timeMs(qsizetype step) const { return m_range.startMs + step * m_range.stepMs; }
    qsizetype sampleCount() const;

    static double missingValue();
    static bool isMissing(double value);

private:
    QueryRange m_range;
    qsizetype m_steps = 0;
    qsizetype m_rowsPerBlock = 1;
    std::vector<std::unique_ptr<double[]>> m_blocks;
    QList<Labels> m_labels;
};

} // namespace binnacle
