#include "release/targetsoperation.h"

using namespace std::chrono_literals;

namespace binnacle {

TargetsOperation::TargetsOperation(PrometheusClient client, QList<TargetExpectation> expectations,
                                   QList<NotRunHere> notRunHere, std::chrono::milliseconds patience,
                                   QObject *parent)
    : Operation(parent)
    , m_client(std::move(client))
    , m_expectations(std::move(expectations))
    , m_notRunHere(std::move(notRunHere))
    , m_settle(patience)
{
    m_next.setSingleShot(true);
    m_next.setInterval(2s);
    connect(&m_next, &QTimer::timeout, this, &TargetsOperation::ask);
}

void TargetsOperation::doStart()
{
    ask();
}

void TargetsOperation::doCancel()
{
    m_next.stop();
    m_call.reset();
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void TargetsOperation::ask()
{
    m_call = m_client.targets();
    connect(m_call.get(), &Operation::finished, this, &TargetsOperation::answered);
    m_call->start();
}

void TargetsOperation::answered(const Outcome &outcome)
{
    if (outcome) {
        m_checks = checkTargets(m_call->value().active, m_expectations, m_notRunHere);
    } else {
        // Prometheus may be restarting because of this very upgrade: that is a state, not the end.
        Check check;
        check.id = QStringLiteral("targets.answer");
        check.group = tr("Targets");
        check.title = tr("Prometheus tells its targets");
        check.expected = tr("an answer of /api/v1/targets");
        check.found = outcome.error().toLine();
        check.evidence = m_client.endpoint().description();
        check.hint = tr("Look at the Prometheus pod and its log.");
        m_checks = {check};
    }
    m_call.release()->deleteLater();
    const Settle::Verdict verdict = m_settle.judge(m_checks);
    if (const QString sentence = Settle::waitingFor(m_checks); sentence != m_sentence) {
        m_sentence = sentence;
        Q_EMIT progressChanged(sentence);
    }
    if (verdict == Settle::Verdict::KeepWaiting)
        m_next.start();
    else
        finish({});
}

} // namespace binnacle
