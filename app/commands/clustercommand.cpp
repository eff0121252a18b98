#include "commands/clustercommand.h"

#include "terminalinput.h"

namespace binnacle {

void ClusterCommand::run(const QCommandLineParser &parser, const CommonOptions &options,
                         Console &console)
{
    m_options = options;
    m_console = &console;
    if (const Outcome prepared = prepare(parser); !prepared) {
        console.error(prepared.error());
        return end(ExitStatus::WrongUsage);
    }
    if (!needsCluster())
        return connected();
    m_access = std::make_unique<ClusterAccess>(options, planContext());
    connect(m_access.get(), &Operation::finished, this, [this](const Outcome &outcome) {
        if (!outcome)
            return fail(outcome.error());
        connected();
    });
    m_access->start();
}

void ClusterCommand::interrupt()
{
    m_interrupted = true;
    if (m_current)
        m_current->cancel(); // its end ends the command
    else
        end(ExitStatus::Interrupted);
}

void ClusterCommand::confirm(const QString &question, bool confirmed,
                             const std::function<void()> &then)
{
    if (confirmed)
        return then();
    auto *input = new TerminalInput(TerminalInput::Echo::Shown, this);
    connect(input, &TerminalInput::lineRead, this, [this, input, then](const QString &line) {
        input->deleteLater();
        const QString answer = line.trimmed().toLower();
        if (answer == u"y" || answer == u"yes" || answer == tr("yes"))
            return then();
        m_console->error({Error::Kind::Refused,
                          tr("Not confirmed: nothing was changed"),
                          {},
                          {},
                          TerminalInput::isTerminal() ? QString() : tr("Say --yes to go on.")});
        end(ExitStatus::NotConfirmed);
    });
    m_console->progress(question);
    input->ask(tr("Type yes to go on: "));
}

void ClusterCommand::end(ExitStatus status)
{
    Q_EMIT finished(m_interrupted ? ExitStatus::Interrupted : status);
}

void ClusterCommand::fail(const Error &error)
{
    m_console->error(error);
    end(ExitStatus::OperationFailed);
}

} // namespace binnacle
