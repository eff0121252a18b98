#include "plan/planfile.h"

#include "base/atomicfile.h"
#include "catalog/clusternames.h"
#include "plan/planreader.h"
#include "values/valueswriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct PlanFileText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::PlanFile)
};

/// Relative when the file lies beside or below the plan, so that both can move together.
QString shownPath(const QString &path, const QString &planPath)
{
    const QString relative = QFileInfo(planPath).absoluteDir().relativeFilePath(path);
    return relative.startsWith(u"../"_s) || QDir::isAbsolutePath(relative) ? path : relative;
}

Value sourceValue(const ChartSource &source)
{
    ValueMap map;
    switch (source.kind) {
    case ChartSource::Kind::Repository:
        map.insert(u"repository"_s, Value(source.location));
        map.insert(u"name"_s, Value(source.chart));
        break;
    case ChartSource::Kind::Oci: map.insert(u"oci"_s, Value(source.location)); break;
    case ChartSource::Kind::Folder: map.insert(u"folder"_s, Value(source.location)); break;
    case ChartSource::Kind::Archive: map.insert(u"archive"_s, Value(source.location)); break;
    }
    return Value(map);
}

Value baseValue(const QList<BaseLayer> &layers, const QString &planPath)
{
    Value::List list;
    for (const BaseLayer &layer : layers) {
        ValueMap map;
        map.insert(u"path"_s, Value(shownPath(layer.path, planPath)));
        map.insert(u"sha256"_s, Value(QString::fromLatin1(layer.sha256)));
        list.append(Value(map));
    }
    return Value(list);
}

Value componentValue(const PlanComponent &component, const QString &planPath)
{
    ValueMap map;
    map.insert(u"component"_s, Value(component.component));
    map.insert(u"release"_s, Value(component.release));
    map.insert(u"namespace"_s, Value(component.nameSpace));
    map.insert(u"version"_s, Value(component.version));
    map.insert(u"chart"_s, sourceValue(component.source));
    if (!component.dependsOn.isEmpty())
        map.insert(u"dependsOn"_s, Value::stringList(component.dependsOn));
    if (!component.base.isEmpty())
        map.insert(u"base"_s, baseValue(component.base, planPath));
    map.insert(u"fields"_s, Value(component.fields));
    if (!component.values.map().isEmpty())
        map.insert(u"values"_s, component.values);
    return Value(map);
}

} // namespace

Result<StackPlan> parsePlan(const QByteArray &yaml, const QString &path)
{
    const auto document = ValuesDocument::parse(yaml, path);
    if (!document)
        return failure(document.error());
    return PlanReader::read(*document);
}

Result<StackPlan> loadPlan(const QString &path)
{
    const auto content = readFile(path);
    if (!content)
        return failure(content.error());
    return parsePlan(*content, path);
}

QByteArray planToYaml(const StackPlan &plan, const QString &path)
{
    ValueMap root;
    root.insert(u"format"_s, Value(plan.format));
    if (!plan.contexts.isEmpty())
        root.insert(u"contexts"_s, Value::stringList(plan.contexts));
    Value::List components;
    for (const PlanComponent &component : plan.components)
        components.append(componentValue(component, path));
    root.insert(u"components"_s, Value(components));
    return writeValues(Value(root),
                       PlanFileText::tr("A plan of Binnacle: what is to run where. "
                                        "'binnacle fields' explains the fields."));
}

Result<void> savePlan(const StackPlan &plan, const QString &path)
{
    return writeFileAtomically(path, planToYaml(plan, path));
}

} // namespace binnacle
