#pragma once

#include <QJsonObject>
#include <QString>

namespace binnacle {

/// An object as YAML to read (not to apply): block style, strings quoted wherever a reader could
/// take them for something else, control characters escaped. metadata.managedFields only where
/// asked for. Keys stand as kubectl prints them: apiVersion, kind, metadata first.
QString objectAsYaml(const QJsonObject &object, bool withManagedFields);

} // namespace binnacle
