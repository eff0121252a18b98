#include "interruption.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace binnacle {

namespace {

sigset_t endingSignals()
{
    sigset_t signalSet;
    sigemptyset(&signalSet);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signalSet, number);
    return signalSet;
}

int openSignals()
{
    // Blocked and read through a descriptor: no handler, so no global state. Threads made later
    // inherit the mask; for children Subprocess clears it.
    const sigset_t signalSet = endingSignals();
    sigprocmask(SIG_BLOCK, &signalSet, nullptr);
    return signalfd(-1, &signalSet, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
    , m_notifier(new QSocketNotifier(openSignals(), QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, [this](QSocketDescriptor descriptor) {
        signalfd_siginfo info{};
        if (::read(int(descriptor), &info, sizeof info) > 0)
            Q_EMIT interrupted();
    });
}

Interruption::~Interruption()
{
    ::close(int(m_notifier->socket()));
}

} // namespace binnacle
