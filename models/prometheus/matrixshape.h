#pragma once

#include "prometheus/labels.h"

namespace binnacle {

/// Scanners for the one shape in which Prometheus writes the answer of query_range. Each reads
/// one thing at `at` and moves `at` behind it when it was read whole.
namespace matrixshape {

enum class Found {
    Whole,
    MoreNeeded, ///< the bytes end before the thing does
    Other ///< this is something else: leave it to a JSON parser
};

/// `{"metric":{"name":"value",…},"values":[`
Found readSeriesStart(const char *&at, const char *end, Labels &labels);

/// One point `[seconds,"value"]` with its time in milliseconds.
Found readPoint(const char *&at, const char *end, qint64 &timeMs, double &value);

} // namespace matrixshape

} // namespace binnacle
