#include "release/expectedobjects.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Prefix of the StatefulSet that the operator makes of a custom resource; empty for other kinds.
QString operatorPrefix(const QString &kind)
{
    static const QHash<QString, QString> prefixes{{u"Prometheus"_s, u"prometheus-"_s},
                                                  {u"PrometheusAgent"_s, u"prom-agent-"_s},
                                                  {u"Alertmanager"_s, u"alertmanager-"_s},
                                                  {u"ThanosRuler"_s, u"thanos-ruler-"_s}};
    return prefixes.value(kind);
}

void addStatefulSets(const ManifestObject &object, const QString &nameSpace,
                     QList<ExpectedObject> &expected)
{
    expected.append({object.kind, nameSpace, object.name, u"the release"_s});
    const QString name = operatorPrefix(object.kind) + object.name;
    const QString source = object.kind + u' ' + object.name;
    expected.append({u"StatefulSet"_s, nameSpace, name, source});
    for (int shard = 1; shard < object.shards; ++shard)
        expected.append(
            {u"StatefulSet"_s, nameSpace, u"%1-shard-%2"_s.arg(name).arg(shard), source});
}

} // namespace

QList<ExpectedObject> expectedObjects(const QList<ManifestObject> &manifest,
                                      const QString &releaseNamespace)
{
    static const QStringList direct{u"Deployment"_s, u"DaemonSet"_s, u"StatefulSet"_s,
                                    u"PersistentVolumeClaim"_s};
    QList<ExpectedObject> expected;
    for (const ManifestObject &object : manifest) {
        const QString nameSpace = object.nameSpace.isEmpty() ? releaseNamespace : object.nameSpace;
        if (direct.contains(object.kind))
            expected.append({object.kind, nameSpace, object.name, u"the release"_s});
        else if (!operatorPrefix(object.kind).isEmpty()
                 && object.apiVersion.startsWith("monitoring.coreos.com/"_L1))
            addStatefulSets(object, nameSpace, expected);
    }
    return expected;
}

} // namespace binnacle
