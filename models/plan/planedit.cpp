#include "plan/planedit.h"

#include "catalog/fieldtext.h"
#include "plan/chartsource.h"
#include "plan/fieldwriter.h"
#include "plan/nearestname.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct EditText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::PlanEdit)
};

Result<const Field *> knownField(const Component &catalog, const QString &fieldId)
{
    if (const Field *field = catalog.field(fieldId))
        return field;
    QStringList ids;
    for (const Field &field : catalog.fields)
        ids << field.id;
    const QString near = nearestName(fieldId, ids);
    return failure({Error::Kind::BadInput,
                    EditText::tr("There is no field '%1'").arg(fieldId),
                    {},
                    {},
                    near.isEmpty() ? EditText::tr("'binnacle fields' lists them.")
                                   : EditText::tr("Is '%1' meant?").arg(near)});
}

} // namespace

Result<PlanComponent> startComponent(const Component &catalog, const QString &startPoint)
{
    PlanComponent component;
    component.component = catalog.id;
    component.source = {ChartSource::Kind::Repository, catalog.repository, catalog.chart};
    component.version = catalog.defaultVersion;
    component.release = catalog.defaultRelease;
    component.nameSpace = catalog.defaultNamespace;
    if (startPoint.isEmpty())
        return component;
    const StartPoint *start = catalog.startPoint(startPoint);
    if (!start) {
        QStringList ids;
        for (const StartPoint &known : catalog.startPoints)
            ids << known.id;
        return failure({Error::Kind::BadInput,
                        EditText::tr("There is no start point '%1'").arg(startPoint),
                        {},
                        {},
                        EditText::tr("There are: %1.").arg(ids.join(u", "_s))});
    }
    for (const ValueEntry &entry : start->fields.entries()) {
        if (const auto set = setFieldValue(component, catalog, entry.key, entry.value); !set)
            return failure(set.error());
    }
    return component;
}

Result<void> setField(PlanComponent &component, const Component &catalog, const QString &field,
                      const QString &text)
{
    const auto known = knownField(catalog, field);
    if (!known)
        return failure(known.error());
    const auto value = parseFieldText(**known, text);
    if (!value)
        return failure(value.error());
    return setFieldValue(component, catalog, field, *value);
}

Result<void> setFieldValue(PlanComponent &component, const Component &catalog,
                           const QString &fieldId, const Value &value)
{
    const auto known = knownField(catalog, fieldId);
    if (!known)
        return failure(known.error());
    const Field &field = **known;
    if (const QString objection = objectionTo(field, value); !objection.isEmpty())
        return failure({Error::Kind::BadInput, field.id + u": "_s + objection, {}, {}, {}});
    switch (field.binding) {
    case Field::Binding::Namespace: component.nameSpace = value.toString(); break;
    case Field::Binding::Release: component.release = value.toString(); break;
    case Field::Binding::Version: component.version = value.toString(); break;
    case Field::Binding::Source:
        component.source = chartSourceFromText(value.toString(), catalog.chart);
        break;
    case Field::Binding::Values: component.fields.insert(field.id, value); break;
    }
    return {};
}

void resetField(PlanComponent &component, const Component &catalog, const QString &fieldId)
{
    const Field *field = catalog.field(fieldId);
    if (!field)
        return;
    switch (field->binding) {
    case Field::Binding::Namespace: component.nameSpace = catalog.defaultNamespace; break;
    case Field::Binding::Release: component.release = catalog.defaultRelease; break;
    case Field::Binding::Version: component.version = catalog.defaultVersion; break;
    case Field::Binding::Source:
        component.source = {ChartSource::Kind::Repository, catalog.repository, catalog.chart};
        break;
    case Field::Binding::Values: component.fields.remove(fieldId); break;
    }
}

bool isFieldSet(const PlanComponent &component, const Field &field)
{
    return field.binding != Field::Binding::Values || component.fields.contains(field.id);
}

Value fieldValue(const PlanComponent &component, const Field &field)
{
    switch (field.binding) {
    case Field::Binding::Namespace: return Value(component.nameSpace);
    case Field::Binding::Release: return Value(component.release);
    case Field::Binding::Version: return Value(component.version);
    case Field::Binding::Source: return Value(component.source.location);
    case Field::Binding::Values: break;
    }
    const Value *set = component.fields.find(field.id);
    return set ? *set : field.defaultFor(chartVersion(component));
}

bool isFieldActive(const PlanComponent &component, const Component &catalog, const Field &field)
{
    return holds(field.condition, component, catalog);
}

bool holds(const QList<FieldCondition> &conditions, const PlanComponent &component,
           const Component &catalog)
{
    for (const FieldCondition &condition : conditions) {
        const Field *field = catalog.field(condition.field);
        if (!field || fieldValue(component, *field) != condition.value)
            return false;
    }
    return true;
}

} // namespace binnacle
