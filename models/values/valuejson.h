#pragma once

#include "values/value.h"

#include <QJsonValue>

namespace binnacle {

/// For --json output. Key order is not kept: JSON objects of Qt are sorted.
QJsonValue toJson(const Value &value);

} // namespace binnacle
