#pragma once

#include "base/httptransport.h"
#include "prometheus/prometheusendpoint.h"

#include <QList>
#include <QPair>

namespace binnacle {

/// One call of the HTTP API: POST where that is allowed, else GET (a refused POST, 403 or 405, is
/// repeated as GET once and remembered). Succeeds only with a 2xx answer; Prometheus' own words
/// about a failure, or the API server's on the way, become the Error.
class PrometheusRequest final : public Operation
{
    Q_OBJECT

public:
    struct Question
    {
        QByteArray path; ///< behind the prefix, such as "/api/v1/query"
        QList<QPair<QByteArray, QString>> parameters;
        bool mayPost = false; ///< only query, query_range, series and labels take POST
        bool streamed = false; ///< hand a good answer over through bodyReceived()
        std::chrono::milliseconds timeout = std::chrono::seconds(30);
    };

    PrometheusRequest(PrometheusEndpoint endpoint, Question question, QObject *parent = nullptr);
    ~PrometheusRequest() override;

    QByteArray body() const { return m_body; } ///< empty for a streamed question

Q_SIGNALS:
    void bodyReceived(const QByteArray &chunk);

protected:
    void doStart() override;
    void doCancel() override;

private:
    void send(bool post);
    void chunkReceived(const QByteArray &chunk);
    void exchangeFinished(const Outcome &outcome);

    PrometheusEndpoint m_endpoint;
    Question m_question;
    std::unique_ptr<HttpExchange> m_exchange;
    bool m_posted = false;
    QByteArray m_body; ///< of an answer that is not streamed, or that says what went wrong
};

} // namespace binnacle
