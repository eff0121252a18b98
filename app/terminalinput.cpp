#include "terminalinput.h"

#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace binnacle {

TerminalInput::TerminalInput(Echo echo, QObject *parent)
    : QObject(parent)
    , m_echo(echo)
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] { read(); });
}

TerminalInput::~TerminalInput()
{
    if (m_echo == Echo::Hidden)
        setEcho(true);
}

bool TerminalInput::isTerminal()
{
    return ::isatty(STDIN_FILENO) != 0;
}

void TerminalInput::ask(const QString &prompt)
{
    if (!isTerminal()) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT lineRead(QString()); }, Qt::QueuedConnection);
        return;
    }
    std::fputs(qPrintable(prompt), stderr);
    std::fflush(stderr);
    if (m_echo == Echo::Hidden)
        setEcho(false);
    m_notifier.setEnabled(true);
}

void TerminalInput::read()
{
    char buffer[4096];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count > 0)
        m_pending.append(buffer, count);
    const qsizetype end = m_pending.indexOf('\n');
    if (count > 0 && end < 0)
        return;
    m_notifier.setEnabled(false);
    if (m_echo == Echo::Hidden) {
        setEcho(true);
        std::fputs("\n", stderr);
    }
    if (count <= 0 && end < 0)
        return Q_EMIT lineRead(QString());
    const QString line = QString::fromLocal8Bit(m_pending.first(end));
    m_pending.clear();
    Q_EMIT lineRead(line.isNull() ? QString::fromLatin1("") : line);
}

void TerminalInput::setEcho(bool on)
{
    termios settings{};
    if (::tcgetattr(STDIN_FILENO, &settings) != 0)
        return;
    if (on)
        settings.c_lflag |= ECHO;
    else
        settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &settings);
}

} // namespace binnacle
