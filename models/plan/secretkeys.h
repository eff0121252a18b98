#pragma once

#include "catalog/component.h"

namespace binnacle {

/// Whether a value of a person's own file is a secret in the clear: a field of the catalog that is
/// one, or a key whose name says so (password, token, api_url of a webhook …) with text in it.
bool isSecretValue(const Component &catalog, const ValuePath &path, const Value &value);

/// The paths of all such values in a tree.
QList<ValuePath> secretValuesIn(const Component &catalog, const Value &values);

/// What stands in place of a secret in everything that is written for people to read.
QString maskedSecret(const QString &name);

} // namespace binnacle
