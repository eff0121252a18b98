#include "prometheus/seriesgrid.h"

#include <algorithm>
#include <bit>

namespace binnacle {

namespace {

/// A quiet NaN with a payload of its own (Prometheus' sample NaN has the payload 1, what strtod
/// makes has 0; its staleness marker is signalling, which arithmetic would change).
constexpr quint64 missingBits = 0x7ff8'0000'0000'0002ULL;
constexpr qsizetype blockBytes = 1024 * 1024;

} // namespace

double SeriesGrid::missingValue()
{
    return std::bit_cast<double>(missingBits);
}

bool SeriesGrid::isMissing(double value)
{
    return std::bit_cast<quint64>(value) == missingBits;
}

SeriesGrid::SeriesGrid(const QueryRange &range)
    : m_range(range)
    , m_steps(range.points())
    , m_rowsPerBlock(std::max<qsizetype>(1, blockBytes / 8 / std::max<qsizetype>(1, m_steps)))
{ }

double *SeriesGrid::addSeries(Labels labels)
{
    const auto series = static_cast<std::size_t>(m_labels.size());
    const auto perBlock = static_cast<std::size_t>(m_rowsPerBlock);
    const auto steps = static_cast<std::size_t>(m_steps);
    if (series / perBlock >= m_blocks.size())
        m_blocks.push_back(std::make_unique_for_overwrite<double[]>(perBlock * steps));
    m_labels.append(std::move(labels));
    double *row = m_blocks[series / perBlock].get() + series % perBlock * steps;
    std::fill_n(row, steps, missingValue());
    return row;
}

void SeriesGrid::removeLast()
{
    m_labels.removeLast();
}

const double *SeriesGrid::row(qsizetype series) const
{
    const auto block = static_cast<std::size_t>(series / m_rowsPerBlock);
    return m_blocks[block].get() + series % m_rowsPerBlock * m_steps;
}

qsizetype SeriesGrid::sampleCount() const
{
    qsizetype count = 0;
    for (qsizetype series = 0; series < seriesCount(); ++series)
        count += std::count_if(row(series), row(series) + m_steps,
                               [](double value) { return !isMissing(value); });
    return count;
}

} // namespace binnacle
