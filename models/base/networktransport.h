#pragma once

#include "base/httptransport.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>

#include <optional>

namespace binnacle {

/// Everything needed to reach one server as one identity. A plain value: it can be handed to
/// another thread. Holds secrets: never print it.
struct ConnectionSettings
{
    QUrl server; ///< scheme, host, port and an optional path prefix
    QList<QSslCertificate> authorities; ///< empty: the system's
    QList<QSslCertificate> clientCertificates; ///< leaf first
    QSslKey clientKey;
    QByteArray authorization; ///< value of the Authorization header; empty: none
    QList<QPair<QByteArray, QByteArray>> headers; ///< sent with each request
    QString tlsServerName; ///< name that the server's certificate must have; empty: the host's
    bool skipTlsVerification = false;
    std::optional<QNetworkProxy> proxy;
};

/// HTTP/1.1 through Qt Network. HTTP/2 is off: in Qt 6.4 a GOAWAY makes every later request hang.
/// One connection pool (six connections) per instance: use one for at most five watches and
/// another for queries.
class NetworkTransport final : public HttpTransport
{
public:
    explicit NetworkTransport(ConnectionSettings settings);

    std::unique_ptr<HttpExchange> exchange(const HttpRequest &request) override;
    QString address() const override;

private:
    ConnectionSettings m_settings;
    QNetworkAccessManager m_manager;
};

} // namespace binnacle
