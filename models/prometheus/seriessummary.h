#pragma once

#include "prometheus/seriesgrid.h"

namespace binnacle {

/// What a legend says of one series. NaN where there is nothing to say.
struct SeriesSummary
{
    double last = 0; ///< the newest sample, whatever it is (also NaN and infinity)
    double min = 0; ///< of the finite samples
    double max = 0;
    double mean = 0;
    qsizetype samples = 0;
    bool hasInfinite = false; ///< some samples are infinite, which no chart can draw
};

/// Steps without a sample of any series, between steps that have some. Both ends inclusive.
struct SeriesGap
{
    qsizetype first = 0;
    qsizetype last = 0;

    friend bool operator==(const SeriesGap &, const SeriesGap &) = default;
};

SeriesSummary summarise(const double *row, qsizetype steps);
QList<SeriesSummary> summariseAll(const SeriesGrid &grid);
QList<SeriesGap> commonGaps(const SeriesGrid &grid);

} // namespace binnacle
