#pragma once

#include "values/value.h"

#include <QHash>

#include <optional>

namespace binnacle {

/// Names and what stands for them in a catalog template: "value", "item.name", "secret.key".
using TemplateVariables = QHash<QString, Value>;

/// The template with its variables filled in. A string that is one variable takes the value with
/// its type, a variable inside other text is put in as text, and a map entry whose variable is
/// absent is left out.
Value fillTemplate(const Value &pattern, const TemplateVariables &variables);

/// The same for the keys of a path; each filled key stays one key, whatever dots it has.
ValuePath fillPath(const ValuePath &path, const TemplateVariables &variables);

/// The way back: which variables make the template become that value; nothing when none do.
/// Variables inside other text are not solved.
std::optional<TemplateVariables> matchTemplate(const Value &pattern, const Value &value);

/// The name in "${name}" when the text is nothing else, else empty.
QString variableIn(const QString &text);

} // namespace binnacle
