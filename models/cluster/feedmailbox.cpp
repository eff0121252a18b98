#include "cluster/feedmailbox.h"

namespace binnacle {

bool FeedMailbox::post(Mail mail)
{
    const std::lock_guard lock(m_mutex);
    const bool wasEmpty = m_isEmpty;
    m_isEmpty = false;
    merge(std::move(mail.batch));
    if (mail.state)
        m_mail.state = std::move(mail.state);
    m_mail.completed |= mail.completed;
    if (mail.lastEvent.isValid())
        m_mail.lastEvent = mail.lastEvent;
    return wasEmpty;
}

void FeedMailbox::merge(ResourceBatch batch)
{
    if (batch.columns)
        m_mail.batch.columns = std::move(batch.columns);
    // In a batch a removal stands for an object that is gone before the rows were read.
    for (const QByteArray &uid : batch.removed)
        m_pending[uid] = std::nullopt;
    for (ResourceRow &row : batch.upserts) {
        QByteArray uid = row.uid;
        m_pending[uid] = std::move(row);
    }
}

FeedMailbox::Mail FeedMailbox::take()
{
    const std::lock_guard lock(m_mutex);
    Mail mail = std::exchange(m_mail, {});
    m_isEmpty = true;
    mail.batch.upserts.reserve(static_cast<std::size_t>(m_pending.size()));
    for (auto it = m_pending.begin(); it != m_pending.end(); ++it) {
        if (it.value())
            mail.batch.upserts.push_back(std::move(*it.value()));
        else
            mail.batch.removed.push_back(it.key());
    }
    m_pending.clear();
    return mail;
}

} // namespace binnacle
