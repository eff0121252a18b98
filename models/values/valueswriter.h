#pragma once

#include "values/value.h"

namespace binnacle {

/// YAML that people like to read and that helm 3 and 4 read back as exactly this value: plain
/// scalars only where nothing can mistake them, literal blocks for text of several lines, double
/// quotes otherwise. Deterministic: the same value gives the same bytes, ending with a newline.
/// `comment` lines stand above it, each behind "# ".
QByteArray writeValues(const Value &value, const QString &comment = {});

} // namespace binnacle
