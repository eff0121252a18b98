#include "base/sequence.h"

namespace binnacle {

Sequence::Sequence(QObject *parent)
    : Operation(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { attempt(m_pausedIndex, m_nextAttempt); });
}

void Sequence::addStep(Step step)
{
    // Clean-up steps stay behind the ordinary ones whatever the order of the calls.
    m_steps.insert(m_steps.begin() + static_cast<std::ptrdiff_t>(m_cleanupFrom),
                   {std::move(step), false});
    ++m_cleanupFrom;
}

void Sequence::addCleanup(Step step)
{
    m_steps.push_back({std::move(step), true});
}

QStringList Sequence::titles() const
{
    QStringList titles;
    for (const Entry &entry : m_steps)
        titles << entry.step.title;
    return titles;
}

void Sequence::doCancel()
{
    if (!m_outcome)
        return; // cleaning up, which must not stop half-way
    m_outcome = Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}};
    if (m_current) {
        m_current->cancel();
    } else if (m_pause.isActive()) {
        m_pause.stop();
        setState(m_pausedIndex, StepState::Failed);
        runNext(m_pausedIndex + 1);
    }
}

void Sequence::runNext(std::size_t index)
{
    for (; index < m_steps.size(); ++index) {
        if (m_steps[index].isCleanup == !m_outcome)
            return attempt(index, 1);
        setState(index, StepState::Skipped);
    }
    finish(m_outcome);
}

void Sequence::attempt(std::size_t index, int number)
{
    setState(index, StepState::Running);
    m_current = m_steps[index].step.make();
    connect(m_current.get(), &Operation::outputReceived, this, &Operation::outputReceived);
    connect(m_current.get(), &Operation::progressChanged, this, &Operation::progressChanged);
    connect(m_current.get(), &Operation::finished, this,
            [this, index, number](const Outcome &outcome) {
                m_current.release()->deleteLater();
                stepFinished(index, number, outcome);
            });
    m_current->start();
}

void Sequence::stepFinished(std::size_t index, int number, const Outcome &outcome)
{
    const Step &step = m_steps[index].step;
    const bool mayRetry = !outcome && m_outcome && number < step.attempts
        && (outcome.error().kind == Error::Kind::Failed
            || outcome.error().kind == Error::Kind::Unreachable);
    if (mayRetry) {
        m_pausedIndex = index;
        m_nextAttempt = number + 1;
        m_pause.start(step.pause);
        return;
    }
    setState(index, outcome ? StepState::Succeeded : StepState::Failed);
    if (!outcome && m_outcome)
        m_outcome = outcome;
    runNext(index + 1);
}

void Sequence::setState(std::size_t index, StepState state)
{
    Q_EMIT stepChanged(static_cast<int>(index), m_steps[index].step.title, state);
}

} // namespace binnacle
