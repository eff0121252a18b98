#pragma once

#include <QString>

#include <optional>

namespace binnacle {

/// What a field holds; decides which control edits it and which text is accepted.
enum class FieldType {
    Bool,
    Integer,
    String,
    Enumeration, ///< one of Field::allowed
    Quantity, ///< Kubernetes quantity: 30Gi, 500m
    Duration, ///< Prometheus duration: 5d, 1h30m
    Size, ///< Prometheus size: 10GiB, 512MB
    Arn, ///< Amazon resource name
    Host, ///< DNS name of a web address, no scheme
    Name, ///< RFC 1123 label or subdomain: namespace, release, storage class
    Version, ///< chart version: 88.5.3
    Source, ///< where a chart comes from: https://…, oci://…, absolute path
    Secret, ///< only ever a reference: env:NAME, file:PATH, secret:NS/NAME/KEY, ask, store:NAME
    List, ///< list of Field::itemType
    Dashboards ///< list of records: name, gnetId, revision, datasource
};

/// The word used in catalog files and by `binnacle fields`: "bool", "quantity", "dashboards" …
QString fieldTypeName(FieldType type);
std::optional<FieldType> fieldTypeFromName(const QString &name);

} // namespace binnacle
