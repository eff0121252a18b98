#include "cluster/resourcefeed.h"

namespace binnacle {

ResourceFeed::ResourceFeed(ResourceQuery query, std::shared_ptr<FeedMailbox> mailbox,
                           std::function<void(ResourceFeed *)> ended)
    : m_query(std::move(query))
    , m_mailbox(std::move(mailbox))
    , m_ended(std::move(ended))
{ }

ResourceFeed::~ResourceFeed()
{
    if (m_ended)
        m_ended(this);
}

void ResourceFeed::deliver()
{
    FeedMailbox::Mail mail = m_mailbox->take();
    if (mail.lastEvent.isValid())
        m_lastEvent = mail.lastEvent;
    if (!mail.batch.isEmpty())
        Q_EMIT batchArrived(mail.batch);
    if (mail.completed) {
        m_complete = true;
        Q_EMIT completed();
    }
    if (mail.state)
        setState(*mail.state);
}

void ResourceFeed::abandon()
{
    m_ended = {};
    setState({FeedState::Phase::Stale, QDateTime::currentDateTime(), tr("Disconnected")});
}

void ResourceFeed::setState(const FeedState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

} // namespace binnacle
