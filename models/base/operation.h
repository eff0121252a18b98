#pragma once

#include "base/error.h"

#include <QObject>
#include <QString>

namespace binnacle {

/// One asynchronous piece of work. It is started once and, unless destroyed first,
/// emits finished() exactly once, never from inside start(). Destroying it cancels it.
/// It lives in one thread, whose event loop must run.
class Operation : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start();
    /// Asks it to stop; finished() follows with Error::Kind::Cancelled unless it was done already.
    void cancel();
    bool isRunning() const { return m_state == State::Running; }
    bool isDone() const { return m_state == State::Done; }

Q_SIGNALS:
    /// One line for the log, without its line end, control characters as they came.
    void outputReceived(const QString &line);
    /// What it is waiting for now, as a sentence; empty when it waits for nothing.
    void progressChanged(const QString &sentence);
    void finished(const binnacle::Outcome &outcome);

protected:
    virtual void doStart() = 0;
    virtual void doCancel() = 0;
    void finish(Outcome outcome);

private:
    enum class State { Idle, Running, Done };
    State m_state = State::Idle;
};

} // namespace binnacle
