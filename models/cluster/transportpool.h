#pragma once

#include "base/networktransport.h"

#include <QObject>

#include <memory>
#include <vector>

namespace binnacle {

/// One server and identity through as many NetworkTransports as the number of exchanges needs.
/// A QNetworkAccessManager has six connections per host: a seventh watch, and every query behind
/// it, would wait for ever. After replaceSettings() new exchanges use new connections only (Qt
/// would answer them over one that the old identity opened); the old ones end in their own time.
/// Must outlive its exchanges. Lives in one thread.
class TransportPool final : public QObject, public HttpTransport
{
    Q_OBJECT

public:
    TransportPool(ConnectionSettings settings, int exchangesPerTransport);
    ~TransportPool() override;

    std::unique_ptr<HttpExchange> exchange(const HttpRequest &request) override;
    QString address() const override;
    void replaceSettings(const ConnectionSettings &settings);
    /// Transports that are kept now, for tests.
    int transportCount() const { return static_cast<int>(m_members.size()); }

private:
    struct Member
    {
        std::unique_ptr<NetworkTransport> transport;
        int exchanges = 0;
        bool retired = false;
    };
    Member &memberWithRoom();
    void exchangeEnded(Member *member);

    ConnectionSettings m_settings;
    int m_exchangesPerTransport;
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace binnacle
