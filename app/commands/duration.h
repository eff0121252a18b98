#pragma once

#include "base/error.h"

#include <chrono>

namespace binnacle {

/// "90s", "5m", "1h30m", "7d": a duration as Prometheus writes it (units ms to w, in falling
/// order). `option` names where it stood, for the message.
Result<std::chrono::milliseconds> readDuration(const QString &text, const QString &option);

/// RFC 3339 ("2026-11-21T10:42:00Z") or seconds since 1970; milliseconds since 1970.
Result<qint64> readTime(const QString &text, const QString &option);

} // namespace binnacle
