#include "prometheus/queryrange.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

/// The smallest step that people use and that is at least `leastMs`.
qint64 usualStep(qint64 leastMs)
{
    constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    static constexpr std::array<qint64, 25> usual{
        1 * second,  2 * second, 5 * second, 10 * second, 15 * second, 20 * second, 30 * second,
        1 * minute,  2 * minute, 3 * minute, 5 * minute,  10 * minute, 15 * minute, 20 * minute,
        30 * minute, 1 * hour,   2 * hour,   3 * hour,    6 * hour,    12 * hour,   1 * day,
        2 * day,     7 * day,    14 * day,   28 * day};
    const auto found = std::lower_bound(usual.begin(), usual.end(), leastMs);
    if (found != usual.end())
        return *found;
    return (leastMs + usual.back() - 1) / usual.back() * usual.back();
}

} // namespace

QueryRange planQueryRange(qint64 startMs, qint64 endMs, qint64 wishedStepMs, int pixels,
                          qint64 scrapeIntervalMs)
{
    if (endMs < startMs)
        std::swap(startMs, endMs);
    const qint64 span = endMs - startMs;
    const auto stepFor = [span](qint64 points) { return span / std::max<qint64>(1, points - 2); };
    QueryRange range;
    if (wishedStepMs > 0) {
        range.stepMs = wishedStepMs;
    } else {
        const qint64 wanted = std::min<qint64>(QueryRange::mostPoints,
                                               qint64{4} * std::max(1, pixels));
        range.stepMs = usualStep(std::max(scrapeIntervalMs, stepFor(wanted)));
    }
    // Aligning both ends to the step can add one point to span / step + 1.
    if (span / range.stepMs + 2 > QueryRange::mostPoints) {
        range.stepMs = usualStep(stepFor(QueryRange::mostPoints) + 1);
        range.stepWasRaised = wishedStepMs > 0;
    }
    range.startMs = startMs / range.stepMs * range.stepMs;
    range.endMs = endMs / range.stepMs * range.stepMs;
    return range;
}

} // namespace binnacle
