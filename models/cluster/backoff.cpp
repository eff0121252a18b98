#include "cluster/backoff.h"

#include <algorithm>

namespace binnacle {

Backoff::Backoff(const WatchTimings &timings, std::function<double()> random)
    : m_timings(timings)
    , m_random(std::move(random))
    , m_pause(timings.firstRetry)
{ }

std::chrono::milliseconds Backoff::next(qint64 now)
{
    using std::chrono::milliseconds;
    if (m_lastFailure >= 0 && milliseconds(now - m_lastFailure) > m_timings.healthyAfter)
        m_pause = m_timings.firstRetry;
    m_lastFailure = now;
    const double jitter = m_random() * static_cast<double>(m_pause.count());
    const milliseconds pause = m_pause + milliseconds(static_cast<qint64>(jitter));
    m_pause = std::min(2 * m_pause, m_timings.longestRetry);
    return std::min(pause, m_timings.longestRetry);
}

} // namespace binnacle
