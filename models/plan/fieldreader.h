#pragma once

#include "catalog/component.h"
#include "plan/stackplan.h"

namespace binnacle {

/// The value that a field has in a tree of values, judged by the field's writes alone; null when
/// the tree says nothing about it. The value may be badly formed: objectionTo() tells.
Value fieldInValues(const Field &field, const Value &values, const QVersionNumber &version);

/// Sets in the component every field that the values state exactly: writing these fields gives
/// back what stands in the values, at every path that they write. Secrets are never taken over.
void readFields(PlanComponent &component, const Component &catalog, const Value &values);

} // namespace binnacle
