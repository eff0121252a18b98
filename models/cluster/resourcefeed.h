#pragma once

#include "cluster/feedmailbox.h"
#include "cluster/feedstate.h"
#include "cluster/resourcequery.h"
#include "cluster/resourcerow.h"

#include <QObject>

#include <functional>
#include <memory>

namespace binnacle {

/// One list-and-watch as seen from the main thread. Made by ClusterSession::watch(); destroying it
/// ends the watch.
class ResourceFeed final : public QObject
{
    Q_OBJECT

public:
    ResourceFeed(ResourceQuery query, std::shared_ptr<FeedMailbox> mailbox,
                 std::function<void(ResourceFeed *)> ended);
    ~ResourceFeed() override;

    const ResourceQuery &query() const { return m_query; }
    const FeedState &state() const { return m_state; }
    /// Whether the first list is complete: only then does an empty table mean "there are none".
    bool isComplete() const { return m_complete; }
    /// When something last came for this feed; invalid: never.
    QDateTime lastEvent() const { return m_lastEvent; }

    /// For ClusterSession: hands over what has come.
    void deliver();
    /// For ClusterSession: nothing will come any more.
    void abandon();

Q_SIGNALS:
    void batchArrived(const binnacle::ResourceBatch &batch);
    void stateChanged(const binnacle::FeedState &state);
    /// Once, after the batch that completes the first list.
    void completed();

private:
    void setState(const FeedState &state);

    ResourceQuery m_query;
    std::shared_ptr<FeedMailbox> m_mailbox;
    std::function<void(ResourceFeed *)> m_ended;
    FeedState m_state;
    bool m_complete = false;
    QDateTime m_lastEvent;
};

} // namespace binnacle
