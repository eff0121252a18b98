#include "commands/componentscommand.h"

#include "catalog/catalog.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QJsonObject componentToJson(const Component &component)
{
    QJsonArray starts;
    for (const StartPoint &start : component.startPoints)
        starts.append(
            QJsonObject{{u"id"_s, start.id}, {u"label"_s, start.label}, {u"help"_s, start.help}});
    return {{u"id"_s, component.id},
            {u"label"_s, component.label},
            {u"help"_s, component.help},
            {u"chart"_s, component.chart},
            {u"repository"_s, component.repository},
            {u"versions"_s, QJsonArray::fromStringList(component.versions)},
            {u"defaultVersion"_s, component.defaultVersion},
            {u"startPoints"_s, starts}};
}

} // namespace

void ComponentsCommand::run(const QCommandLineParser &, const CommonOptions &options,
                            Console &console)
{
    const auto catalog = Catalog::builtIn();
    if (!catalog) {
        console.error(catalog.error());
        Q_EMIT finished(ExitStatus::OperationFailed);
        return;
    }
    QJsonArray all;
    for (const Component &component : catalog->components()) {
        all.append(componentToJson(component));
        if (options.json)
            continue;
        console.print(u"%1  %2"_s.arg(component.id, component.label));
        console.print(u"    "_s + component.help);
        console.print(
            tr("    chart %1 from %2, checked versions: %3")
                .arg(component.chart, component.repository, component.versions.join(u", "_s)));
        for (const StartPoint &start : component.startPoints)
            console.print(tr("    start point %1: %2").arg(start.id, start.help));
    }
    if (options.json)
        console.printJson(QJsonDocument(all));
    Q_EMIT finished(ExitStatus::Done);
}

} // namespace binnacle
