#pragma once

#include "cluster/watchtimings.h"

#include <QDateTime>

#include <functional>

namespace binnacle {

/// Pauses between attempts as client-go has them: doubling, with jitter of once the pause, from
/// the start again after a healthy while.
class Backoff
{
public:
    /// random returns a number in [0, 1).
    Backoff(const WatchTimings &timings, std::function<double()> random);

    /// The pause before the next attempt, given the moment of this failure (monotonic ms).
    std::chrono::milliseconds next(qint64 now);

private:
    WatchTimings m_timings;
    std::function<double()> m_random;
    std::chrono::milliseconds m_pause;
    qint64 m_lastFailure = -1;
};

} // namespace binnacle
