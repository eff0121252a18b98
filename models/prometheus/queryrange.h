#pragma once

#include <QtGlobal>

namespace binnacle {

/// The steps of a range query. Times are milliseconds since 1970 (UTC) and multiples of the step,
/// so that repeating a query later gives the same points and servers that align by themselves
/// (VictoriaMetrics) answer on the same grid.
struct QueryRange
{
    /// Prometheus refuses more points per series than this.
    static constexpr qsizetype mostPoints = 11'000;

    qint64 startMs = 0;
    qint64 endMs = 0; ///< inclusive
    qint64 stepMs = 1;
    bool stepWasRaised = false; ///< the wished step would have made too many points

    qsizetype points() const { return static_cast<qsizetype>((endMs - startMs) / stepMs) + 1; }
    friend bool operator==(const QueryRange &, const QueryRange &) = default;
};

/// Puts a wished range on a grid. With `wishedStepMs` zero the step is chosen: four points per
/// pixel of width at most, not finer than the scrape interval, rounded up to a step that people
/// use (1, 2, 5, 10, 15, 30 s …). A step that would make more than `mostPoints` is rounded up.
QueryRange planQueryRange(qint64 startMs, qint64 endMs, qint64 wishedStepMs, int pixels,
                          qint64 scrapeIntervalMs = 15'000);

} // namespace binnacle
