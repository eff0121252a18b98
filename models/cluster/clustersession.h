#pragma once

#include "base/networktransport.h"
#include "cluster/feedstate.h"
#include "cluster/resourcefeed.h"
#include "cluster/watchtimings.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace binnacle {

class ClusterWorker;
class TransportPool;

/// Access to one cluster as one identity, used from the main thread. Watches run in a worker
/// thread of its own, with connection pools of their own; their batches reach the feeds on the
/// main thread, all together, at most every 40 ms. Destroying it ends every watch; feeds that
/// are still alive then stay as they are and say "stale".
class ClusterSession final : public QObject
{
    Q_OBJECT

public:
    ClusterSession(QString contextName, const ConnectionSettings &settings,
                   const WatchTimings &timings = {}, QObject *parent = nullptr);
    /// Waits for the worker to leave what it is parsing just now: a few milliseconds.
    ~ClusterSession() override;

    QString contextName() const { return m_contextName; }
    /// Scheme, host and port.
    QString address() const;
    /// Whether the server's certificate is not checked: the window says so for as long as it is.
    bool isInsecure() const { return m_insecure; }

    /// For everything but watches, on the main thread: single objects, service proxy, lists.
    HttpTransport &queries();

    /// Starts to list and watch. Connect to the feed before returning to the event loop.
    /// Destroying the feed ends the watch.
    std::unique_ptr<ResourceFeed> watch(const ResourceQuery &query);
    /// All watches that are under way now.
    int watchCount() const { return static_cast<int>(m_feeds.size()); }

    /// Credentials were renewed: everything from now on uses these, on new connections.
    void replaceSettings(const ConnectionSettings &settings);
    /// Breaks all watches and starts them again from where they were (after a sleep, for example).
    void reconnect();

    /// Worst state of all feeds that say something about the connection.
    FeedState state() const { return m_state; }
    /// When something last came from the cluster through a watch; invalid: never.
    QDateTime lastEvent() const { return m_lastEvent; }

Q_SIGNALS:
    void stateChanged(const binnacle::FeedState &state);
    /// The server did not accept the credentials (401): renew them and call replaceSettings().
    void credentialsRejected();

private:
    void drain();
    void forget(ResourceFeed *feed);
    void updateState();

    QString m_contextName;
    bool m_insecure;
    std::unique_ptr<TransportPool> m_queries;
    QThread m_thread;
    ClusterWorker *m_worker; ///< lives in m_thread and is deleted there
    QTimer m_drainTimer;
    QList<ResourceFeed *> m_feeds;
    FeedState m_state;
    QDateTime m_lastEvent;
};

} // namespace binnacle
