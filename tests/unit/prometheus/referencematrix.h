#pragma once

#include "prometheus/queryrange.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The slow, plain reading of a query_range answer (simdjson's DOM and strtod) that the fast one
/// is compared with: label text → one value per step, absent steps as nullopt.
using ReferenceMatrix = std::map<std::string, std::vector<std::optional<double>>>;

/// Nothing when the bytes are no such answer.
std::optional<ReferenceMatrix> readReference(const QByteArray &json,
                                             const binnacle::QueryRange &range);
