#include "release/releaseobjects.h"

#include "base/plaintext.h"
#include "cluster/listoperation.h"
#include "cluster/resourcekind.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString nameOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject().value("name"_L1).toString();
}

QString nameSpaceOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject().value("namespace"_L1).toString();
}

/// The workload that a pod belongs to: its controller, or the Deployment behind a ReplicaSet,
/// whose name is the Deployment's with the pod template's hash.
QString workloadOf(const QJsonObject &pod)
{
    const QJsonObject metadata = pod.value("metadata"_L1).toObject();
    const QJsonArray owners = metadata.value("ownerReferences"_L1).toArray();
    for (const QJsonValue &value : owners) {
        const QJsonObject owner = value.toObject();
        if (!owner.value("controller"_L1).toBool())
            continue;
        const QString kind = owner.value("kind"_L1).toString();
        QString name = owner.value("name"_L1).toString();
        if (kind != "ReplicaSet"_L1)
            return kind + u'/' + nameSpaceOf(pod) + u'/' + name;
        const QString hash =
            metadata.value("labels"_L1).toObject().value("pod-template-hash"_L1).toString();
        if (!hash.isEmpty() && name.endsWith(u'-' + hash))
            name.chop(hash.size() + 1);
        return u"Deployment/"_s + nameSpaceOf(pod) + u'/' + name;
    }
    return {};
}

QStringList claimsOf(const QJsonObject &pod)
{
    QStringList claims;
    const QJsonArray volumes = pod.value("spec"_L1).toObject().value("volumes"_L1).toArray();
    for (const QJsonValue &volume : volumes) {
        const QString claim = volume.toObject()
                                  .value("persistentVolumeClaim"_L1)
                                  .toObject()
                                  .value("claimName"_L1)
                                  .toString();
        if (!claim.isEmpty())
            claims << claim;
    }
    return claims;
}

QString requestedSize(const QJsonObject &claim)
{
    return claim.value("spec"_L1)
        .toObject()
        .value("resources"_L1)
        .toObject()
        .value("requests"_L1)
        .toObject()
        .value("storage"_L1)
        .toString();
}

/// Plural of a custom resource that prometheus-operator turns into a workload; else empty.
QString operatorPlural(const QString &kind)
{
    static const QHash<QString, QString> plurals{{u"Prometheus"_s, u"prometheuses"_s},
                                                 {u"PrometheusAgent"_s, u"prometheusagents"_s},
                                                 {u"Alertmanager"_s, u"alertmanagers"_s},
                                                 {u"ThanosRuler"_s, u"thanosrulers"_s}};
    return plurals.value(kind);
}

QString describeClaim(const QJsonObject &claim)
{
    const QJsonObject spec = claim.value("spec"_L1).toObject();
    const QJsonObject status = claim.value("status"_L1).toObject();
    QStringList parts{status.value("phase"_L1).toString()};
    if (const QString volume = spec.value("volumeName"_L1).toString(); !volume.isEmpty())
        parts << ReleaseObjects::tr("to %1").arg(volume);
    if (const QString size = status.value("capacity"_L1).toObject().value("storage"_L1).toString();
        !size.isEmpty())
        parts << ReleaseObjects::tr("size %1").arg(size);
    if (const QString storageClass = spec.value("storageClassName"_L1).toString();
        !storageClass.isEmpty())
        parts << ReleaseObjects::tr("class %1").arg(storageClass);
    return parts.join(u", "_s);
}

} // namespace

ReleaseObjects::ReleaseObjects(ClusterSession &cluster, QList<ExpectedObject> expected,
                               QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_expected(std::move(expected))
{
    QSet<QString> nameSpaces;
    for (const ExpectedObject &object : std::as_const(m_expected))
        nameSpaces.insert(object.nameSpace);
    static const QStringList kinds{u"deployments"_s, u"daemonsets"_s, u"statefulsets"_s, u"pods"_s,
                                   u"persistentvolumeclaims"_s};
    for (const QString &nameSpace : std::as_const(nameSpaces)) {
        for (const QString &kind : kinds)
            watch(*findKind(kind), nameSpace);
    }
    QSet<QString> watched;
    for (const ExpectedObject &object : std::as_const(m_expected)) {
        const QString plural = operatorPlural(object.kind);
        if (plural.isEmpty() || watched.contains(plural + object.nameSpace))
            continue;
        watched.insert(plural + object.nameSpace);
        const QString version = object.kind == "PrometheusAgent"_L1 ? u"v1alpha1"_s : u"v1"_s;
        watch({u"monitoring.coreos.com"_s, version, plural, object.kind, {}, true},
              object.nameSpace);
    }
}

void ReleaseObjects::watch(const ResourceKind &kind, const QString &nameSpace)
{
    ResourceQuery query;
    query.kind = kind;
    query.nameSpace = nameSpace;
    query.form = ResourceQuery::Form::Objects;
    auto feed = m_cluster.watch(query);
    connect(feed.get(), &ResourceFeed::batchArrived, this,
            [this, kind](const ResourceBatch &batch) { apply(kind, batch); });
    connect(feed.get(), &ResourceFeed::completed, this, &ReleaseObjects::changed);
    connect(feed.get(), &ResourceFeed::stateChanged, this, &ReleaseObjects::changed);
    m_feeds.push_back(std::move(feed));
}

void ReleaseObjects::apply(const ResourceKind &kind, const ResourceBatch &batch)
{
    for (const QByteArray &uid : batch.removed) {
        if (const auto it = m_keyOfUid.constFind(uid); it != m_keyOfUid.cend()) {
            m_objects.remove(*it);
            m_keyOfUid.erase(it);
        }
    }
    for (const ResourceRow &row : batch.upserts) {
        const QString key = kind.kind + u'/' + row.nameSpace + u'/' + row.name;
        m_objects.insert(key, wholeObject(row, kind));
        m_keyOfUid.insert(row.uid, key);
    }
    Q_EMIT changed();
}

bool ReleaseObjects::isComplete() const
{
    return std::all_of(m_feeds.cbegin(), m_feeds.cend(),
                       [](const auto &feed) { return feed->isComplete(); });
}

QString ReleaseObjects::obstacle() const
{
    for (const auto &feed : m_feeds) {
        const FeedState &state = feed->state();
        if (state.phase == FeedState::Phase::NoRight || state.phase == FeedState::Phase::Failed)
            return state.message;
    }
    return {};
}

QList<QJsonObject> ReleaseObjects::podsOf(const ExpectedObject &workload) const
{
    QList<QJsonObject> pods;
    for (auto it = m_objects.lowerBound(u"Pod/"_s); it != m_objects.cend(); ++it) {
        if (!it.key().startsWith("Pod/"_L1))
            break;
        if (workloadOf(*it) == workload.key())
            pods << *it;
    }
    return pods;
}

Check ReleaseObjects::checkWorkload(const ExpectedObject &workload) const
{
    Check check;
    check.id = u"workload."_s + workload.kind.toLower() + u'.' + workload.name;
    check.group = tr("Workloads");
    check.title = tr("%1 %2 is ready").arg(workload.kind, workload.name);
    check.expected = tr("all replicas ready");
    check.evidence = tr("%1 in namespace %2, asked for by %3")
                         .arg(workload.kind + u'/' + workload.name, workload.nameSpace,
                              workload.source);
    const auto live = m_objects.constFind(workload.key());
    if (live == m_objects.cend()) {
        check.found = tr("missing");
        check.hint = workload.source.startsWith("Prometheus"_L1)
                || workload.source.startsWith("Alertmanager"_L1)
            ? tr("prometheus-operator has not made it: look at the operator's log and at the "
                 "conditions of %1.")
                  .arg(workload.source)
            : tr("Somebody deleted it, or the install did not get that far: apply the plan again.");
        return check;
    }
    const Readiness readiness = readinessOf(*live);
    check.found = readiness.reason;
    if (readiness.isReady()) {
        check.state = Check::State::Passed;
        return check;
    }
    for (const QJsonObject &pod : podsOf(workload)) {
        const Readiness podReadiness = readinessOf(pod);
        if (podReadiness.isReady())
            continue;
        check.found += tr("; pod %1 %2").arg(nameOf(pod), podReadiness.reason);
        break; // the first one says enough for a line
    }
    check.hint = tr("Look at the pod's events and log.");
    return check;
}

Check ReleaseObjects::checkCustomResource(const ExpectedObject &resource) const
{
    Check check;
    check.id = u"resource."_s + resource.kind.toLower() + u'.' + resource.name;
    check.group = tr("Workloads");
    check.title = tr("The operator has reconciled %1 %2").arg(resource.kind, resource.name);
    check.expected = tr("conditions Reconciled and Available are True");
    check.evidence = tr("%1 in namespace %2, .status.conditions")
                         .arg(resource.kind + u'/' + resource.name, resource.nameSpace);
    const auto live = m_objects.constFind(resource.key());
    if (live == m_objects.cend()) {
        check.found = tr("missing");
        check.hint = tr("Somebody deleted it: apply the plan again.");
        return check;
    }
    QStringList met;
    const QJsonArray conditions =
        live->value("status"_L1).toObject().value("conditions"_L1).toArray();
    for (const QJsonValue &value : conditions) {
        const QJsonObject condition = value.toObject();
        const QString type = condition.value("type"_L1).toString();
        if (type != "Reconciled"_L1 && type != "Available"_L1)
            continue;
        const QString status = condition.value("status"_L1).toString();
        if (status == "True"_L1) {
            met << type;
            continue;
        }
        const QString message = plainText(condition.value("message"_L1).toString());
        check.found = message.isEmpty() ? tr("%1 is %2").arg(type, status)
                                        : tr("%1 is %2: %3").arg(type, status, message);
        check.hint = tr("These are the operator's own words; its log tells more.");
        if (type == "Reconciled"_L1)
            return check; // the cause; Available follows from it
    }
    if (!check.found.isEmpty())
        return check;
    if (met.size() < 2) {
        check.found = tr("the operator has not looked at it yet");
        check.hint = tr("Does prometheus-operator run, and may it see this namespace?");
        return check;
    }
    check.found = met.join(u", "_s);
    check.state = Check::State::Passed;
    return check;
}

QList<ExpectedObject> ReleaseObjects::allClaims() const
{
    QList<ExpectedObject> claims;
    QSet<QString> seen;
    const auto add = [&](const ExpectedObject &claim) {
        if (!seen.contains(claim.key()))
            claims << claim;
        seen.insert(claim.key());
    };
    for (const ExpectedObject &object : m_expected) {
        if (object.kind == "PersistentVolumeClaim"_L1) {
            add(object);
            continue;
        }
        for (const QJsonObject &pod : podsOf(object)) {
            for (const QString &claim : claimsOf(pod))
                add({u"PersistentVolumeClaim"_s, object.nameSpace, claim,
                     object.kind + u' ' + object.name});
        }
    }
    return claims;
}

Check ReleaseObjects::checkClaim(const ExpectedObject &claim) const
{
    Check check;
    check.id = u"claim."_s + claim.name;
    check.group = tr("Storage");
    check.title = tr("Volume claim %1 is bound").arg(claim.name);
    check.expected = tr("Bound");
    check.evidence = tr("PersistentVolumeClaim/%1 in namespace %2, used by %3")
                         .arg(claim.name, claim.nameSpace, claim.source);
    const auto live = m_objects.constFind(claim.key());
    if (live == m_objects.cend()) {
        check.found = tr("missing");
        check.hint = tr("Without it the pod cannot start.");
        return check;
    }
    check.expected = tr("Bound, %1 asked for").arg(requestedSize(*live));
    check.found = describeClaim(*live);
    const Readiness readiness = readinessOf(*live);
    if (readiness.isReady()) {
        check.state = Check::State::Passed;
        return check;
    }
    check.found = readiness.reason;
    check.hint = tr(
        "Does the storage class exist, and does its provisioner run? The claim's events "
        "say what it waits for.");
    return check;
}

QList<Check> ReleaseObjects::checks() const
{
    QList<Check> checks;
    for (const ExpectedObject &object : m_expected) {
        if (!operatorPlural(object.kind).isEmpty())
            checks << checkCustomResource(object);
        else if (object.kind != "PersistentVolumeClaim"_L1)
            checks << checkWorkload(object);
    }
    for (const ExpectedObject &claim : allClaims())
        checks << checkClaim(claim);
    return checks;
}

} // namespace binnacle
