#pragma once

#include "base/error.h"
#include "catalog/component.h"
#include "plan/stackplan.h"

namespace binnacle {

/// A component with the catalog's defaults (release, namespace, version, repository) and the
/// fields of a start point; an empty start point gives none.
Result<PlanComponent> startComponent(const Component &catalog, const QString &startPoint);

/// Sets a field from a text, as `--set FIELD=VALUE` and the form do. Fails with one sentence
/// (unknown field with the nearest known one, a bad quantity, a literal for a secret …) and
/// changes nothing then.
Result<void> setField(PlanComponent &component, const Component &catalog, const QString &field,
                      const QString &text);
/// Sets a field to a value of the right type; namespace, release and version too.
Result<void> setFieldValue(PlanComponent &component, const Component &catalog, const QString &field,
                           const Value &value);
/// Back to the chart's default (for namespace, release, version: the catalog's).
void resetField(PlanComponent &component, const Component &catalog, const QString &field);

/// Whether the plan says anything about the field.
bool isFieldSet(const PlanComponent &component, const Field &field);
/// What the plan sets, else the chart's default; null when there is neither.
Value fieldValue(const PlanComponent &component, const Field &field);
/// Whether the field means anything with the other choices made (its condition holds).
bool isFieldActive(const PlanComponent &component, const Component &catalog, const Field &field);
/// Whether all hold for the plan's values (or the defaults, where the plan sets none).
bool holds(const QList<FieldCondition> &conditions, const PlanComponent &component,
           const Component &catalog);

} // namespace binnacle
