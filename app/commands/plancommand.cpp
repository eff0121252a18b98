#include "commands/plancommand.h"

#include "base/atomicfile.h"
#include "commands/findingreport.h"
#include "commands/planreport.h"
#include "plan/planedit.h"
#include "plan/planfile.h"
#include "plan/render.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString onlyComponent = u"kube-prometheus-stack"_s;

tl::unexpected<Error> usageError(const QString &message, const QString &hint = {})
{
    return failure({Error::Kind::BadInput, message, {}, {}, hint});
}

/// "FIELD=VALUE" in two.
Result<std::pair<QString, QString>> splitPair(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    if (at < 1)
        return usageError(PlanCommand::tr("'%1' is not FIELD=VALUE").arg(text.section(u'=', 0, 0)));
    return std::pair(text.left(at), text.mid(at + 1));
}

/// A file given for a field; one line end at its end belongs to the file, not to the value.
Result<QString> textOfFile(const QString &path)
{
    const auto content = readFile(path, 1024 * 1024);
    if (!content)
        return failure(content.error());
    QString text = QString::fromUtf8(*content);
    if (text.endsWith(u'\n'))
        text.chop(text.endsWith(u"\r\n"_s) ? 2 : 1);
    return text;
}

} // namespace

QString PlanCommand::synopsis() const
{
    return QStringLiteral(
        "plan init --start NAME [--set FIELD=VALUE]… [--set-file FIELD=PATH]… [-o PLAN]\n"
        "       binnacle plan import --values FILE… [--set|--set-string|--set-json K=V]… "
        "[--placeholder NAME=VALUE]… [-o PLAN]\n"
        "       binnacle plan set PLAN FIELD=VALUE…\n"
        "       binnacle plan show PLAN");
}

void PlanCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"start"_s, tr("init: the start point; 'list' lists them."), u"NAME"_s},
        {u"set"_s, tr("init: set a field; import: as helm's --set."), u"FIELD=VALUE"_s},
        {u"set-file"_s, tr("init: set a field to the text of a file."), u"FIELD=PATH"_s},
        {u"set-string"_s, tr("import: as helm's --set-string."), u"KEY=VALUE"_s},
        {u"set-json"_s, tr("import: as helm's --set-json."), u"KEY=JSON"_s},
        {{u"f"_s, u"values"_s},
         tr("import: a values file; may be given several times."),
         u"FILE"_s},
        {u"placeholder"_s, tr("import: what $NAME or ${NAME} in the files stands for."),
         u"NAME=VALUE"_s},
        {u"version"_s, tr("import: version of the chart."), u"V"_s},
        {u"release"_s, tr("import: name of the release."), u"NAME"_s},
        {u"o"_s, tr("The plan file to write; default: standard output."), u"PLAN"_s},
    });
}

void PlanCommand::run(const QCommandLineParser &parser, const CommonOptions &options,
                      Console &console)
{
    const auto catalog = Catalog::builtIn();
    const QString action = parser.positionalArguments().value(0);
    Result<ExitStatus> status = usageError(action.isEmpty()
                                               ? tr("plan needs init, import, set or show")
                                               : tr("There is no 'plan %1'").arg(action),
                                           tr("'binnacle plan --help' tells more."));
    if (!catalog) {
        status = failure(catalog.error());
    } else {
        const Call call{parser, options, console, *catalog};
        if (action == u"init")
            status = init(call);
        else if (action == u"import")
            status = importFiles(call);
        else if (action == u"set")
            status = setFields(call);
        else if (action == u"show")
            status = show(call);
    }
    if (!status)
        console.error(status.error());
    const bool isUsage = !status && status.error().kind == Error::Kind::BadInput;
    Q_EMIT finished(status        ? *status
                        : isUsage ? ExitStatus::WrongUsage
                                  : ExitStatus::OperationFailed);
}

void PlanCommand::listStartPoints(const Call &call) const
{
    QJsonArray all;
    for (const Component &component : call.catalog.components()) {
        for (const StartPoint &start : component.startPoints) {
            all.append(QJsonObject{{u"id"_s, start.id},
                                   {u"component"_s, component.id},
                                   {u"label"_s, start.label},
                                   {u"help"_s, start.help}});
            if (!call.options.json)
                call.console.print(u"%1%2"_s.arg(start.id, -16).arg(start.help));
        }
    }
    if (call.options.json)
        call.console.printJson(QJsonDocument(all));
}

Result<ExitStatus> PlanCommand::init(const Call &call)
{
    const QString start = call.parser.value(u"start"_s);
    if (start == u"list") {
        listStartPoints(call);
        return ExitStatus::Done;
    }
    if (start.isEmpty())
        return usageError(tr("plan init needs --start NAME"),
                          tr("'--start list' lists the start points."));
    const Component &catalog = *call.catalog.component(onlyComponent);
    auto component = startComponent(catalog, start);
    if (!component)
        return failure(component.error());
    if (const auto applied = applyOptions(call, catalog, *component); !applied)
        return failure(applied.error());
    StackPlan plan;
    plan.components << *component;
    if (!call.options.context.isEmpty())
        plan.contexts << call.options.context;
    return deliver(call, plan, call.parser.value(u"o"_s));
}

Result<void> PlanCommand::applyOptions(const Call &call, const Component &catalog,
                                       PlanComponent &component) const
{
    if (const QString nameSpace = call.options.nameSpace; !nameSpace.isEmpty()) {
        if (const auto set = setField(component, catalog, u"namespace"_s, nameSpace); !set)
            return set;
    }
    const QStringList pairs = call.parser.values(u"set"_s);
    for (const QString &text : pairs) {
        const auto pair = splitPair(text);
        if (!pair)
            return failure(pair.error());
        if (const auto set = setField(component, catalog, pair->first, pair->second); !set)
            return set;
    }
    const QStringList files = call.parser.values(u"set-file"_s);
    for (const QString &text : files) {
        const auto pair = splitPair(text);
        const auto content = pair ? textOfFile(pair->second) : failure(pair.error());
        if (!content)
            return failure(content.error());
        if (const auto set = setField(component, catalog, pair->first, *content); !set)
            return set;
    }
    return {};
}

Result<ImportRequest> PlanCommand::importRequest(const Call &call) const
{
    ImportRequest request;
    const QStringList files = call.parser.values(u"values"_s);
    for (const QString &file : files) {
        const auto content = readFile(file);
        if (!content)
            return failure(content.error());
        request.files.append({QFileInfo(file).absoluteFilePath(), *content});
    }
    // The order in which helm applies them, whatever order they are given in.
    const std::pair<QString, SetArgument::Kind> kinds[] = {
        {u"set-json"_s, SetArgument::Kind::Json},
        {u"set"_s, SetArgument::Kind::Typed},
        {u"set-string"_s, SetArgument::Kind::String}};
    for (const auto &[option, kind] : kinds) {
        const QStringList texts = call.parser.values(option);
        for (const QString &text : texts)
            request.sets.append({kind, text});
    }
    const QStringList placeholders = call.parser.values(u"placeholder"_s);
    for (const QString &text : placeholders) {
        const auto pair = splitPair(text);
        if (!pair)
            return failure(pair.error());
        request.placeholders.insert(pair->first, pair->second);
    }
    if (request.files.isEmpty() && request.sets.isEmpty())
        return usageError(tr("plan import needs --values FILE or --set KEY=VALUE"));
    request.version = call.parser.value(u"version"_s);
    request.release = call.parser.value(u"release"_s);
    request.nameSpace = call.options.nameSpace;
    return request;
}

Result<ExitStatus> PlanCommand::importFiles(const Call &call)
{
    const auto request = importRequest(call);
    if (!request)
        return failure(request.error());
    const auto imported = importValues(*call.catalog.component(onlyComponent), *request);
    if (!imported)
        return failure(imported.error());
    StackPlan plan;
    plan.components << imported->component;
    if (!call.options.context.isEmpty())
        plan.contexts << call.options.context;
    call.console.progress(tr("%1 of %2 values are fields of the plan now; the others stay in the "
                             "values file or as further values.")
                              .arg(imported->leavesAsFields)
                              .arg(imported->leavesSeen));
    for (const Placeholder &placeholder : imported->placeholders) {
        call.console.progress(
            placeholder.isResolved
                ? tr("%1: ${%2} is filled in").arg(placeholder.where, placeholder.name)
                : tr("%1: ${%2} is a placeholder; --placeholder %2=VALUE fills it in")
                      .arg(placeholder.where, placeholder.name));
    }
    printFindings(imported->findings, call.console);
    const auto status = deliver(call, plan, call.parser.value(u"o"_s));
    return status && statusOf(imported->findings) != ExitStatus::Done ? statusOf(imported->findings)
                                                                      : status;
}

Result<ExitStatus> PlanCommand::setFields(const Call &call)
{
    const QStringList arguments = call.parser.positionalArguments().mid(1);
    if (arguments.size() < 2)
        return usageError(tr("plan set needs a plan and at least one FIELD=VALUE"));
    const QString path = arguments.constFirst();
    auto plan = loadPlan(path);
    if (!plan)
        return failure(plan.error());
    if (plan->components.isEmpty())
        return usageError(tr("%1 has no component").arg(path));
    PlanComponent &component = plan->components.first();
    const Component *catalog = call.catalog.component(component.component);
    if (!catalog)
        return usageError(tr("There is no component '%1'").arg(component.component));
    for (const QString &text : arguments.mid(1)) {
        const auto pair = splitPair(text);
        if (!pair)
            return failure(pair.error());
        if (const auto set = setField(component, *catalog, pair->first, pair->second); !set)
            return failure(set.error());
    }
    return deliver(call, *plan, path);
}

Result<ExitStatus> PlanCommand::deliver(const Call &call, const StackPlan &plan,
                                        const QString &path) const
{
    const QString name = path.isEmpty() ? u"plan.yaml"_s : path;
    const auto base = loadBaseLayers(plan);
    if (!base)
        return failure(base.error());
    // Judged as it will be read again, so that findings can say where in the plan file.
    const QByteArray yaml = planToYaml(plan, name);
    const auto again = parsePlan(yaml, name);
    if (!again)
        return failure(again.error());
    RenderOptions how;
    how.planFile = name;
    const RenderResult result = render(*again, call.catalog, *base, how);
    if (path.isEmpty())
        call.console.printRaw(yaml);
    else if (const auto saved = savePlan(plan, path); !saved)
        return failure(saved.error());
    if (call.options.json && !path.isEmpty())
        call.console.printJson(QJsonDocument(
            QJsonObject{{u"plan"_s, path}, {u"findings"_s, findingsToJson(result.findings)}}));
    printFindings(result.findings, call.console);
    return statusOf(result.findings);
}

Result<ExitStatus> PlanCommand::show(const Call &call)
{
    const QStringList arguments = call.parser.positionalArguments();
    if (arguments.size() != 2)
        return usageError(tr("plan show needs one plan"));
    const auto plan = loadPlan(arguments.at(1));
    if (!plan)
        return failure(plan.error());
    const auto base = loadBaseLayers(*plan);
    if (!base)
        return failure(base.error());
    RenderOptions how;
    how.planFile = arguments.at(1);
    const RenderResult result = render(*plan, call.catalog, *base, how);
    if (call.options.json)
        call.console.printJson(QJsonDocument(planToJson(*plan, call.catalog, result.findings)));
    else
        printPlan(*plan, call.catalog, call.console);
    printFindings(result.findings, call.console);
    return statusOf(result.findings);
}

} // namespace binnacle
