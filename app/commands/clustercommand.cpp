#include "commands/clustercommand.h"

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
