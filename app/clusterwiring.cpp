#include "clusterwiring.h"

#include "base/mappedoperation.h"
#include "cluster/getoperation.h"
#include "cluster/listoperation.h"
#include "frame/mainwindow.h"
#include "frame/statusline.h"
#include "frame/topbar.h"
#include "install/installpage.h"
#include "query/querypage.h"
#include "watch/watchpage.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

Tone toneOf(FeedState::Phase phase)
{
    switch (phase) {
    case FeedState::Phase::Live: return Tone::Ok;
    case FeedState::Phase::Loading:
    case FeedState::Phase::Reconnecting: return Tone::Busy;
    case FeedState::Phase::Stale: return Tone::Stale;
    case FeedState::Phase::NoRight: return Tone::Warn;
    case FeedState::Phase::SignInRefused:
    case FeedState::Phase::Failed: return Tone::Error;
    }
    return Tone::Unknown;
}

FieldChoice choiceOf(const QJsonObject &storageClass)
{
    const QJsonObject metadata = storageClass.value("metadata"_L1).toObject();
    QStringList details{storageClass.value("provisioner"_L1).toString()};
    if (storageClass.value("allowVolumeExpansion"_L1).toBool())
        details << ClusterWiring::tr("can grow");
    if (storageClass.value("volumeBindingMode"_L1).toString() == "WaitForFirstConsumer"_L1)
        details << ClusterWiring::tr("binds when used");
    const QJsonObject annotations = metadata.value("annotations"_L1).toObject();
    if (annotations.value("storageclass.kubernetes.io/is-default-class"_L1).toString() == "true"_L1)
        details << ClusterWiring::tr("default");
    return {metadata.value("name"_L1).toString(), details.join(u", "_s)};
}

} // namespace

ClusterWiring::ClusterWiring(const WindowParts &parts, ClusterAccess &access, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_contextName(access.context().name)
    , m_session(access.takeSession())
{
    connect(m_session.get(), &ClusterSession::stateChanged, this, &ClusterWiring::showConnection);
    m_parts.watch.setCluster(m_session.get());
    m_parts.watch.setTargets(&m_targets);
    m_parts.install.setCluster(m_contextName);
    m_parts.query.setUnavailable(tr("Looking for Prometheus …"), {});
    watchNames(u"namespaces"_s, [this](const QStringList &names) {
        m_parts.window.topBar().setNamespaces(names, {});
    });
    watchStorageClasses();
    measureRoundTrip();
    m_searchAgain.setSingleShot(true);
    m_searchAgain.setInterval(15s);
    connect(&m_searchAgain, &QTimer::timeout, this, &ClusterWiring::findPrometheus);
    findPrometheus();
    showConnection();
}

ClusterWiring::~ClusterWiring()
{
    m_parts.watch.setCluster(nullptr);
    m_parts.watch.setTargets(nullptr);
    m_parts.install.setCluster({});
    m_parts.query.setUnavailable(tr("No cluster"), {});
}

void ClusterWiring::showConnection()
{
    const FeedState &state = m_session->state();
    QString words = state.words();
    if (m_session->isInsecure())
        words += tr(" · certificate not checked");
    m_parts.window.topBar().setConnection(
        m_session->isInsecure() ? Tone::Warn : toneOf(state.phase), words);
    m_parts.window.statusLine().setLastEvent(m_session->lastEvent());
    m_parts.window.statusLine().setNote(tr("%n watch(es)", nullptr, m_session->watchCount()));
}

void ClusterWiring::measureRoundTrip()
{
    auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    m_version = mapped(std::make_unique<GetOperation>(m_session->queries(), "/version",
                                                      tr("read the server's version")),
                       [this, clock](const Outcome &outcome, GetOperation &) -> Outcome {
                           if (outcome)
                               m_parts.window.statusLine().setRoundTrip(
                                   static_cast<int>(clock->elapsed()));
                           return outcome;
                       });
    m_version->start();
}

void ClusterWiring::watchNames(const QString &kind,
                               const std::function<void(const QStringList &)> &changed)
{
    ResourceQuery query;
    query.kind = *findKind(kind);
    auto feed = m_session->watch(query);
    auto names = std::make_shared<QMap<QByteArray, QString>>();
    connect(feed.get(), &ResourceFeed::batchArrived, this,
            [names, changed](const ResourceBatch &batch) {
                const QStringList before = names->values();
                for (const QByteArray &uid : batch.removed)
                    names->remove(uid);
                for (const ResourceRow &row : batch.upserts)
                    names->insert(row.uid, row.name);
                QStringList now = names->values();
                if (now == before)
                    return;
                now.sort();
                changed(now);
            });
    m_feeds.push_back(std::move(feed));
}

void ClusterWiring::watchStorageClasses()
{
    ResourceQuery query;
    query.kind = *findKind(u"storageclasses"_s);
    query.form = ResourceQuery::Form::Objects;
    auto feed = m_session->watch(query);
    auto classes = std::make_shared<QMap<QByteArray, QJsonObject>>();
    connect(feed.get(), &ResourceFeed::batchArrived, this,
            [this, classes, kind = query.kind](const ResourceBatch &batch) {
                for (const QByteArray &uid : batch.removed)
                    classes->remove(uid);
                for (const ResourceRow &row : batch.upserts)
                    classes->insert(row.uid, wholeObject(row, kind));
                QList<FieldChoice> choices;
                for (const QJsonObject &storageClass : std::as_const(*classes))
                    choices << choiceOf(storageClass);
                std::sort(choices.begin(), choices.end(),
                          [](const auto &a, const auto &b) { return a.value < b.value; });
                m_parts.install.setChoices(u"storageClasses"_s, choices, {});
            });
    connect(feed.get(), &ResourceFeed::stateChanged, this, [this](const FeedState &state) {
        if (state.phase == FeedState::Phase::NoRight)
            m_parts.install.setChoices(u"storageClasses"_s, {}, state.message);
    });
    m_feeds.push_back(std::move(feed));
}

void ClusterWiring::findPrometheus()
{
    if (m_locator && m_locator->isRunning())
        return;
    m_searchAgain.stop();
    m_locator = std::make_unique<PrometheusLocator>(m_session->queries());
    connect(m_locator.get(), &Operation::finished, this, &ClusterWiring::prometheusFound);
    m_locator->start();
}

void ClusterWiring::prometheusFound(const Outcome &outcome)
{
    if (outcome) {
        m_parts.query.setEndpoint(*m_locator->endpoint(), m_locator->version());
        m_targets.setEndpoint(m_locator->endpoint());
        return;
    }
    m_parts.query.setUnavailable(outcome.error().message, m_locator->traceText());
    m_searchAgain
        .start(); // a Prometheus may come up any time; this asks for its service, no object
}

} // namespace binnacle
