#pragma once

#include "base/operation.h"
#include "prometheus/prometheusclient.h"
#include "release/settle.h"
#include "release/targetexpectation.h"

#include <QTimer>

namespace binnacle {

/// Asks Prometheus for its targets until they are as expected, or until nothing new happens for as
/// long as the patience. Succeeds in both cases: checks() says which. Prometheus has no watch, so
/// this asks every two seconds.
class TargetsOperation final : public Operation
{
    Q_OBJECT

public:
    TargetsOperation(PrometheusClient client, QList<TargetExpectation> expectations,
                     QList<NotRunHere> notRunHere, std::chrono::milliseconds patience,
                     QObject *parent = nullptr);

    const QList<Check> &checks() const { return m_checks; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void ask();
    void answered(const Outcome &outcome);

    PrometheusClient m_client;
    QList<TargetExpectation> m_expectations;
    QList<NotRunHere> m_notRunHere;
    Settle m_settle;
    QTimer m_next;
    std::unique_ptr<PrometheusCall<TargetList>> m_call;
    QString m_sentence;
    QList<Check> m_checks;
};

} // namespace binnacle
