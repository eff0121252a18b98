#pragma once

#include "cluster/feedstate.h"
#include "cluster/resourcerow.h"

#include <QHash>

#include <mutex>

namespace binnacle {

/// Where the worker thread leaves what it has read and the main thread fetches it: coalesced, so
/// that a busy main thread costs memory by the number of objects, not by the number of events.
/// The only object that both threads touch.
class FeedMailbox
{
public:
    struct Mail
    {
        ResourceBatch batch;
        std::optional<FeedState> state;
        bool completed = false; ///< the first list ended with this batch
        QDateTime lastEvent; ///< invalid: no event came
    };

    /// Worker: add to what lies there. True when the box was empty: then somebody must be told.
    bool post(Mail mail);
    /// Main thread: everything that has come since the last time.
    Mail take();

private:
    void merge(ResourceBatch batch);

    std::mutex m_mutex;
    bool m_isEmpty = true;
    Mail m_mail;
    /// Per uid its last state; nothing for one that is gone.
    QHash<QByteArray, std::optional<ResourceRow>> m_pending;
};

} // namespace binnacle
