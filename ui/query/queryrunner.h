#pragma once

#include "prometheus/prometheusclient.h"

#include <QObject>

#include <optional>

namespace binnacle {

/// Runs the page's query: the newest wins, an older one is cancelled (at the server too).
class QueryRunner final : public QObject
{
    Q_OBJECT

public:
    explicit QueryRunner(QObject *parent = nullptr);
    ~QueryRunner() override;

    /// Stops what runs; nothing: there is no Prometheus to ask.
    void setEndpoint(const std::optional<PrometheusEndpoint> &endpoint);
    bool hasEndpoint() const { return m_client.has_value(); }
    QString endpointText() const;

    void runRange(const QString &expression, const QueryRange &range);
    void runInstant(const QString &expression, qint64 timeMs);
    void stop();
    bool isRunning() const { return m_range != nullptr || m_instant != nullptr; }

Q_SIGNALS:
    void runningChanged(bool running);
    void rangeFinished(const std::shared_ptr<const binnacle::RangeResult> &result);
    void instantFinished(const binnacle::InstantResult &result);
    void failed(const binnacle::Error &error);

private:
    void rangeEnded(const Outcome &outcome);
    void instantEnded(const Outcome &outcome);

    std::optional<PrometheusClient> m_client;
    std::unique_ptr<RangeQuery> m_range;
    std::unique_ptr<PrometheusCall<InstantResult>> m_instant;
};

} // namespace binnacle
