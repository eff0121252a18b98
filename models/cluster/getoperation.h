#pragma once

#include "base/httptransport.h"

#include <QJsonObject>

#include <memory>

namespace binnacle {

/// Reads one JSON object from the API server: an object, /version, anything small.
class GetOperation final : public Operation
{
    Q_OBJECT

public:
    /// what: for messages, "read pod monitoring/grafana". The transport must outlive it.
    GetOperation(HttpTransport &transport, QByteArray target, QString what,
                 QObject *parent = nullptr);
    ~GetOperation() override;

    const QJsonObject &object() const { return m_object; }
    /// HTTP status, 0 when no answer came: 404 may be an answer that somebody hoped for.
    int status() const;

protected:
    void doStart() override;
    void doCancel() override;

private:
    void onFinished(const Outcome &outcome);

    HttpTransport &m_transport;
    QByteArray m_target;
    QString m_what;
    std::unique_ptr<HttpExchange> m_exchange;
    QJsonObject m_object;
};

} // namespace binnacle
