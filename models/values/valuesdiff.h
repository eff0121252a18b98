#pragma once

#include "values/value.h"

#include <optional>

namespace binnacle {

/// One difference between two trees.
struct ValueChange
{
    ValuePath path;
    std::optional<Value> before; ///< none: added
    std::optional<Value> after; ///< none: removed

    friend bool operator==(const ValueChange &, const ValueChange &) = default;
};

/// What differs in meaning, in the order of the first tree, then what only the second has.
/// Maps are compared key by key, lists as a whole (helm replaces them as a whole).
QList<ValueChange> diffValues(const Value &before, const Value &after);

} // namespace binnacle
