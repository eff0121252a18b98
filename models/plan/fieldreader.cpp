#include "plan/fieldreader.h"

#include "catalog/fieldtext.h"
#include "plan/fieldwriter.h"
#include "plan/valuetemplate.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Value splitText(const Value &joined, const QString &separator)
{
    if (!joined.isString())
        return joined;
    Value::List items;
    const QStringList parts = joined.toString().split(separator, Qt::SkipEmptyParts);
    for (const QString &part : parts)
        items.append(Value(part.trimmed()));
    return Value(items);
}

/// The list whose items make these entries; entries of another form stay in the values.
Value recordsAt(const ValueWrite &write, const Value &values)
{
    const Value *parent = values.at(write.path.parent());
    const QString keyVariable = variableIn(write.path.segments().constLast().key);
    if (!parent || !parent->isMap() || keyVariable.isEmpty())
        return {};
    Value::List records;
    for (const ValueEntry &entry : parent->map().entries()) {
        const auto variables = matchTemplate(write.value, entry.value);
        if (!variables)
            continue;
        ValueMap record;
        record.insert(keyVariable.mid(5), Value(entry.key));
        for (const ValueEntry &part : write.value.map().entries()) {
            const QString name = variableIn(part.value.toString());
            if (variables->contains(name))
                record.insert(name.mid(5), variables->value(name));
        }
        records.append(Value(record));
    }
    return records.isEmpty() ? Value() : Value(records);
}

/// A constant that is only written while the field itself has a certain value tells that value.
Value valueBehindConstant(const Field &field, const ValueWrite &write, const Value &seen)
{
    for (const FieldCondition &condition : write.when) {
        if (condition.field == field.id && seen == write.value)
            return condition.value;
    }
    return {};
}

Value valueOfWrite(const Field &field, const ValueWrite &write, const Value &values)
{
    if (write.each)
        return recordsAt(write, values);
    const Value *seen = values.at(write.path);
    if (!seen || seen->isNull())
        return {};
    const auto variables = matchTemplate(write.value, *seen);
    if (variables && variables->contains(u"value"_s)) {
        const Value value = variables->value(u"value"_s);
        return write.join.isEmpty() ? value : splitText(value, write.join);
    }
    return valueBehindConstant(field, write, *seen);
}

bool isStatedBy(const Value &values, const QList<WrittenValue> &written)
{
    for (const WrittenValue &one : written) {
        const Value *seen = values.at(one.path);
        if (!seen || *seen != one.value)
            return false;
    }
    return !written.isEmpty();
}

/// Takes away the first field whose writing is not what the values say. A field taken away may
/// end the conditions of others, so this is repeated until all that is left holds.
bool dropOneUnstated(PlanComponent &component, const Component &catalog, const Value &values)
{
    for (const Field &field : catalog.fields) {
        if (component.fields.contains(field.id)
            && !isStatedBy(values, valuesOfField(component, catalog, field))) {
            component.fields.remove(field.id);
            return true;
        }
    }
    return false;
}

} // namespace

Value fieldInValues(const Field &field, const Value &values, const QVersionNumber &version)
{
    for (const ValueWrite &write : field.writes) {
        if (!write.isIn(version))
            continue;
        if (const Value value = valueOfWrite(field, write, values); !value.isNull())
            return value;
    }
    return {};
}

void readFields(PlanComponent &component, const Component &catalog, const Value &values)
{
    const QVersionNumber version = chartVersion(component);
    for (const Field &field : catalog.fields) {
        if (field.binding != Field::Binding::Values || field.isSecret())
            continue;
        const Value value = fieldInValues(field, values, version);
        if (!value.isNull() && objectionTo(field, value).isEmpty())
            component.fields.insert(field.id, value);
    }
    while (dropOneUnstated(component, catalog, values)) { }
}

} // namespace binnacle
