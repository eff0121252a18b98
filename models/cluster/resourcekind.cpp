#include "cluster/resourcekind.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ResourceKind", text);
}

bool isNamed(const ResourceKind &kind, const QString &word)
{
    return kind.plural == word || kind.kind.toLower() == word || kind.fullName() == word
        || kind.shortNames.contains(word);
}

} // namespace

QString ResourceKind::fullName() const
{
    return group.isEmpty() ? plural : plural + u'.' + group;
}

QString ResourceKind::apiVersion() const
{
    return group.isEmpty() ? version : group + u'/' + version;
}

QByteArray ResourceKind::path(const QString &nameSpace, const QString &name) const
{
    QByteArray path = group.isEmpty() ? "/api/" : "/apis/" + group.toUtf8() + '/';
    path += version.toUtf8();
    if (namespaced && !nameSpace.isEmpty())
        path += "/namespaces/" + QUrl::toPercentEncoding(nameSpace);
    path += '/' + plural.toUtf8();
    if (!name.isEmpty())
        path += '/' + QUrl::toPercentEncoding(name);
    return path;
}

const QList<ResourceKind> &knownKinds()
{
    static const QString apps = u"apps"_s;
    static const QString net = u"networking.k8s.io"_s;
    static const QString storage = u"storage.k8s.io"_s;
    static const QString operatorGroup = u"monitoring.coreos.com"_s;
    static const QList<ResourceKind> kinds{
        {{}, u"v1"_s, u"pods"_s, u"Pod"_s, {u"po"_s}, true},
        {{}, u"v1"_s, u"persistentvolumeclaims"_s, u"PersistentVolumeClaim"_s, {u"pvc"_s}, true},
        {{}, u"v1"_s, u"services"_s, u"Service"_s, {u"svc"_s}, true},
        {net, u"v1"_s, u"ingresses"_s, u"Ingress"_s, {u"ing"_s}, true},
        {{}, u"v1"_s, u"persistentvolumes"_s, u"PersistentVolume"_s, {u"pv"_s}, false},
        {apps, u"v1"_s, u"statefulsets"_s, u"StatefulSet"_s, {u"sts"_s}, true},
        {apps, u"v1"_s, u"daemonsets"_s, u"DaemonSet"_s, {u"ds"_s}, true},
        {apps, u"v1"_s, u"deployments"_s, u"Deployment"_s, {u"deploy"_s}, true},
        {apps, u"v1"_s, u"replicasets"_s, u"ReplicaSet"_s, {u"rs"_s}, true},
        {u"batch"_s, u"v1"_s, u"jobs"_s, u"Job"_s, {}, true},
        {{}, u"v1"_s, u"events"_s, u"Event"_s, {u"ev"_s}, true},
        {{}, u"v1"_s, u"nodes"_s, u"Node"_s, {u"no"_s}, false},
        {{}, u"v1"_s, u"namespaces"_s, u"Namespace"_s, {u"ns"_s}, false},
        {{}, u"v1"_s, u"configmaps"_s, u"ConfigMap"_s, {u"cm"_s}, true},
        {storage, u"v1"_s, u"storageclasses"_s, u"StorageClass"_s, {u"sc"_s}, false},
        {net, u"v1"_s, u"ingressclasses"_s, u"IngressClass"_s, {}, false},
        {u"discovery.k8s.io"_s, u"v1"_s, u"endpointslices"_s, u"EndpointSlice"_s, {}, true},
        {operatorGroup, u"v1"_s, u"prometheuses"_s, u"Prometheus"_s, {u"prom"_s}, true},
        {operatorGroup, u"v1"_s, u"alertmanagers"_s, u"Alertmanager"_s, {u"am"_s}, true},
        {operatorGroup, u"v1"_s, u"servicemonitors"_s, u"ServiceMonitor"_s, {u"smon"_s}, true},
        {operatorGroup, u"v1"_s, u"podmonitors"_s, u"PodMonitor"_s, {u"pmon"_s}, true},
        {operatorGroup, u"v1"_s, u"prometheusrules"_s, u"PrometheusRule"_s, {u"promrule"_s}, true},
    };
    return kinds;
}

Result<ResourceKind> findKind(const QString &word)
{
    const QString wanted = word.trimmed().toLower();
    for (const ResourceKind &kind : knownKinds()) {
        if (isNamed(kind, wanted))
            return kind;
    }
    QStringList names;
    for (const ResourceKind &kind : knownKinds())
        names << kind.plural;
    return failure({Error::Kind::BadInput,
                    tr("“%1” is not a kind of object that is known here").arg(word),
                    {},
                    {},
                    tr("Known: %1").arg(names.join(u", "_s))});
}

Result<QList<ResourceKind>> findKinds(const QString &words)
{
    QList<ResourceKind> kinds;
    for (const QString &word : words.split(u',', Qt::SkipEmptyParts)) {
        const Result<ResourceKind> kind = findKind(word);
        if (!kind)
            return failure(kind.error());
        if (!kinds.contains(*kind))
            kinds << *kind;
    }
    if (kinds.isEmpty())
        return failure({Error::Kind::BadInput, tr("No kind of object was named"), {}, {}, {}});
    return kinds;
}

} // namespace binnacle
