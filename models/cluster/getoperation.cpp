#include "cluster/getoperation.h"

#include "cluster/apierror.h"

#include <QJsonDocument>

using namespace std::chrono_literals;

namespace binnacle {

GetOperation::GetOperation(HttpTransport &transport, QByteArray target, QString what,
                           QObject *parent)
    : Operation(parent)
    , m_transport(transport)
    , m_target(std::move(target))
    , m_what(std::move(what))
{ }

GetOperation::~GetOperation() = default;

int GetOperation::status() const
{
    return m_exchange ? m_exchange->status() : 0;
}

void GetOperation::doStart()
{
    HttpRequest request;
    request.target = m_target;
    request.headers = {{"Accept", "application/json"}};
    request.timeout = 15s;
    request.bodyLimit = 32 * 1024 * 1024;
    m_exchange = m_transport.exchange(request);
    connect(m_exchange.get(), &Operation::finished, this, &GetOperation::onFinished);
    m_exchange->start();
}

void GetOperation::doCancel()
{
    m_exchange.reset();
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void GetOperation::onFinished(const Outcome &outcome)
{
    if (!outcome)
        return finish(outcome);
    if (m_exchange->status() != 200)
        return finish(
            apiError(m_exchange->status(), m_exchange->body(), m_what, m_transport.address()));
    QJsonParseError error{};
    m_object = QJsonDocument::fromJson(m_exchange->body(), &error).object();
    if (error.error != QJsonParseError::NoError)
        return finish(Error{
            Error::Kind::Failed,
            tr("%1 did not answer with JSON: %2").arg(m_transport.address(), error.errorString()),
            {},
            {},
            {}});
    finish({});
}

} // namespace binnacle
