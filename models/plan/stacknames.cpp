#include "plan/stacknames.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// sprig's `trunc N | trimSuffix "-"`: one '-' at the end is taken away, not several.
QString truncated(const QString &name, qsizetype length)
{
    const QString cut = name.left(length);
    return cut.endsWith(u'-') ? cut.chopped(1) : cut;
}

QString textAt(const Value &values, const QString &parent, const QString &key)
{
    const Value map = parent.isEmpty() ? values : values.map().value(parent);
    return map.map().value(key).toString();
}

/// The fullname template that all charts of the stack share.
QString derivedName(const QString &release, const QString &chart, const Value &values,
                    const QString &parent, qsizetype length)
{
    const QString fullOverride = textAt(values, parent, u"fullnameOverride"_s);
    if (!fullOverride.isEmpty())
        return truncated(fullOverride, length);
    const QString nameOverride = textAt(values, parent, u"nameOverride"_s);
    const QString name = nameOverride.isEmpty() ? chart : nameOverride;
    return truncated(release.contains(name) ? release : release + u'-' + name, length);
}

} // namespace

StackNames StackNames::of(const QString &release, const Value &mergedValues)
{
    StackNames names;
    names.fullname = derivedName(release, u"kube-prometheus-stack"_s, mergedValues, {}, 26);
    const bool isClean = mergedValues.map().value(u"cleanPrometheusOperatorObjectNames"_s).toBool();
    names.prometheus = names.fullname + u"-prometheus"_s;
    names.alertmanager = names.fullname + u"-alertmanager"_s;
    names.prometheusResource = isClean ? names.fullname : names.prometheus;
    names.alertmanagerResource = isClean ? names.fullname : names.alertmanager;
    names.operatorName = names.fullname + u"-operator"_s;
    names.grafana = derivedName(release, u"grafana"_s, mergedValues, u"grafana"_s, 63);
    names.kubeStateMetrics = derivedName(release, u"kube-state-metrics"_s, mergedValues,
                                         u"kube-state-metrics"_s, 63);
    names.nodeExporter = derivedName(release, u"prometheus-node-exporter"_s, mergedValues,
                                     u"prometheus-node-exporter"_s, 63);
    return names;
}

QString StackNames::prometheusStatefulSet() const
{
    return u"prometheus-"_s + prometheusResource;
}

QString StackNames::alertmanagerStatefulSet() const
{
    return u"alertmanager-"_s + alertmanagerResource;
}

QString StackNames::prometheusClaim(int replica) const
{
    return u"prometheus-%1-db-%2-%3"_s.arg(prometheusResource, prometheusStatefulSet())
        .arg(replica);
}

QString StackNames::alertmanagerClaim(int replica) const
{
    return u"alertmanager-%1-db-%2-%3"_s.arg(alertmanagerResource, alertmanagerStatefulSet())
        .arg(replica);
}

QString StackNames::grafanaClaim(const QString &persistenceType) const
{
    const bool isOfStatefulSet = persistenceType == u"statefulset" || persistenceType == u"sts";
    return isOfStatefulSet ? u"storage-%1-0"_s.arg(grafana) : grafana;
}

} // namespace binnacle
