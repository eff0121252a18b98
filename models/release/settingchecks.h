#pragma once

#include "prometheus/serverstatus.h"
#include "release/check.h"
#include "values/value.h"
#include "values/valuepath.h"

namespace binnacle {

/// Compares what the values ask of Prometheus with the flags of the one that runs. Only settings
/// that the values set are compared. Pure.
QList<Check> checkSettings(const Value &mergedValues, const ServerFlags &flags,
                           const QString &evidence);

} // namespace binnacle
