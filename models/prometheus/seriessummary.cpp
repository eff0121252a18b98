#include "prometheus/seriessummary.h"

#include <cmath>
#include <limits>

namespace binnacle {

SeriesSummary summarise(const double *row, qsizetype steps)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    SeriesSummary summary{none, none, none, none, 0, false};
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    double sum = 0;
    qsizetype finite = 0;
    for (qsizetype step = 0; step < steps; ++step) {
        const double value = row[step];
        if (std::isfinite(value)) {
            low = value < low ? value : low;
            high = value > high ? value : high;
            sum += value;
            ++finite;
        } else if (!SeriesGrid::isMissing(value)) {
            summary.hasInfinite = summary.hasInfinite || std::isinf(value);
            ++summary.samples;
        }
    }
    summary.samples += finite;
    for (qsizetype step = steps; step-- > 0;) {
        if (!SeriesGrid::isMissing(row[step])) {
            summary.last = row[step];
            break;
        }
    }
    if (finite > 0) {
        summary.min = low;
        summary.max = high;
        summary.mean = sum / static_cast<double>(finite);
    }
    return summary;
}

QList<SeriesSummary> summariseAll(const SeriesGrid &grid)
{
    QList<SeriesSummary> summaries;
    summaries.reserve(grid.seriesCount());
    for (qsizetype series = 0; series < grid.seriesCount(); ++series)
        summaries << summarise(grid.row(series), grid.steps());
    return summaries;
}

QList<SeriesGap> commonGaps(const SeriesGrid &grid)
{
    std::vector<char> hasSample(static_cast<std::size_t>(grid.steps()), 0);
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        const double *row = grid.row(series);
        for (qsizetype step = 0; step < grid.steps(); ++step) {
            if (!SeriesGrid::isMissing(row[step]))
                hasSample[static_cast<std::size_t>(step)] = 1;
        }
    }
    QList<SeriesGap> gaps;
    qsizetype previous = -1; // the last step that had a sample
    for (qsizetype step = 0; step < grid.steps(); ++step) {
        if (!hasSample[static_cast<std::size_t>(step)])
            continue;
        if (previous >= 0 && step - previous > 1)
            gaps.append({previous + 1, step - 1});
        previous = step;
    }
    return gaps;
}

} // namespace binnacle
