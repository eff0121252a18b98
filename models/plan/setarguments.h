#pragma once

#include "base/error.h"
#include "values/value.h"

namespace binnacle {

/// One `--set`, `--set-string` or `--set-json` argument of a person's helm command.
struct SetArgument
{
    enum class Kind { Typed, String, Json };

    Kind kind = Kind::Typed;
    QString text; ///< "a.b=c,d=e"
};

/// Puts the pairs of the argument into the values as helm does: dots between keys, backslash
/// escapes, "{a,b}" lists, "[0]" elements (missing ones before it are null), numbers, true, false
/// and null typed unless the kind is String. An error quotes the key, never the value.
Result<void> applySetArgument(Value &values, const SetArgument &argument);

} // namespace binnacle
