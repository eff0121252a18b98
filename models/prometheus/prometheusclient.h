#pragma once

#include "prometheus/instantresult.h"
#include "prometheus/prometheuscall.h"
#include "prometheus/rangequery.h"
#include "prometheus/rules.h"
#include "prometheus/serverstatus.h"
#include "prometheus/targets.h"

namespace binnacle {

/// The HTTP API of one Prometheus. Each call makes an Operation to connect to and start(); the
/// operations keep what they need and may outlive the client, but not the API server's transport.
class PrometheusClient
{
public:
    enum class TargetState { Active, Dropped, Any };

    explicit PrometheusClient(PrometheusEndpoint endpoint);

    const PrometheusEndpoint &endpoint() const { return m_endpoint; }

    /// At `timeMs` (milliseconds since 1970), or now, by the server's clock, when it is negative.
    std::unique_ptr<PrometheusCall<InstantResult>> instantQuery(const QString &expression,
                                                                qint64 timeMs = -1) const;
    std::unique_ptr<RangeQuery> rangeQuery(const QString &expression,
                                           const QueryRange &range) const;
    /// Dropped targets can be many thousands: ask for them only to show them.
    std::unique_ptr<PrometheusCall<TargetList>> targets(
        TargetState state = TargetState::Active) const;
    std::unique_ptr<PrometheusCall<BuildInfo>> buildInfo() const;
    std::unique_ptr<PrometheusCall<RuntimeInfo>> runtimeInfo() const;
    std::unique_ptr<PrometheusCall<ServerFlags>> flags() const;
    std::unique_ptr<PrometheusCall<QString>> config() const;
    std::unique_ptr<PrometheusCall<QList<Rule>>> rules() const;
    std::unique_ptr<PrometheusCall<QList<Alert>>> alerts() const;
    /// Of one metric, or of all when `metric` is empty.
    std::unique_ptr<PrometheusCall<MetadataByMetric>> metadata(const QString &metric = {}) const;

private:
    template<typename T>
    std::unique_ptr<PrometheusCall<T>> get(
        const QByteArray &path, typename PrometheusCall<T>::Decoder decode,
        const QList<QPair<QByteArray, QString>> &parameters = {}) const;

    PrometheusEndpoint m_endpoint;
};

} // namespace binnacle
