#include "cluster/clustersession.h"

#include "cluster/clusterworker.h"
#include "cluster/transportpool.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr auto drainPause = 40ms;
constexpr int connectionsPerHost = 6;

/// The higher, the more a person must know of it.
int gravity(FeedState::Phase phase)
{
    switch (phase) {
    case FeedState::Phase::SignInRefused: return 6;
    case FeedState::Phase::Stale: return 5;
    case FeedState::Phase::Reconnecting: return 4;
    case FeedState::Phase::Live: return 3; // hides what is wrong with single kinds only
    case FeedState::Phase::Loading: return 2;
    case FeedState::Phase::NoRight: return 1;
    case FeedState::Phase::Failed: return 0;
    }
    return 0;
}

} // namespace

ClusterSession::ClusterSession(QString contextName, const ConnectionSettings &settings,
                               const WatchTimings &timings, QObject *parent)
    : QObject(parent)
    , m_contextName(std::move(contextName))
    , m_insecure(settings.skipTlsVerification)
    , m_queries(std::make_unique<TransportPool>(settings, connectionsPerHost))
    , m_worker(new ClusterWorker(settings, timings))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_drainTimer, &QTimer::timeout, this, &ClusterSession::drain);
    connect(m_worker, &ClusterWorker::mailPosted, this, [this] {
        if (!m_drainTimer.isActive())
            m_drainTimer.start(drainPause);
    });
    connect(m_worker, &ClusterWorker::credentialsRejected, this,
            &ClusterSession::credentialsRejected);
    m_thread.setObjectName(u"cluster"_s);
    m_thread.start();
}

ClusterSession::~ClusterSession()
{
    for (ResourceFeed *feed : std::as_const(m_feeds)) {
        feed->disconnect(this);
        feed->abandon();
    }
    m_thread.quit();
    m_thread.wait(); // the worker blocks on nothing: at most one chunk is being parsed
}

QString ClusterSession::address() const
{
    return m_queries->address();
}

HttpTransport &ClusterSession::queries()
{
    return *m_queries;
}

std::unique_ptr<ResourceFeed> ClusterSession::watch(const ResourceQuery &query)
{
    auto mailbox = std::make_shared<FeedMailbox>();
    auto feed = std::make_unique<ResourceFeed>(
        query, mailbox, [this, mailbox](ResourceFeed *ended) {
            forget(ended);
            QMetaObject::invokeMethod(m_worker,
                                      [worker = m_worker, mailbox] { worker->remove(mailbox); });
        });
    m_feeds << feed.get();
    connect(feed.get(), &ResourceFeed::stateChanged, this, &ClusterSession::updateState);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, query, mailbox] { worker->add(query, mailbox); });
    return feed;
}

void ClusterSession::replaceSettings(const ConnectionSettings &settings)
{
    m_queries->replaceSettings(settings);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, settings] { worker->replaceSettings(settings); });
}

void ClusterSession::reconnect()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->reconnect(); });
}

void ClusterSession::drain()
{
    const QList<ResourceFeed *> feeds = m_feeds; // a slot may end a feed
    for (ResourceFeed *feed : feeds) {
        if (!m_feeds.contains(feed))
            continue;
        feed->deliver();
        if (m_feeds.contains(feed) && feed->lastEvent().isValid()
            && (!m_lastEvent.isValid() || feed->lastEvent() > m_lastEvent))
            m_lastEvent = feed->lastEvent();
    }
}

void ClusterSession::forget(ResourceFeed *feed)
{
    m_feeds.removeAll(feed);
    updateState();
}

void ClusterSession::updateState()
{
    const auto worst = std::max_element(
        m_feeds.cbegin(), m_feeds.cend(), [](const ResourceFeed *a, const ResourceFeed *b) {
            return gravity(a->state().phase) < gravity(b->state().phase);
        });
    const FeedState next = worst == m_feeds.cend() ? m_state : (*worst)->state();
    if (next == m_state)
        return;
    m_state = next;
    Q_EMIT stateChanged(m_state);
}

} // namespace binnacle
