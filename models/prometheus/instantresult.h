#pragma once

#include "base/error.h"
#include "prometheus/labels.h"

#include <QByteArray>
#include <QStringList>

namespace binnacle {

/// One value of one series at one time.
struct Sample
{
    Labels labels;
    qint64 timeMs = 0; ///< milliseconds since 1970, UTC
    double value = 0;
    QString text; ///< the value as Prometheus wrote it ("+Inf", "1e+06"); a summary of a histogram
    bool isHistogram = false; ///< a native histogram: `value` is its sum
};

/// Answer of /api/v1/query. A vector has one sample per series; a matrix (from a range selector
/// such as up[5m]) several with the same labels; scalar and string have one without labels.
struct InstantResult
{
    enum class Type { Vector, Matrix, Scalar, String };

    Type type = Type::Vector;
    QList<Sample> samples;
    QStringList warnings;
    QStringList infos;
    QByteArray raw; ///< the answer as it came
};

/// Body of /api/v1/query. Reentrant.
Result<InstantResult> decodeInstant(const QByteArray &body);

} // namespace binnacle
