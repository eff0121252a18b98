#pragma once

#include "base/error.h"
#include "catalog/field.h"

namespace binnacle {

/// The value that a text means for a field: what a person types in a form or behind FIELD=.
/// Lists: items between commas, or YAML in square brackets. Fails with one sentence that says
/// what to write instead; a Secret accepts references only.
Result<Value> parseFieldText(const Field &field, const QString &text);

/// The text that parseFieldText reads as this value: what a form's control shows.
QString fieldText(const Field &field, const Value &value);

/// What is wrong with a value for a field, as one sentence with what to write instead; empty when
/// nothing is. For values that were read from a file and so have a type already.
QString objectionTo(const Field &field, const Value &value);

} // namespace binnacle
