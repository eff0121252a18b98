#include "query/queryrunner.h"

namespace binnacle {

QueryRunner::QueryRunner(QObject *parent)
    : QObject(parent)
{ }

QueryRunner::~QueryRunner() = default;

void QueryRunner::setEndpoint(const std::optional<PrometheusEndpoint> &endpoint)
{
    stop();
    m_client.reset();
    if (endpoint)
        m_client.emplace(*endpoint);
}

QString QueryRunner::endpointText() const
{
    return m_client ? m_client->endpoint().description() : QString();
}

void QueryRunner::runRange(const QString &expression, const QueryRange &range)
{
    if (!m_client)
        return;
    m_range = m_client->rangeQuery(expression, range); // destroying the older one cancels it
    connect(m_range.get(), &Operation::finished, this, &QueryRunner::rangeEnded);
    m_range->start();
    Q_EMIT runningChanged(true);
}

void QueryRunner::runInstant(const QString &expression, qint64 timeMs)
{
    if (!m_client)
        return;
    m_instant = m_client->instantQuery(expression, timeMs);
    connect(m_instant.get(), &Operation::finished, this, &QueryRunner::instantEnded);
    m_instant->start();
    Q_EMIT runningChanged(true);
}

void QueryRunner::stop()
{
    const bool ran = isRunning();
    m_range.reset();
    m_instant.reset();
    if (ran)
        Q_EMIT runningChanged(false);
}

void QueryRunner::rangeEnded(const Outcome &outcome)
{
    const std::shared_ptr<const RangeResult> result = m_range->result();
    m_range.release()->deleteLater(); // it is emitting right now
    Q_EMIT runningChanged(isRunning());
    if (outcome)
        Q_EMIT rangeFinished(result);
    else
        Q_EMIT failed(outcome.error());
}

void QueryRunner::instantEnded(const Outcome &outcome)
{
    const InstantResult result = m_instant->value();
    m_instant.release()->deleteLater(); // it is emitting right now
    Q_EMIT runningChanged(isRunning());
    if (outcome)
        Q_EMIT instantFinished(result);
    else
        Q_EMIT failed(outcome.error());
}

} // namespace binnacle
