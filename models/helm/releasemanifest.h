#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace binnacle {

/// One object of a release, as far as verifying needs it.
struct ManifestObject
{
    QString apiVersion;
    QString kind;
    QString nameSpace; ///< as written; empty: the release's namespace, or no namespaced kind
    QString name;
    int replicas = -1; ///< spec.replicas, -1 where it is not written
    int shards = -1; ///< spec.shards (Prometheus)

    friend bool operator==(const ManifestObject &, const ManifestObject &) = default;
};

/// Reads the YAML documents of `helm get manifest` or `helm template`, in their order. Documents
/// without kind or name (comments only) are left out. Reentrant.
Result<QList<ManifestObject>> readManifest(const QByteArray &yaml);

} // namespace binnacle
