#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace binnacle {

/// One line from the terminal, without blocking the event loop. Without a terminal it answers at
/// once with nothing: a script that did not say --yes has not confirmed.
class TerminalInput final : public QObject
{
    Q_OBJECT

public:
    enum class Echo { Shown, Hidden };

    explicit TerminalInput(Echo echo, QObject *parent = nullptr);
    ~TerminalInput() override;

    static bool isTerminal();
    /// Puts the prompt on standard error and reads; lineRead() follows.
    void ask(const QString &prompt);

Q_SIGNALS:
    /// Without its line end; a null string at the end of the input.
    void lineRead(const QString &line);

private:
    void read();
    void setEcho(bool on);

    Echo m_echo;
    QSocketNotifier m_notifier;
    QByteArray m_pending;
};

} // namespace binnacle
