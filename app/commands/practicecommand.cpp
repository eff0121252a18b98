#include "commands/practicecommand.h"

using namespace Qt::StringLiterals;

namespace binnacle {

void PracticeCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{u"name"_s, tr("Which practice cluster."), u"NAME"_s},
                       {u"nodes"_s, tr("Number of nodes."), u"N"_s},
                       {u"charts"_s, tr("Folder of charts to serve."), u"FOLDER"_s},
                       {u"timeout"_s, tr("How long starting may take."), u"DURATION"_s}});
}

void PracticeCommand::run(const QCommandLineParser &parser, const CommonOptions &options,
                          Console &console)
{
    QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty()) {
        console.error(
            {Error::Kind::BadInput, tr("Usage: binnacle %1").arg(synopsis()), {}, {}, {}});
        return Q_EMIT finished(ExitStatus::WrongUsage);
    }
    const auto practice = PracticeCluster::find();
    if (!practice) {
        console.error(practice.error());
        return Q_EMIT finished(ExitStatus::OperationFailed);
    }
    for (const QString &option : {u"name"_s, u"nodes"_s, u"charts"_s, u"timeout"_s}) {
        if (parser.isSet(option))
            arguments << u"--"_s + option << parser.value(option);
    }
    if (options.json)
        arguments << u"--json"_s;
    m_process = practice->run(arguments);
    connect(m_process.get(), &Operation::outputReceived, this,
            [&console](const QString &line) { console.progress(line); });
    connect(m_process.get(), &Operation::finished, this, [this, &console](const Outcome &outcome) {
        console.printRaw(m_process->standardOutput());
        const int status = m_process->exitCode();
        m_process.release()->deleteLater();
        if (m_interrupted)
            return Q_EMIT finished(ExitStatus::Interrupted);
        if (!outcome && status < 1)
            console.error(outcome.error());
        Q_EMIT finished(outcome           ? ExitStatus::Done
                            : status == 2 ? ExitStatus::WrongUsage
                            : status == 3 ? ExitStatus::NotWell
                                          : ExitStatus::OperationFailed);
    });
    m_process->start();
}

void PracticeCommand::interrupt()
{
    m_interrupted = true;
    if (m_process)
        m_process->cancel();
    else
        Q_EMIT finished(ExitStatus::Interrupted);
}

} // namespace binnacle
