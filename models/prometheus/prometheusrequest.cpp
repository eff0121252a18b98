#include "prometheus/prometheusrequest.h"

#include "prometheus/apianswer.h"

#include <QUrl>

namespace binnacle {

namespace {

/// application/x-www-form-urlencoded. (QUrlQuery would leave '+' alone, which means a blank.)
QByteArray encodedForm(const QList<QPair<QByteArray, QString>> &parameters)
{
    QByteArray form;
    for (const auto &[name, value] : parameters) {
        if (!form.isEmpty())
            form += '&';
        form += name + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

} // namespace

PrometheusRequest::PrometheusRequest(PrometheusEndpoint endpoint, Question question,
                                     QObject *parent)
    : Operation(parent)
    , m_endpoint(std::move(endpoint))
    , m_question(std::move(question))
{ }

PrometheusRequest::~PrometheusRequest() = default;

void PrometheusRequest::doStart()
{
    send(m_question.mayPost && m_endpoint.allowsPost());
}

void PrometheusRequest::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
    if (m_exchange)
        m_exchange->cancel();
}

void PrometheusRequest::send(bool post)
{
    HttpRequest http;
    http.target = m_endpoint.pathPrefix() + m_question.path;
    http.timeout = m_question.timeout;
    http.streamed = true; // so that a failure's body can be told from a stream of data
    http.headers = {{"Accept", "application/json"}};
    if (m_endpoint.isLocal())
        http.headers.emplaceBack("Accept-Encoding", "identity");
    const QByteArray form = encodedForm(m_question.parameters);
    if (post) {
        http.method = "POST";
        http.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        http.body = form;
    } else if (!form.isEmpty()) {
        http.target += '?' + form;
    }
    m_posted = post;
    m_body.clear();
    m_exchange = m_endpoint.transport().exchange(http);
    connect(m_exchange.get(), &HttpExchange::bodyReceived, this, &PrometheusRequest::chunkReceived);
    connect(m_exchange.get(), &Operation::finished, this, &PrometheusRequest::exchangeFinished);
    m_exchange->start();
}

void PrometheusRequest::chunkReceived(const QByteArray &chunk)
{
    constexpr qsizetype bodyLimit = 256 * 1024 * 1024;
    if (m_question.streamed && m_exchange->status() / 100 == 2) {
        Q_EMIT bodyReceived(chunk);
        return;
    }
    m_body += chunk;
    if (m_body.size() > bodyLimit) {
        finish(Error{Error::Kind::Failed,
                     tr("The answer of %1 is longer than 256 MiB").arg(m_endpoint.description()),
                     {},
                     {},
                     {}});
        m_exchange->cancel();
    }
}

void PrometheusRequest::exchangeFinished(const Outcome &outcome)
{
    const int status = m_exchange->status();
    if (outcome && m_posted && (status == 403 || status == 405)) {
        m_endpoint.setPostRefused();
        m_exchange.release()->deleteLater(); // it is emitting right now
        send(false);
        return;
    }
    if (!outcome) {
        Error error = outcome.error();
        error.message = tr("%1 gave no answer: %2").arg(m_endpoint.description(), error.message);
        finish(error);
    } else if (status / 100 == 2) {
        finish({});
    } else {
        finish(failedAnswer(status, m_body, m_endpoint.description()));
    }
}

} // namespace binnacle
