#include "base/networktransport.h"

#include <QNetworkReply>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// One QNetworkReply as an HttpExchange.
class NetworkExchange final : public HttpExchange
{
    Q_OBJECT

public:
    NetworkExchange(QNetworkAccessManager &manager, QNetworkRequest request, HttpRequest wanted,
                    QString address)
        : m_manager(manager)
        , m_request(std::move(request))
        , m_wanted(std::move(wanted))
        , m_address(std::move(address))
    { }
    ~NetworkExchange() override
    {
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }

    int status() const override { return m_status; }
    QByteArray header(const QByteArray &name) const override
    {
        return m_reply ? m_reply->rawHeader(name) : QByteArray();
    }
    QByteArray body() const override { return m_body; }

protected:
    void doStart() override;
    void doCancel() override
    {
        m_stopped = Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}};
        if (m_reply)
            m_reply->abort();
        else
            finish(*m_stopped); // between start() and the queued doStart()
    }

private:
    void onHeaders();
    void onData();
    void onFinished();
    Outcome verdict() const;

    QNetworkAccessManager &m_manager;
    QNetworkRequest m_request;
    HttpRequest m_wanted;
    QString m_address;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    int m_status = 0;
    std::optional<Error> m_stopped;
};

void NetworkExchange::doStart()
{
    m_reply = m_manager.sendCustomRequest(m_request, m_wanted.method, m_wanted.body);
    if (m_wanted.streamed)
        m_reply->setReadBufferSize(4 * 1024 * 1024); // a slow reader slows the server, not us
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkExchange::onData);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::onFinished);
}

void NetworkExchange::onHeaders()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || status == m_status)
        return;
    m_status = status;
    Q_EMIT headersReceived(status);
}

void NetworkExchange::onData()
{
    const QByteArray chunk = m_reply->readAll();
    if (chunk.isEmpty())
        return;
    if (m_wanted.streamed) {
        Q_EMIT bodyReceived(chunk);
        return;
    }
    m_body += chunk;
    if (m_body.size() > m_wanted.bodyLimit && !m_stopped) {
        m_stopped = Error{Error::Kind::Failed,
                          tr("The answer of %1 is longer than %2 MB")
                              .arg(m_address)
                              .arg(m_wanted.bodyLimit / 1'000'000),
                          {},
                          {},
                          {}};
        m_reply->abort();
    }
}

void NetworkExchange::onFinished()
{
    onHeaders();
    if (m_reply->isOpen())
        onData();
    finish(verdict());
}

Outcome NetworkExchange::verdict() const
{
    if (m_stopped)
        return *m_stopped;
    const QNetworkReply::NetworkError error = m_reply->error();
    // Codes from 201 on are an answer with a 4xx or 5xx status: complete, and for the asker to
    // read.
    const bool answered = error == QNetworkReply::NoError
        || (m_status >= 300 && error >= QNetworkReply::ContentAccessDenied);
    if (answered)
        return {};
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return Error{
            Error::Kind::TimedOut,
            tr("%1 sent nothing for %2 s").arg(m_address).arg(m_wanted.timeout.count() / 1000),
            m_reply->errorString(),
            {},
            {}};
    return Error{Error::Kind::Unreachable,
                 tr("%1 cannot be reached").arg(m_address),
                 m_reply->errorString(),
                 {},
                 {}};
}

} // namespace

NetworkTransport::NetworkTransport(ConnectionSettings settings)
    : m_settings(std::move(settings))
{
    m_manager.setAutoDeleteReplies(false);
    if (m_settings.proxy)
        m_manager.setProxy(*m_settings.proxy);
}

QString NetworkTransport::address() const
{
    return m_settings.server.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                                      | QUrl::RemoveFragment);
}

std::unique_ptr<HttpExchange> NetworkTransport::exchange(const HttpRequest &request)
{
    const QByteArray prefix = m_settings.server.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray base = m_settings.server
                                .toString(QUrl::RemovePath | QUrl::RemoveQuery
                                          | QUrl::RemoveFragment | QUrl::FullyEncoded)
                                .toLatin1();
    const QByteArray cleanPrefix = prefix.endsWith('/') ? prefix.chopped(1) : prefix;
    QNetworkRequest native(QUrl::fromEncoded(base + cleanPrefix + request.target));
    native.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    native.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        QNetworkRequest::ManualRedirectPolicy); // credentials stay with this server
    native.setTransferTimeout(static_cast<int>(request.timeout.count()));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!m_settings.authorities.isEmpty())
        tls.setCaCertificates(m_settings.authorities);
    if (!m_settings.clientCertificates.isEmpty()) {
        tls.setLocalCertificateChain(m_settings.clientCertificates);
        tls.setPrivateKey(m_settings.clientKey);
    }
    if (m_settings.skipTlsVerification)
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    native.setSslConfiguration(tls);
    if (!m_settings.tlsServerName.isEmpty())
        native.setPeerVerifyName(m_settings.tlsServerName);
    if (!m_settings.authorization.isEmpty())
        native.setRawHeader("Authorization", m_settings.authorization);
    for (const auto &[name, value] : m_settings.headers)
        native.setRawHeader(name, value);
    for (const auto &[name, value] : request.headers)
        native.setRawHeader(name, value);
    return std::make_unique<NetworkExchange>(m_manager, native, request, address());
}

} // namespace binnacle

#include "networktransport.moc"
