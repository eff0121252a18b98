#include "practicecluster.h"

#include "base/mappedoperation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::PracticeCluster", text);
}

QStringList candidateFolders()
{
    QStringList folders;
    if (const QString tools = qEnvironmentVariable("BINNACLE_TOOLS"); !tools.isEmpty())
        folders << tools;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    folders << cache + u"/binnacle/tools/current/bin"_s
            << QCoreApplication::applicationDirPath() + u"/../libexec/binnacle"_s;
    return folders;
}

} // namespace

Result<PracticeCluster> PracticeCluster::find()
{
    const QStringList folders = candidateFolders();
    for (const QString &folder : folders) {
        const QFileInfo program(folder + u"/practice"_s);
        if (program.isExecutable() && !program.isDir())
            return PracticeCluster(program.absoluteFilePath());
    }
    return failure({Error::Kind::NotStarted,
                    tr("The practice cluster's program is not built yet"),
                    {},
                    {},
                    tr("'packaging/run.sh' of the source folder builds and starts it.")});
}

std::unique_ptr<Subprocess> PracticeCluster::run(const QStringList &arguments) const
{
    Command command;
    command.program = m_program;
    command.arguments = arguments;
    command.timeout = 300s;
    command.stopGrace = 30s;
    return std::make_unique<Subprocess>(std::move(command));
}

std::unique_ptr<Subprocess> PracticeCluster::status(const QString &name) const
{
    return run({u"status"_s, u"--name"_s, name, u"--json"_s});
}

QString PracticeCluster::nameOfContext(const QString &context)
{
    static const QString prefix = u"practice-"_s;
    return context.startsWith(prefix) ? context.mid(prefix.size()) : QString();
}

Result<PracticeStatus> readPracticeStatus(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(
            {Error::Kind::Failed,
             tr("The practice cluster's status could not be read: %1").arg(error.errorString()),
             QString::fromUtf8(json.first(std::min<qsizetype>(json.size(), 500))),
             {},
             {}});
    PracticeStatus status;
    status.name = object.value("name"_L1).toString();
    status.state = object.value("state"_L1).toString();
    status.kubeconfig = object.value("kubeconfig"_L1).toString();
    status.context = object.value("context"_L1).toString();
    status.apiServer = object.value("apiServer"_L1).toString();
    status.chartRepository = object.value("chartRepository"_L1).toString();
    const QJsonArray entries = object.value("notRunHere"_L1).toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        status.notRunHere.append(
            {entry.value("job"_L1).toString(), entry.value("endpoint"_L1).toString(),
             entry.value("namespace"_L1).toString(), entry.value("reason"_L1).toString()});
    }
    return status;
}

AskNotRunHere askPracticeCluster(const QString &context, const QString &serverAddress)
{
    const QString name = PracticeCluster::nameOfContext(context);
    const auto practice = PracticeCluster::find();
    if (name.isEmpty() || !practice)
        return {};
    return [practice = *practice, name,
            serverAddress](const std::function<void(QList<NotRunHere>)> &deliver) {
        return mapped(practice.status(name),
                      [deliver, serverAddress](const Outcome &, Subprocess &status) -> Outcome {
                          // Its exit status only says whether all components run.
                          const auto read = readPracticeStatus(status.standardOutput());
                          if (read && QUrl(read->apiServer) == QUrl(serverAddress))
                              deliver(read->notRunHere);
                          return {};
                      });
    };
}

} // namespace binnacle
