#include "commands/planreport.h"

#include "catalog/fieldtext.h"
#include "commands/findingreport.h"
#include "plan/planedit.h"
#include "values/valuejson.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct PlanReportText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::PlanReport)
};

QJsonObject plannedField(const Field &field, const PlanComponent &component)
{
    return {{u"id"_s, field.id},
            {u"label"_s, field.label},
            {u"value"_s, toJson(fieldValue(component, field))}};
}

QJsonObject plannedComponent(const PlanComponent &component, const Component &catalog)
{
    QJsonArray fields;
    for (const Field &field : catalog.fields) {
        if (isFieldSet(component, field))
            fields.append(plannedField(field, component));
    }
    QJsonArray base;
    for (const BaseLayer &layer : component.base)
        base.append(
            QJsonObject{{u"path"_s, layer.path}, {u"sha256"_s, QString::fromLatin1(layer.sha256)}});
    return {{u"component"_s, component.component},
            {u"base"_s, base},
            {u"fields"_s, fields},
            {u"values"_s, toJson(component.values)}};
}

void printComponent(const PlanComponent &component, const Component &catalog, Console &console)
{
    console.print(PlanReportText::tr("%1 %2 as release %3 in namespace %4, from %5")
                      .arg(component.component, component.version, component.release,
                           component.nameSpace, component.source.location));
    for (const BaseLayer &layer : component.base)
        console.print(PlanReportText::tr("  values file %1").arg(layer.path));
    for (const Field &field : catalog.fields) {
        if (component.fields.contains(field.id))
            console.print(
                u"  %1 = %2"_s.arg(field.id, fieldText(field, fieldValue(component, field))));
    }
    if (!component.values.map().isEmpty())
        console.print(PlanReportText::tr("  further values: %1").arg(component.values.text()));
}

} // namespace

void printPlan(const StackPlan &plan, const Catalog &catalog, Console &console)
{
    if (!plan.contexts.isEmpty())
        console.print(PlanReportText::tr("contexts: %1").arg(plan.contexts.join(u", "_s)));
    for (const PlanComponent &component : plan.components) {
        if (const Component *known = catalog.component(component.component))
            printComponent(component, *known, console);
    }
}

QJsonObject planToJson(const StackPlan &plan, const Catalog &catalog,
                       const QList<Finding> &findings)
{
    QJsonArray components;
    for (const PlanComponent &component : plan.components) {
        if (const Component *known = catalog.component(component.component))
            components.append(plannedComponent(component, *known));
    }
    return {{u"contexts"_s, QJsonArray::fromStringList(plan.contexts)},
            {u"components"_s, components},
            {u"findings"_s, findingsToJson(findings)}};
}

} // namespace binnacle
