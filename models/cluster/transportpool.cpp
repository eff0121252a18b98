#include "cluster/transportpool.h"

#include <algorithm>

namespace binnacle {

TransportPool::TransportPool(ConnectionSettings settings, int exchangesPerTransport)
    : m_settings(std::move(settings))
    , m_exchangesPerTransport(exchangesPerTransport)
{ }

TransportPool::~TransportPool() = default;

std::unique_ptr<HttpExchange> TransportPool::exchange(const HttpRequest &request)
{
    Member &member = memberWithRoom();
    std::unique_ptr<HttpExchange> exchange = member.transport->exchange(request);
    ++member.exchanges;
    connect(exchange.get(), &QObject::destroyed, this,
            [this, place = &member] { exchangeEnded(place); });
    return exchange;
}

QString TransportPool::address() const
{
    return m_settings.server.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                                      | QUrl::RemoveFragment);
}

void TransportPool::replaceSettings(const ConnectionSettings &settings)
{
    m_settings = settings;
    for (const auto &member : m_members)
        member->retired = true;
    std::erase_if(m_members, [](const auto &member) { return member->exchanges == 0; });
}

TransportPool::Member &TransportPool::memberWithRoom()
{
    for (const auto &member : m_members) {
        if (!member->retired && member->exchanges < m_exchangesPerTransport)
            return *member;
    }
    m_members.push_back(std::make_unique<Member>());
    m_members.back()->transport = std::make_unique<NetworkTransport>(m_settings);
    return *m_members.back();
}

void TransportPool::exchangeEnded(Member *member)
{
    if (--member->exchanges > 0 || !member->retired)
        return;
    // Later: this may run inside a signal of a reply that belongs to the transport.
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::erase_if(m_members, [](const auto &other) {
                return other->retired && other->exchanges == 0;
            });
        },
        Qt::QueuedConnection);
}

} // namespace binnacle
