#pragma once

#include "base/error.h"
#include "catalog/component.h"
#include "values/shape.h"

namespace binnacle {

/// Reads one file of resources/catalog and checks it: unknown keys, types, references between
/// fields, defaults and start points that are not well formed. Errors: file:line:column.
class ComponentReader
{
public:
    static Result<Component> read(const ValuesDocument &document);

private:
    /// One entry of a `sets` list: what `for` repeats a write with.
    struct SetEntry
    {
        QString name;
        QList<FieldCondition> when;
    };

    explicit ComponentReader(const ValuesDocument &document);

    void readComponent();
    void readSets(const Value &sets);
    void readFields(const Value::List &fields);
    Field readField(const Value &value);
    void readFieldForm(ShapeMap &map, Field &field);
    void readDefaults(ShapeMap &map, Field &field);
    QList<ValueWrite> readWrites(const Value::List &writes);
    void readWrite(const Value &value, QList<ValueWrite> &writes);
    QList<FieldCondition> readConditions(const Value &map);
    void readStartPoints(const Value::List &starts);
    void readIneffective(const Value::List &keys);
    ValuePath readPath(const Value &value, const QString &name);
    QVersionNumber readVersion(const Value &value);

    void checkField(const Field &field);
    void checkConditions(const QList<FieldCondition> &conditions, ValuePosition position);

    const ValuesDocument &m_document;
    ShapeProblem m_problem;
    Component m_component;
    QHash<QString, QList<SetEntry>> m_sets;
};

} // namespace binnacle
