#include "commandline.h"

#include "commands/applycommand.h"
#include "commands/componentscommand.h"
#include "commands/fieldscommand.h"
#include "commands/getcommand.h"
#include "commands/plancommand.h"
#include "commands/practicecommand.h"
#include "commands/querycommand.h"
#include "commands/rendercommand.h"
#include "commands/targetscommand.h"
#include "commands/uninstallcommand.h"
#include "commands/verifycommand.h"

using namespace Qt::StringLiterals;

namespace binnacle {

CommandLine::CommandLine()
{
    m_commands.push_back(std::make_unique<ApplyCommand>());
    m_commands.push_back(std::make_unique<ComponentsCommand>());
    m_commands.push_back(std::make_unique<FieldsCommand>());
    m_commands.push_back(std::make_unique<GetCommand>());
    m_commands.push_back(std::make_unique<PlanCommand>());
    m_commands.push_back(std::make_unique<PracticeCommand>());
    m_commands.push_back(std::make_unique<QueryCommand>());
    m_commands.push_back(std::make_unique<RenderCommand>());
    m_commands.push_back(std::make_unique<TargetsCommand>());
    m_commands.push_back(std::make_unique<UninstallCommand>());
    m_commands.push_back(std::make_unique<VerifyCommand>());
}

QString CommandLine::commandName(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    return first.startsWith(u'-') ? QString() : first;
}

bool CommandLine::isCommand(const QStringList &arguments)
{
    static const QStringList words{u"--help"_s, u"-h"_s, u"--version"_s};
    return !commandName(arguments).isEmpty() || words.contains(arguments.value(1));
}

bool CommandLine::drawsPictures(const QStringList &arguments)
{
    return commandName(arguments) == u"query"
        && (arguments.contains(u"png"_s) || arguments.contains(u"svg"_s)
            || arguments.contains(u"--format=png"_s) || arguments.contains(u"--format=svg"_s));
}

Subcommand *CommandLine::find(const QString &name) const
{
    for (const auto &command : m_commands) {
        if (command->name() == name)
            return command.get();
    }
    return nullptr;
}

void CommandLine::start(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--version") {
        m_console.print(u"binnacle " BINNACLE_VERSION ""_s);
        return end(ExitStatus::Done);
    }
    if (name == u"help" || name == u"--help" || name == u"-h") {
        m_console.print(overview());
        return end(ExitStatus::Done);
    }
    m_current = find(name);
    if (!m_current) {
        m_console.error({Error::Kind::BadInput,
                         tr("There is no command '%1'").arg(name),
                         {},
                         {},
                         tr("'binnacle --help' lists the commands.")});
        return end(ExitStatus::WrongUsage);
    }
    QCommandLineParser parser;
    parser.addOption({{u"h"_s, u"help"_s}, tr("Show this help.")});
    CommonOptions::declare(parser);
    m_current->declareOptions(parser);
    QStringList rest = arguments;
    rest.removeAt(1);
    const bool parsed = parser.parse(rest);
    if (parser.isSet(u"help"_s)) {
        m_console.print(help(*m_current, parser));
        return end(ExitStatus::Done);
    }
    if (!parsed) {
        m_console.error({Error::Kind::BadInput,
                         parser.errorText(),
                         {},
                         {},
                         tr("Usage: binnacle %1").arg(m_current->synopsis())});
        return end(ExitStatus::WrongUsage);
    }
    connect(m_current, &Subcommand::finished, this, &CommandLine::end);
    m_current->run(parser, CommonOptions::read(parser), m_console);
}

void CommandLine::interrupt()
{
    if (m_current)
        m_current->interrupt();
    else
        end(ExitStatus::Interrupted);
}

void CommandLine::end(ExitStatus status)
{
    // Queued: nobody is told from inside start().
    QMetaObject::invokeMethod(
        this, [this, status] { Q_EMIT ended(status); }, Qt::QueuedConnection);
}

QString CommandLine::overview() const
{
    QStringList lines{
        tr("binnacle: Prometheus monitoring on Kubernetes. Without a command it opens the window."),
        QString(), tr("Commands:")};
    for (const auto &command : m_commands)
        lines << u"  %1%2"_s.arg(command->name(), -14).arg(command->summary());
    lines << QString() << tr("'binnacle COMMAND --help' tells more.");
    return lines.join(u'\n');
}

QString CommandLine::help(const Subcommand &command, const QCommandLineParser &parser) const
{
    const QString text = parser.helpText();
    const qsizetype options = text.indexOf(u"Options:"_s);
    return tr("Usage: binnacle %1").arg(command.synopsis()) + u"\n\n"_s + command.summary()
        + u"\n\n"_s + text.mid(std::max<qsizetype>(0, options));
}

} // namespace binnacle
