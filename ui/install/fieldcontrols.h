#pragma once

#include "catalog/field.h"
#include "install/fieldcontrol.h"

namespace binnacle {

/// The control that fits a field's type. The caller takes it over.
FieldControl *makeFieldControl(const Field &field);

/// What a field without a value shows in its place: "the chart's default: 10d".
QString defaultHint(const Field &field, const QVersionNumber &chartVersion);

} // namespace binnacle
