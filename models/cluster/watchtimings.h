#pragma once

#include <chrono>

namespace binnacle {

/// Durations of list and watch; the defaults are client-go's where it has one (reflector.go).
/// Tests make them short.
struct WatchTimings
{
    std::chrono::milliseconds listSilence = std::chrono::seconds(60); ///< then the list failed
    /// The server sends a bookmark about once a minute; more than two missed ones mean that the
    /// connection is dead.
    std::chrono::milliseconds watchSilence = std::chrono::seconds(150);
    std::chrono::milliseconds firstRetry = std::chrono::milliseconds(800); ///< doubles, with jitter
    std::chrono::milliseconds longestRetry = std::chrono::seconds(30); ///< when refused or busy
    /// When nobody answers at all: an attempt costs the server nothing, and a person waits.
    std::chrono::milliseconds longestReconnect = std::chrono::seconds(5);
    std::chrono::milliseconds healthyAfter = std::chrono::minutes(2); ///< then retries start anew
    std::chrono::milliseconds staleAfter = std::chrono::seconds(10); ///< reconnecting → stale
    int pageSize = 500;
    int watchSeconds = 300; ///< the server ends a watch after 1 to 2 times this
};

} // namespace binnacle
