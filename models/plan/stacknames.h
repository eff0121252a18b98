#pragma once

#include "values/value.h"

namespace binnacle {

/// The names that the chart kube-prometheus-stack gives its objects, derived from the release as
/// its templates do: truncation, overrides and "release contains the chart's name" included.
/// Source: templates/_helpers.tpl of the chart and of its sub-charts, 45.27.2 to 88.5.3.
struct StackNames
{
    QString fullname; ///< at most 26 characters
    QString prometheus; ///< Service of Prometheus (port 9090)
    QString alertmanager; ///< Service of Alertmanager (port 9093)
    QString prometheusResource; ///< custom resource; the same unless "clean" names are asked for
    QString alertmanagerResource;
    QString operatorName; ///< Deployment and Service of the operator
    QString grafana; ///< Deployment and Service (port 80), and its claim when type is pvc
    QString kubeStateMetrics;
    QString nodeExporter; ///< DaemonSet and Service

    QString prometheusStatefulSet() const; ///< "prometheus-NAME"
    QString alertmanagerStatefulSet() const;
    QString prometheusClaim(int replica) const; ///< PVC of one replica
    QString alertmanagerClaim(int replica) const;
    /// The claim of Grafana: one of its own, or the stateful set's for `statefulset` and `sts`.
    QString grafanaClaim(const QString &persistenceType) const;

    /// From the release and, for overrides, the merged values.
    static StackNames of(const QString &release, const Value &mergedValues = Value(ValueMap()));
};

} // namespace binnacle
