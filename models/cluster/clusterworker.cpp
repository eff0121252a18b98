#include "cluster/clusterworker.h"

#include "cluster/resourcewatcher.h"
#include "cluster/transportpool.h"

namespace binnacle {

namespace {
constexpr int connectionsPerHost = 6; // of a QNetworkAccessManager; fixed in Qt 6.4
constexpr int watchesPerTransport = 5;
} // namespace

ClusterWorker::ClusterWorker(ConnectionSettings settings, const WatchTimings &timings)
    : m_settings(std::move(settings))
    , m_timings(timings)
{ }

ClusterWorker::~ClusterWorker() = default;

void ClusterWorker::add(const ResourceQuery &query, const std::shared_ptr<FeedMailbox> &mailbox)
{
    if (!m_lists) {
        m_lists = std::make_unique<TransportPool>(m_settings, connectionsPerHost);
        m_watches = std::make_unique<TransportPool>(m_settings, watchesPerTransport);
    }
    auto watcher = std::make_unique<ResourceWatcher>(query, mailbox, *m_lists, *m_watches,
                                                     m_timings);
    connect(watcher.get(), &ResourceWatcher::mailPosted, this, &ClusterWorker::mailPosted);
    connect(watcher.get(), &ResourceWatcher::credentialsRejected, this,
            &ClusterWorker::credentialsRejected);
    watcher->start();
    m_watchers.push_back(std::move(watcher));
}

void ClusterWorker::remove(const std::shared_ptr<FeedMailbox> &mailbox)
{
    std::erase_if(m_watchers,
                  [&mailbox](const auto &watcher) { return watcher->mailbox() == mailbox; });
}

void ClusterWorker::replaceSettings(const ConnectionSettings &settings)
{
    m_settings = settings;
    if (!m_lists)
        return;
    m_lists->replaceSettings(settings);
    m_watches->replaceSettings(settings);
    reconnect();
}

void ClusterWorker::reconnect()
{
    for (const auto &watcher : m_watchers)
        watcher->reconnect();
}

} // namespace binnacle
