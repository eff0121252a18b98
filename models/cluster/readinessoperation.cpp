#include "cluster/readinessoperation.h"

#include "cluster/clustersession.h"
#include "cluster/listoperation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString sentence(const ObjectReadiness &object)
{
    return ReadinessOperation::tr("%1 %2: %3")
        .arg(object.kind, object.name, object.readiness.reason);
}

} // namespace

std::optional<QString> ReadinessOperation::everythingReady(const QList<ObjectReadiness> &objects)
{
    if (objects.isEmpty())
        return tr("nothing is there yet");
    const ObjectReadiness *first = nullptr;
    int unready = 0;
    for (const ObjectReadiness &object : objects) {
        if (object.readiness.isReady())
            continue;
        ++unready;
        const bool isWorse = object.readiness.state == Readiness::State::Failed;
        if (!first || (isWorse && first->readiness.state != Readiness::State::Failed))
            first = &object;
    }
    if (!first)
        return std::nullopt;
    return unready == 1 ? sentence(*first)
                        : tr("%1 (and %2 more)").arg(sentence(*first)).arg(unready - 1);
}

QList<ResourceQuery> ReadinessOperation::workloads(const QString &nameSpace,
                                                   const QString &labelSelector)
{
    QList<ResourceQuery> queries;
    for (const QString &word : {u"pods"_s, u"pvc"_s, u"sts"_s, u"ds"_s, u"deploy"_s})
        queries.append(
            {*findKind(word), nameSpace, labelSelector, {}, ResourceQuery::Form::Objects});
    return queries;
}

ReadinessOperation::ReadinessOperation(ClusterSession &session, QList<ResourceQuery> queries,
                                       std::chrono::milliseconds patience, Judge judge,
                                       QObject *parent)
    : Operation(parent)
    , m_session(session)
    , m_queries(std::move(queries))
    , m_judge(std::move(judge))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, &ReadinessOperation::judge);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(Error{Error::Kind::TimedOut,
                  tr("Nothing has changed for %1 s; still waiting for %2")
                      .arg(m_patience.interval() / 1000)
                      .arg(m_waitsFor.isEmpty() ? tr("the first list") : m_waitsFor),
                  {},
                  {},
                  {}});
    });
}

ReadinessOperation::~ReadinessOperation() = default;

void ReadinessOperation::doStart()
{
    m_objects.resize(static_cast<std::size_t>(m_queries.size()));
    for (qsizetype i = 0; i < m_queries.size(); ++i)
        watch(m_queries[i], static_cast<std::size_t>(i));
    m_patience.start();
}

void ReadinessOperation::doCancel()
{
    end(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void ReadinessOperation::watch(const ResourceQuery &query, std::size_t place)
{
    std::unique_ptr<ResourceFeed> feed = m_session.watch(query);
    connect(feed.get(), &ResourceFeed::batchArrived, this,
            [this, place](const ResourceBatch &batch) { takeBatch(place, batch); });
    connect(feed.get(), &ResourceFeed::completed, &m_settle, qOverload<>(&QTimer::start));
    connect(feed.get(), &ResourceFeed::stateChanged, this, &ReadinessOperation::takeState);
    m_feeds.push_back(std::move(feed));
}

void ReadinessOperation::takeBatch(std::size_t place, const ResourceBatch &batch)
{
    std::map<QByteArray, ObjectReadiness> &objects = m_objects[place];
    const ResourceKind &kind = m_queries[static_cast<qsizetype>(place)].kind;
    bool changed = false;
    for (const QByteArray &uid : batch.removed)
        changed |= objects.erase(uid) > 0;
    for (const ResourceRow &row : batch.upserts) {
        const ObjectReadiness now{kind.kind, row.nameSpace, row.name,
                                  readinessOf(wholeObject(row, kind))};
        ObjectReadiness &known = objects[row.uid];
        changed |= !(known == now);
        known = now;
    }
    if (!changed)
        return; // a heartbeat is no progress
    m_patience.start();
    m_settle.start();
}

void ReadinessOperation::takeState(const FeedState &state)
{
    using Phase = FeedState::Phase;
    if (state.phase == Phase::NoRight || state.phase == Phase::SignInRefused)
        return end(Error{Error::Kind::Refused, state.message, {}, {}, {}});
    if (state.phase == Phase::Reconnecting || state.phase == Phase::Stale)
        Q_EMIT progressChanged(tr("The cluster is %1: %2").arg(state.words(), state.message));
    else if (state.phase == Phase::Live)
        Q_EMIT progressChanged(m_waitsFor);
}

QList<ObjectReadiness> ReadinessOperation::objects() const
{
    QList<ObjectReadiness> all;
    for (const auto &ofQuery : m_objects) {
        const qsizetype first = all.size();
        for (const auto &[uid, object] : ofQuery)
            all << object;
        std::sort(all.begin() + first, all.end(), [](const auto &a, const auto &b) {
            return std::tie(a.nameSpace, a.name) < std::tie(b.nameSpace, b.name);
        });
    }
    return all;
}

void ReadinessOperation::judge()
{
    const bool isComplete = std::all_of(m_feeds.cbegin(), m_feeds.cend(),
                                        [](const auto &feed) { return feed->isComplete(); });
    if (!isComplete || !isRunning())
        return;
    const QList<ObjectReadiness> all = objects();
    const std::optional<QString> waitsFor = m_judge(all);
    if (!waitsFor)
        return end({});
    const auto hopeless = std::find_if(all.cbegin(), all.cend(), [](const ObjectReadiness &o) {
        return o.readiness.state == Readiness::State::Failed;
    });
    if (hopeless != all.cend())
        return end(Error{Error::Kind::Failed, sentence(*hopeless), {}, {}, {}});
    if (*waitsFor == m_waitsFor)
        return;
    m_waitsFor = *waitsFor;
    Q_EMIT progressChanged(m_waitsFor);
}

void ReadinessOperation::end(const Outcome &outcome)
{
    m_patience.stop();
    m_settle.stop();
    // Later: this may run inside a feed's signal.
    for (auto &feed : m_feeds) {
        feed->disconnect(this);
        feed.release()->deleteLater();
    }
    m_feeds.clear();
    finish(outcome);
}

} // namespace binnacle
