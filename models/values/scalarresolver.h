#pragma once

#include "values/value.h"

#include <optional>
#include <string_view>

namespace binnacle {

/// What helm makes of a scalar that stands in the file without quotes and without a tag.
/// Source: resolve() of the YAML library inside helm 3 and 4 (YAML 1.1 words, 0777, 0b101, 1_000;
/// times and dates stay text), compared with recorded answers in the tests.
Value resolvePlainScalar(std::string_view text);

/// The text under which helm stores a key of that value; empty optional for what helm refuses
/// (null, lists, maps, numbers beyond int64).
std::optional<QString> resolvedKey(const Value &value, std::string_view plainText);

/// UTF-8 → QString that keeps a byte order mark inside the text (QString's own conversion drops a
/// leading one).
QString textFromUtf8(std::string_view utf8);

} // namespace binnacle
