#include "prometheus/prometheusclient.h"

using namespace Qt::StringLiterals;

namespace binnacle {

PrometheusClient::PrometheusClient(PrometheusEndpoint endpoint)
    : m_endpoint(std::move(endpoint))
{ }

template<typename T>
std::unique_ptr<PrometheusCall<T>> PrometheusClient::get(
    const QByteArray &path, typename PrometheusCall<T>::Decoder decode,
    const QList<QPair<QByteArray, QString>> &parameters) const
{
    PrometheusRequest::Question question;
    question.path = path;
    question.parameters = parameters;
    return std::make_unique<PrometheusCall<T>>(
        std::make_unique<PrometheusRequest>(m_endpoint, std::move(question)), decode);
}

std::unique_ptr<PrometheusCall<InstantResult>> PrometheusClient::instantQuery(
    const QString &expression, qint64 timeMs) const
{
    PrometheusRequest::Question question;
    question.path = "/api/v1/query";
    question.parameters = {{"query", expression}};
    if (timeMs >= 0)
        question.parameters.append(
            {"time", QString::number(static_cast<double>(timeMs) / 1000.0, 'f', 3)});
    question.mayPost = true;
    question.timeout = std::chrono::seconds(130); // longer than the server's own limit of 2 min
    return std::make_unique<PrometheusCall<InstantResult>>(
        std::make_unique<PrometheusRequest>(m_endpoint, std::move(question)), &decodeInstant);
}

std::unique_ptr<RangeQuery> PrometheusClient::rangeQuery(const QString &expression,
                                                         const QueryRange &range) const
{
    return std::make_unique<RangeQuery>(m_endpoint, expression, range);
}

std::unique_ptr<PrometheusCall<TargetList>> PrometheusClient::targets(TargetState state) const
{
    const QString wanted = state == TargetState::Active ? u"active"_s
        : state == TargetState::Dropped                 ? u"dropped"_s
                                                        : u"any"_s;
    return get<TargetList>("/api/v1/targets", &decodeTargets, {{"state", wanted}});
}

std::unique_ptr<PrometheusCall<BuildInfo>> PrometheusClient::buildInfo() const
{
    return get<BuildInfo>("/api/v1/status/buildinfo", &decodeBuildInfo);
}

std::unique_ptr<PrometheusCall<RuntimeInfo>> PrometheusClient::runtimeInfo() const
{
    return get<RuntimeInfo>("/api/v1/status/runtimeinfo", &decodeRuntimeInfo);
}

std::unique_ptr<PrometheusCall<ServerFlags>> PrometheusClient::flags() const
{
    return get<ServerFlags>("/api/v1/status/flags", &decodeFlags);
}

std::unique_ptr<PrometheusCall<QString>> PrometheusClient::config() const
{
    return get<QString>("/api/v1/status/config", &decodeConfig);
}

std::unique_ptr<PrometheusCall<QList<Rule>>> PrometheusClient::rules() const
{
    return get<QList<Rule>>("/api/v1/rules", &decodeRules);
}

std::unique_ptr<PrometheusCall<QList<Alert>>> PrometheusClient::alerts() const
{
    return get<QList<Alert>>("/api/v1/alerts", &decodeAlerts);
}

std::unique_ptr<PrometheusCall<MetadataByMetric>> PrometheusClient::metadata(
    const QString &metric) const
{
    QList<QPair<QByteArray, QString>> parameters;
    if (!metric.isEmpty())
        parameters.append({"metric", metric});
    return get<MetadataByMetric>("/api/v1/metadata", &decodeMetadata, parameters);
}

} // namespace binnacle
