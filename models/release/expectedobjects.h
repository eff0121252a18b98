#pragma once

#include "helm/releasemanifest.h"

#include <QList>
#include <QString>

namespace binnacle {

/// A workload, claim or custom resource of the operator that must exist and do its work once a
/// release is installed.
struct ExpectedObject
{
    QString kind; ///< Deployment, DaemonSet, StatefulSet, PersistentVolumeClaim, Prometheus, …
    QString nameSpace;
    QString name;
    QString source; ///< what asks for it: "the release", "Prometheus p-prometheus"

    QString key() const { return kind + u'/' + nameSpace + u'/' + name; }
    friend bool operator==(const ExpectedObject &, const ExpectedObject &) = default;
};

/// From the objects of a release to what must run: its workloads and claims, its Prometheus,
/// Alertmanager … resources and the StatefulSets that prometheus-operator makes of them (names as
/// the operator forms them: prometheus-NAME[-shard-N], alertmanager-NAME, thanos-ruler-NAME,
/// prom-agent-NAME[-shard-N]).
QList<ExpectedObject> expectedObjects(const QList<ManifestObject> &manifest,
                                      const QString &releaseNamespace);

} // namespace binnacle
