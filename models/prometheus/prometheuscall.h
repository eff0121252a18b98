#pragma once

#include "base/operation.h"
#include "prometheus/prometheusrequest.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace binnacle {

/// One question to Prometheus whose answer is a T, decoded in a worker thread. After finished()
/// with success, value() is the answer.
template<typename T>
class PrometheusCall final : public Operation
{
public:
    using Decoder = Result<T> (*)(const QByteArray &body);

    PrometheusCall(std::unique_ptr<PrometheusRequest> request, Decoder decode)
        : m_request(std::move(request))
        , m_decode(decode)
    {
        connect(m_request.get(), &Operation::finished, this, [this](const Outcome &outcome) {
            if (!outcome)
                finish(outcome);
            else
                m_decoding.setFuture(QtConcurrent::run(m_decode, m_request->body()));
        });
        connect(&m_decoding, &QFutureWatcherBase::finished, this, [this] {
            Result<T> decoded = m_decoding.result();
            if (!decoded)
                return finish(decoded.error());
            m_value = std::move(*decoded);
            finish({});
        });
    }

    const T &value() const { return m_value; }

protected:
    void doStart() override { m_request->start(); }
    void doCancel() override
    {
        finish(Error{Error::Kind::Cancelled, PrometheusRequest::tr("Cancelled"), {}, {}, {}});
        m_request->cancel();
    }

private:
    std::unique_ptr<PrometheusRequest> m_request;
    Decoder m_decode;
    QFutureWatcher<Result<T>> m_decoding;
    T m_value{};
};

} // namespace binnacle
