#pragma once

#include "catalog/component.h"
#include "plan/stackplan.h"

namespace binnacle {

/// One place in the chart's values and what a field puts there.
struct WrittenValue
{
    ValuePath path;
    Value value;
};

/// What one field writes into the values with the plan's other choices; nothing when the field is
/// not set, has no meaning now, or is a secret that comes on standard input.
QList<WrittenValue> valuesOfField(const PlanComponent &component, const Component &catalog,
                                  const Field &field);

/// The paths that helm gets a secret field's clear text at.
QList<ValuePath> secretPaths(const PlanComponent &component, const Component &catalog,
                             const Field &field);

/// What all fields write, in the catalog's order.
Value valuesOfFields(const PlanComponent &component, const Component &catalog);

/// The chart version to judge by: that of the plan, its pre-release part left out.
QVersionNumber chartVersion(const PlanComponent &component);

} // namespace binnacle
