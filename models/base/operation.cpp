#include "base/operation.h"

namespace binnacle {

void Operation::start()
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::Running;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isRunning())
                doStart();
        },
        Qt::QueuedConnection);
}

void Operation::cancel()
{
    if (isRunning())
        doCancel();
}

void Operation::finish(Outcome outcome)
{
    if (m_state != State::Running)
        return;
    m_state = State::Done;
    Q_EMIT finished(outcome);
}

} // namespace binnacle
