#pragma once

#include "base/httptransport.h"
#include "cluster/backoff.h"
#include "cluster/eventsplitter.h"
#include "cluster/feedmailbox.h"
#include "cluster/resourcequery.h"
#include "cluster/tableparser.h"
#include "cluster/watchtimings.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <memory>

namespace binnacle {

/// Lists a query in pages, then watches it for ever, as client-go's reflector does: an ended watch
/// goes on from its last resource version, 410 lists again, everything else waits and tries again.
/// What is gone after a list again is removed then, never before: no empty table in between.
/// Lives in the worker thread; speaks through its mailbox.
class ResourceWatcher final : public QObject
{
    Q_OBJECT

public:
    /// The transports must outlive it.
    ResourceWatcher(ResourceQuery query, std::shared_ptr<FeedMailbox> mailbox, HttpTransport &lists,
                    HttpTransport &watches, const WatchTimings &timings);
    ~ResourceWatcher() override;

    void start();
    /// Breaks what is under way and goes on from the last resource version.
    void reconnect();
    const std::shared_ptr<FeedMailbox> &mailbox() const { return m_mailbox; }

Q_SIGNALS:
    /// Something lies in the mailbox, which was empty before.
    void mailPosted();
    void credentialsRejected();

private:
    void listFirstPage();
    void listPage(const QByteArray &continueToken);
    void onPage(const Outcome &outcome);
    void takePage(QByteArray body);
    void finishList(ResourceBatch batch);

    void watch();
    void onWatchHeaders(int status);
    void onWatchData(const QByteArray &chunk);
    bool takeEvent(QByteArray &text);
    void takeErrorEvent(const WatchEvent &event);
    void onWatchEnd(const Outcome &outcome);

    void addRow(ResourceRow row, ResourceBatch &batch);
    void removeRow(const ResourceRow &row, ResourceBatch &batch);
    void answeredBadly(int status, const QByteArray &body);
    void broken(FeedState::Phase phase, const QString &why);
    void unreachable(const Error &error);
    void retryLater(std::chrono::milliseconds atLeast = {});
    void setPhase(FeedState::Phase phase, const QString &message = {});
    void post(FeedMailbox::Mail mail);
    void drop();

    ResourceQuery m_query;
    std::shared_ptr<FeedMailbox> m_mailbox;
    HttpTransport &m_lists;
    HttpTransport &m_watches;
    WatchTimings m_timings;
    Backoff m_backoff;
    TableParser m_parser;
    EventSplitter m_splitter;
    std::unique_ptr<HttpExchange> m_exchange;
    QTimer m_retry;
    QTimer m_goingStale;
    QElapsedTimer m_clock;
    qint64 m_watchStarted = 0;
    bool m_watchSaidSomething = false;
    bool m_expiredAtOnce = false; ///< the last watch was answered with 410 before anything else
    QByteArray m_errorBody; ///< of a watch that was answered with an error
    QByteArray m_resourceVersion; ///< empty: list first
    QHash<QString, QByteArray> m_uidOfName; ///< "namespace/name" of all that was handed out
    QSet<QString> m_listed; ///< names seen by the list under way
    ResourceBatch m_events; ///< of the chunk being read
    FeedState m_state;
    bool m_completed = false;
};

} // namespace binnacle
