#pragma once

#include "base/operation.h"
#include "cluster/readiness.h"
#include "cluster/resourcefeed.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace binnacle {

class ClusterSession;

/// One object and whether it is ready.
struct ObjectReadiness
{
    QString kind; ///< "Pod"
    QString nameSpace;
    QString name;
    Readiness readiness;

    friend bool operator==(const ObjectReadiness &, const ObjectReadiness &) = default;
};

/// Watches objects (nothing is polled) until they are what is wanted. progressChanged() says what
/// it waits for. Fails with TimedOut after `patience` without any change, with Failed when the
/// judge's wish cannot come true by itself, with Refused when the objects may not be listed.
class ReadinessOperation final : public Operation
{
    Q_OBJECT

public:
    /// Nothing: all is as wanted. Else what is waited for, as a sentence. Called after each change,
    /// once every list is complete.
    using Judge = std::function<std::optional<QString>(const QList<ObjectReadiness> &)>;

    /// Ready when there is at least one object and each one is ready.
    static std::optional<QString> everythingReady(const QList<ObjectReadiness> &objects);
    /// Pods, claims, stateful sets, daemon sets and deployments of a name space.
    static QList<ResourceQuery> workloads(const QString &nameSpace,
                                          const QString &labelSelector = {});

    ReadinessOperation(ClusterSession &session, QList<ResourceQuery> queries,
                       std::chrono::milliseconds patience, Judge judge = everythingReady,
                       QObject *parent = nullptr);
    ~ReadinessOperation() override;

    /// As last seen, in the order of the queries, by name.
    QList<ObjectReadiness> objects() const;

protected:
    void doStart() override;
    void doCancel() override;

private:
    void watch(const ResourceQuery &query, std::size_t place);
    void takeBatch(std::size_t place, const ResourceBatch &batch);
    void takeState(const FeedState &state);
    void judge();
    void end(const Outcome &outcome);

    ClusterSession &m_session;
    QList<ResourceQuery> m_queries;
    Judge m_judge;
    QTimer m_patience;
    QTimer m_settle; ///< one judgement for the feeds that were delivered together
    std::vector<std::unique_ptr<ResourceFeed>> m_feeds;
    std::vector<std::map<QByteArray, ObjectReadiness>> m_objects; ///< per query, by uid
    QString m_waitsFor;
};

} // namespace binnacle
