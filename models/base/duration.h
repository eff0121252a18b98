#pragma once

#include "base/error.h"

#include <chrono>
#include <optional>

namespace binnacle {

/// "90s", "5m", "1h30m", "7d": a duration as Prometheus writes it (units ms to w, in falling
/// order). `option` names where it stood, for the message.
Result<std::chrono::milliseconds> readDuration(const QString &text, const QString &option);

/// A size as Prometheus reads it: a number and B, KB, MB, … EB or KiB, …; both forms mean powers
/// of 1024 there (its --storage.tsdb.retention.size). Nothing when it is no size.
std::optional<double> prometheusSize(const QString &text);

/// RFC 3339 ("2026-11-21T10:42:00Z") or seconds since 1970; milliseconds since 1970.
Result<qint64> readTime(const QString &text, const QString &option);

} // namespace binnacle
