#include "plan/fieldwriter.h"

#include "catalog/secretreference.h"
#include "plan/planedit.h"
#include "plan/valuetemplate.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString joinedTexts(const Value &list, const QString &separator)
{
    QStringList texts;
    for (const Value &item : list.list())
        texts << item.text();
    return texts.join(separator);
}

TemplateVariables itemVariables(const Value &item)
{
    TemplateVariables variables{{u"item"_s, item}};
    for (const ValueEntry &part : item.map().entries())
        variables.insert(u"item."_s + part.key, part.value);
    return variables;
}

void applyWrite(const ValueWrite &write, const Value &value, const TemplateVariables &more,
                QList<WrittenValue> &written)
{
    if (write.unlessEmpty && value.list().isEmpty())
        return;
    if (write.each) {
        for (const Value &item : value.list()) {
            const TemplateVariables variables = itemVariables(item);
            written.append({fillPath(write.path, variables), fillTemplate(write.value, variables)});
        }
        return;
    }
    TemplateVariables variables = more;
    variables.insert(u"value"_s,
                     write.join.isEmpty() ? value : Value(joinedTexts(value, write.join)));
    written.append({fillPath(write.path, variables), fillTemplate(write.value, variables)});
}

bool applies(const ValueWrite &write, const PlanComponent &component, const Component &catalog)
{
    return write.isIn(chartVersion(component)) && holds(write.when, component, catalog);
}

bool writesNow(const PlanComponent &component, const Component &catalog, const Field &field)
{
    return field.binding == Field::Binding::Values && isFieldSet(component, field)
        && isFieldActive(component, catalog, field);
}

} // namespace

QVersionNumber chartVersion(const PlanComponent &component)
{
    const bool hasPrefix = component.version.startsWith(u'v');
    return QVersionNumber::fromString(hasPrefix ? component.version.mid(1) : component.version);
}

QList<WrittenValue> valuesOfField(const PlanComponent &component, const Component &catalog,
                                  const Field &field)
{
    QList<WrittenValue> written;
    if (!writesNow(component, catalog, field))
        return written;
    const Value value = fieldValue(component, field);
    TemplateVariables variables;
    if (field.isSecret()) {
        const auto reference = SecretReference::parse(value.toString());
        if (!reference || reference->kind != SecretReference::Kind::ClusterSecret)
            return written;
        variables = {{u"secret.name"_s, Value(reference->name)},
                     {u"secret.key"_s, Value(reference->key)}};
    }
    const QList<ValueWrite> &writes = field.isSecret() ? field.secretWrites : field.writes;
    for (const ValueWrite &write : writes) {
        if (applies(write, component, catalog))
            applyWrite(write, value, variables, written);
    }
    return written;
}

QList<ValuePath> secretPaths(const PlanComponent &component, const Component &catalog,
                             const Field &field)
{
    QList<ValuePath> paths;
    if (!field.isSecret() || !writesNow(component, catalog, field))
        return paths;
    for (const ValueWrite &write : field.writes) {
        if (applies(write, component, catalog))
            paths.append(write.path);
    }
    return paths;
}

Value valuesOfFields(const PlanComponent &component, const Component &catalog)
{
    Value values{ValueMap()};
    for (const Field &field : catalog.fields) {
        const QList<WrittenValue> written = valuesOfField(component, catalog, field);
        for (const WrittenValue &one : written)
            values.set(one.path, one.value);
    }
    return values;
}

} // namespace binnacle
