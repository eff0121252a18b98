#pragma once

#include "base/operation.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace binnacle {

/// Runs steps one after the other; the first failure skips the rest and runs the clean-up steps,
/// which cannot be cancelled. The outcome is that of the first step that failed.
class Sequence : public Operation
{
    Q_OBJECT

public:
    enum class StepState { Waiting, Running, Succeeded, Failed, Skipped };
    Q_ENUM(StepState)

    struct Step
    {
        QString title; ///< what it does, as a person would say it
        std::function<std::unique_ptr<Operation>()> make; ///< called when the step's turn comes
        int attempts = 1; ///< only Error::Kind::Failed and Unreachable are tried again
        std::chrono::milliseconds pause = std::chrono::milliseconds::zero(); ///< between attempts
    };

    explicit Sequence(QObject *parent = nullptr);

    void addStep(Step step);
    /// Runs after a failure or a cancel, in the order added.
    void addCleanup(Step step);
    /// Titles of all steps, clean-up steps last: what a page can list before start().
    QStringList titles() const;

Q_SIGNALS:
    void stepChanged(int index, const QString &title, binnacle::Sequence::StepState state);

protected:
    void doStart() override { runNext(0); }
    void doCancel() override;

private:
    struct Entry
    {
        Step step;
        bool isCleanup;
    };
    void runNext(std::size_t index);
    void attempt(std::size_t index, int number);
    void stepFinished(std::size_t index, int number, const Outcome &outcome);
    void setState(std::size_t index, StepState state);

    std::vector<Entry> m_steps;
    std::size_t m_cleanupFrom = 0;
    std::unique_ptr<Operation> m_current;
    QTimer m_pause;
    std::size_t m_pausedIndex = 0;
    int m_nextAttempt = 1;
    Outcome m_outcome;
};

} // namespace binnacle
