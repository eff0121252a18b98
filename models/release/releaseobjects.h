#pragma once

#include "cluster/clustersession.h"
#include "cluster/readiness.h"
#include "release/check.h"
#include "release/expectedobjects.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace binnacle {

/// The live state of what a release must run, by list and watch: its workloads, their pods, the
/// pods' claims and the operator's custom resources. Nothing is polled.
class ReleaseObjects final : public QObject
{
    Q_OBJECT

public:
    ReleaseObjects(ClusterSession &cluster, QList<ExpectedObject> expected,
                   QObject *parent = nullptr);

    /// Whether every first list has come: before that, "missing" means nothing.
    bool isComplete() const;
    /// Why the cluster cannot be watched (no right to list, say); empty while it can.
    QString obstacle() const;

    /// One check per expected object and per claim of an expected pod.
    QList<Check> checks() const;
    /// A live object, empty when there is none. `key` as ExpectedObject::key().
    QJsonObject object(const QString &key) const { return m_objects.value(key); }

Q_SIGNALS:
    void changed();

private:
    void watch(const ResourceKind &kind, const QString &nameSpace);
    void apply(const ResourceKind &kind, const ResourceBatch &batch);
    QList<QJsonObject> podsOf(const ExpectedObject &workload) const;
    Check checkWorkload(const ExpectedObject &workload) const;
    Check checkCustomResource(const ExpectedObject &resource) const;
    Check checkClaim(const ExpectedObject &claim) const;
    QList<ExpectedObject> allClaims() const;

    ClusterSession &m_cluster;
    QList<ExpectedObject> m_expected;
    std::vector<std::unique_ptr<ResourceFeed>> m_feeds;
    QMap<QString, QJsonObject> m_objects; ///< by "Kind/namespace/name"
    QHash<QByteArray, QString> m_keyOfUid;
};

} // namespace binnacle
