#pragma once

#include "base/linesplitter.h"
#include "base/operation.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>

#include <chrono>
#include <optional>

namespace binnacle {

/// A program to run. Arguments are a list: no shell ever sees them. Secrets go through
/// standardInput or the environment, never through arguments, which every user can read.
struct Command
{
    QString program;
    QStringList arguments;
    QByteArray standardInput;
    std::chrono::milliseconds timeout = std::chrono::milliseconds::zero(); ///< zero: no limit
    /// Time between the request to stop (SIGTERM) and SIGKILL; helm needs it to write its state.
    std::chrono::milliseconds stopGrace = std::chrono::seconds(3);
    /// Bytes of standard output kept; of a longer output the last ones are kept.
    qsizetype outputLimit = 256 * 1024 * 1024;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QString workingDirectory;
    /// Also emit standard output line by line as outputReceived() (standard error always is).
    bool outputAsLines = false;

    /// As one would type it: for the Commands tab, logs and error messages.
    QString toShellLine() const;
};

/// Runs one program. The program gets a process group of its own, so that Ctrl+C in a terminal
/// does not reach it behind our back, and it dies with us (PR_SET_PDEATHSIG), even when we are
/// killed. Destroying a running Subprocess kills the whole group.
class Subprocess final : public Operation
{
    Q_OBJECT

public:
    explicit Subprocess(Command command, QObject *parent = nullptr);
    ~Subprocess() override;

    const Command &command() const { return m_command; }
    /// All of standard output, or an error when it was longer than the limit.
    Result<QByteArray> completeOutput() const;
    /// What was kept of standard output and of standard error (the last 64 KiB).
    QByteArray standardOutput() const { return m_output; }
    QByteArray standardError() const { return m_errors; }
    bool outputWasCut() const { return m_outputWasCut; }
    int exitCode() const { return m_exitCode; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void connectProcess();
    void readOutput();
    void readErrors();
    void stop(Error why);
    void signalGroup(int signalNumber);
    void onFinished(int exitCode, QProcess::ExitStatus status);

    Command m_command;
    QProcess m_process;
    QTimer m_timeout;
    QByteArray m_output;
    QByteArray m_errors;
    LineSplitter m_outputLines;
    LineSplitter m_errorLines;
    bool m_outputWasCut = false;
    int m_exitCode = -1;
    std::optional<Error> m_stopReason;
};

} // namespace binnacle
