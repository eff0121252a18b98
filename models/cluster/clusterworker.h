#pragma once

#include "base/networktransport.h"
#include "cluster/feedmailbox.h"
#include "cluster/resourcequery.h"
#include "cluster/watchtimings.h"

#include <QObject>

#include <memory>
#include <vector>

namespace binnacle {

class ResourceWatcher;
class TransportPool;

/// The part of a ClusterSession that lives in its worker thread: the watchers and their
/// connections. Made on the main thread and moved; every call after that goes through
/// QMetaObject::invokeMethod.
class ClusterWorker final : public QObject
{
    Q_OBJECT

public:
    ClusterWorker(ConnectionSettings settings, const WatchTimings &timings);
    ~ClusterWorker() override;

    void add(const ResourceQuery &query, const std::shared_ptr<FeedMailbox> &mailbox);
    void remove(const std::shared_ptr<FeedMailbox> &mailbox);
    void replaceSettings(const ConnectionSettings &settings);
    void reconnect();

Q_SIGNALS:
    void mailPosted();
    void credentialsRejected();

private:
    ConnectionSettings m_settings;
    WatchTimings m_timings;
    std::unique_ptr<TransportPool> m_lists; ///< made in the worker thread
    std::unique_ptr<TransportPool> m_watches;
    std::vector<std::unique_ptr<ResourceWatcher>> m_watchers;
};

} // namespace binnacle
