#pragma once

#include "plan/stackplan.h"
#include "values/shape.h"

namespace binnacle {

/// Reads the tree of a plan file and checks its form: unknown keys, names, addresses, digests.
/// Whether fields exist and fit is judged by render(), which knows the catalog.
class PlanReader
{
public:
    static Result<StackPlan> read(const ValuesDocument &document);

private:
    explicit PlanReader(const ValuesDocument &document);

    void readPlan();
    PlanComponent readComponent(const Value &value);
    ChartSource readSource(const Value &value);
    void readBase(const Value::List &layers, PlanComponent &component);
    void readFields(const Value &fields, PlanComponent &component);
    QString absolutePath(const QString &path) const;
    void require(bool isGood, ValuePosition position, const QString &message);

    const ValuesDocument &m_document;
    ShapeProblem m_problem;
    StackPlan m_plan;
};

} // namespace binnacle
