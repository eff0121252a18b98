#include "base/subprocess.h"

#include <QFileInfo>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

constexpr qsizetype errorLimit = 64 * 1024;

/// Appends and keeps the last `limit` bytes. Cuts only when twice the limit is reached, so that
/// the moving costs O(1) per byte. Returns whether something was lost.
bool appendBounded(QByteArray &kept, const QByteArray &chunk, qsizetype limit)
{
    kept += chunk;
    if (kept.size() <= 2 * limit)
        return kept.size() > limit;
    kept.remove(0, kept.size() - limit);
    return true;
}

QString quoted(const QString &word)
{
    static const QString plain = u"@%+=:,./-_"_s;
    const bool isPlain = !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || plain.contains(c);
    });
    if (isPlain)
        return word;
    QString inner = word;
    return u'\'' + inner.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QString Command::toShellLine() const
{
    QStringList words{quoted(program)};
    for (const QString &argument : arguments)
        words << quoted(argument);
    return words.join(u' ');
}

Subprocess::Subprocess(Command command, QObject *parent)
    : Operation(parent)
    , m_command(std::move(command))
    , m_outputLines([this](const QString &line) { Q_EMIT outputReceived(line); })
    , m_errorLines([this](const QString &line) { Q_EMIT outputReceived(line); })
{
    m_timeout.setSingleShot(true);
    connectProcess();
}

Subprocess::~Subprocess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    signalGroup(SIGKILL);
    m_process.kill();
    m_process.waitForFinished(1000); // after SIGKILL only the reaping is left
}

void Subprocess::connectProcess()
{
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        stop({Error::Kind::TimedOut,
              tr("%1 did not finish within %2 s")
                  .arg(QFileInfo(m_command.program).fileName())
                  .arg(m_command.timeout.count() / 1000),
              {},
              {},
              {}});
    });
    connect(&m_process, &QProcess::finished, this, &Subprocess::onFinished);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Subprocess::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &Subprocess::readErrors);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_timeout.stop();
        finish(Error{Error::Kind::NotStarted,
                     tr("%1 could not be started").arg(m_command.program),
                     m_process.errorString(),
                     {},
                     tr("Is it installed and on the PATH?")});
    });
}

void Subprocess::doStart()
{
    const pid_t parent = getpid();
    m_process.setChildProcessModifier([parent] {
        ::setpgid(0, 0);
        sigset_t none; // a mask of ours (the program may read its signals through a descriptor)
        sigemptyset(&none); // must not make the child deaf to SIGTERM
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) // the parent died before the line above
            ::_exit(127);
    });
    m_process.setProcessEnvironment(m_command.environment);
    if (!m_command.workingDirectory.isEmpty())
        m_process.setWorkingDirectory(m_command.workingDirectory);
    m_process.start(m_command.program, m_command.arguments);
    if (isDone())
        return;
    m_process.write(m_command.standardInput);
    m_process.closeWriteChannel();
    if (m_command.timeout > 0ms)
        m_timeout.start(m_command.timeout);
}

void Subprocess::doCancel()
{
    stop({Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void Subprocess::readOutput()
{
    const QByteArray chunk = m_process.readAllStandardOutput();
    m_outputWasCut |= appendBounded(m_output, chunk, m_command.outputLimit);
    if (m_command.outputAsLines)
        m_outputLines.add(chunk);
}

void Subprocess::readErrors()
{
    const QByteArray chunk = m_process.readAllStandardError();
    appendBounded(m_errors, chunk, errorLimit);
    m_errorLines.add(chunk);
}

Result<QByteArray> Subprocess::completeOutput() const
{
    if (!m_outputWasCut)
        return m_output;
    return failure({Error::Kind::Failed,
                    tr("%1 printed more than %2 MB; the rest was dropped")
                        .arg(QFileInfo(m_command.program).fileName())
                        .arg(m_command.outputLimit / 1'000'000),
                    {},
                    {},
                    {}});
}

void Subprocess::stop(Error why)
{
    if (m_stopReason)
        return;
    m_stopReason = std::move(why);
    if (m_process.state() == QProcess::NotRunning)
        return finish(*m_stopReason);
    signalGroup(SIGTERM);
    QTimer::singleShot(m_command.stopGrace, &m_process, [this] { signalGroup(SIGKILL); });
}

void Subprocess::signalGroup(int signalNumber)
{
    const auto pid = static_cast<pid_t>(m_process.processId());
    if (pid <= 0)
        return;
    // The group exists from the moment the child has called setpgid; before that, only the child.
    if (::kill(-pid, signalNumber) != 0)
        ::kill(pid, signalNumber);
}

void Subprocess::onFinished(int exitCode, QProcess::ExitStatus status)
{
    m_timeout.stop();
    readOutput();
    readErrors();
    m_outputLines.end();
    m_errorLines.end();
    m_exitCode = exitCode;
    if (m_stopReason) {
        Error why = *m_stopReason;
        why.detail = QString::fromUtf8(m_errors);
        return finish(why);
    }
    const QString name = QFileInfo(m_command.program).fileName();
    if (status == QProcess::CrashExit)
        return finish(Error{Error::Kind::Failed,
                            tr("%1 was killed").arg(name),
                            QString::fromUtf8(m_errors),
                            {},
                            {}});
    if (exitCode != 0)
        return finish(Error{Error::Kind::Failed,
                            tr("%1 failed (exit code %2)").arg(name).arg(exitCode),
                            QString::fromUtf8(m_errors),
                            {},
                            {}});
    finish({});
}

} // namespace binnacle
