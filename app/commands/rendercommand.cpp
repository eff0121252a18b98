#include "commands/rendercommand.h"

#include "base/atomicfile.h"
#include "commands/findingreport.h"
#include "plan/planfile.h"
#include "values/valuejson.h"
#include "values/valueswriter.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions readable = ownerOnly | QFileDevice::ReadGroup
    | QFileDevice::ReadOther;
constexpr QFileDevice::Permissions executable = readable | QFileDevice::ExeOwner
    | QFileDevice::ExeGroup | QFileDevice::ExeOther;

/// A file of the folder to be written, with its place below it.
struct RenderedFile
{
    QString path;
    QByteArray content;
    QFileDevice::Permissions permissions = readable;
};

QString mergedName(const RenderResult &result, const RenderedComponent &component)
{
    return result.components.size() == 1 ? u"values/merged.yaml"_s
                                         : u"values/%1.merged.yaml"_s.arg(component.release);
}

QList<RenderedFile> filesOf(const RenderResult &result, bool withSecrets)
{
    QList<RenderedFile> files;
    for (const RenderedComponent &component : result.components) {
        for (const RenderedLayer &layer : component.layers) {
            if (layer.kind == RenderedLayer::Kind::Own)
                files.append({layer.path, layer.content});
        }
        const QString comment = RenderCommand::tr("All values of the release %1 merged, for "
                                                  "reading; helm gets the layers that commands.sh "
                                                  "names.")
                                    .arg(component.release);
        files.append({mergedName(result, component), writeValues(component.merged, comment),
                      withSecrets ? ownerOnly : readable});
    }
    files.append({u"commands.sh"_s, commandsScript(result), executable});
    files.append({u"findings.json"_s, QJsonDocument(findingsToJson(result.findings)).toJson()});
    return files;
}

Result<void> writeFiles(const QList<RenderedFile> &files, const QString &folder)
{
    for (const RenderedFile &file : files) {
        const QString path = QDir(folder).filePath(file.path);
        if (!QDir().mkpath(QFileInfo(path).path()))
            return failure(
                {Error::Kind::Failed,
                 RenderCommand::tr("Could not make the folder %1").arg(QFileInfo(path).path()),
                 {},
                 {},
                 {}});
        if (const auto written = writeFileAtomically(path, file.content, file.permissions);
            !written)
            return written;
    }
    return {};
}

QJsonObject componentToJson(const RenderedComponent &component)
{
    QJsonArray layers;
    for (const RenderedLayer &layer : component.layers)
        layers.append(
            QJsonObject{{u"kind"_s, layer.kind == RenderedLayer::Kind::Own ? u"own"_s : u"user"_s},
                        {u"path"_s, layer.path},
                        {u"sha256"_s, QString::fromLatin1(layer.sha256)},
                        {u"content"_s, QString::fromUtf8(layer.content)}});
    QJsonArray commands;
    for (const RenderedCommand &command : component.commands)
        commands.append(QJsonObject{{u"title"_s, command.title},
                                    {u"arguments"_s, QJsonArray::fromStringList(command.arguments)},
                                    {u"readsSecrets"_s, command.readsSecrets}});
    return {{u"component"_s, component.component},   {u"release"_s, component.release},
            {u"namespace"_s, component.nameSpace},   {u"layers"_s, layers},
            {u"merged"_s, toJson(component.merged)}, {u"commands"_s, commands}};
}

void printResult(const RenderResult &result, Console &console)
{
    for (const RenderedComponent &component : result.components) {
        for (const RenderedLayer &layer : component.layers) {
            if (layer.kind == RenderedLayer::Kind::Own)
                console.printRaw("# " + layer.path.toUtf8() + '\n' + layer.content + '\n');
        }
    }
    console.printRaw("# commands.sh\n" + commandsScript(result));
}

} // namespace

void RenderCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"o"_s, tr("Folder to write to; default: values and commands on standard output."),
         u"DIR"_s},
        {u"with-secrets"_s, tr("Show secrets of your own files in the merged values.")},
    });
}

void RenderCommand::run(const QCommandLineParser &parser, const CommonOptions &options,
                        Console &console)
{
    const auto fail = [&](const Error &error, ExitStatus status) {
        console.error(error);
        Q_EMIT finished(status);
    };
    const QString path = parser.positionalArguments().value(0);
    if (parser.positionalArguments().size() != 1)
        return fail({Error::Kind::BadInput,
                     tr("One plan is needed"),
                     {},
                     {},
                     tr("Usage: binnacle %1").arg(synopsis())},
                    ExitStatus::WrongUsage);
    const auto catalog = Catalog::builtIn();
    const auto plan = loadPlan(path);
    if (!catalog || !plan)
        return fail(plan ? catalog.error() : plan.error(), ExitStatus::WrongUsage);
    const auto base = loadBaseLayers(*plan);
    if (!base)
        return fail(base.error(), ExitStatus::WrongUsage);
    RenderOptions how;
    how.planFile = path;
    how.withSecrets = parser.isSet(u"with-secrets"_s);
    if (options.helmProgram != how.helm && !options.helmProgram.isEmpty())
        how.helm = options.helmProgram;
    if (!options.kubeconfig.isEmpty())
        how.kubeconfig = options.kubeconfig;
    if (!options.context.isEmpty())
        how.context = options.context;
    const RenderResult result = render(*plan, *catalog, *base, how);
    const QString folder = parser.value(u"o"_s);
    if (!folder.isEmpty()) {
        const auto written = writeFiles(filesOf(result, how.withSecrets), folder);
        if (!written)
            return fail(written.error(), ExitStatus::OperationFailed);
        console.progress(tr("Written to %1: values, commands.sh, findings.json. The list of "
                            "images is not written yet.")
                             .arg(folder));
    }
    if (options.json) {
        QJsonArray components;
        for (const RenderedComponent &component : result.components)
            components.append(componentToJson(component));
        console.printJson(QJsonDocument(QJsonObject{
            {u"components"_s, components}, {u"findings"_s, findingsToJson(result.findings)}}));
    } else if (folder.isEmpty()) {
        printResult(result, console);
    }
    printFindings(result.findings, console);
    Q_EMIT finished(statusOf(result.findings));
}

} // namespace binnacle
