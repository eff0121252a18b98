#pragma once

#include "prometheus/instantresult.h"
#include "prometheus/rangequery.h"

#include <QJsonDocument>

namespace binnacle {

/// Results of queries as text. CSV has a header, one column per label that occurs, times in
/// ISO 8601 (UTC) and values as Prometheus writes them; every label is there, so that rows of
/// different series can be told apart.
QByteArray instantTable(const InstantResult &result);
QByteArray instantCsv(const InstantResult &result);

/// Statistics per series.
QByteArray rangeTable(const RangeResult &result);
QByteArray rangeCsv(const RangeResult &result);
QJsonDocument rangeJson(const RangeResult &result);

/// A number as Prometheus writes it: shortest form, NaN, +Inf, -Inf.
QString sampleText(double value);

} // namespace binnacle
