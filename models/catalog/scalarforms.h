#pragma once

#include "catalog/fieldtype.h"

#include <QString>

namespace binnacle {

/// What is wrong with a text as a value of that type, as one sentence with what to write instead
/// ("\"10GB\" is no Kubernetes quantity; write 10Gi or 10G"); empty when nothing is.
/// Sources: Kubernetes' resource.Quantity, the CRD patterns of the Prometheus operator for
/// durations and sizes (the same in the charts 45.27.2 to 88.5.3), RFC 1123, the form of ARNs.
QString objectionToForm(FieldType type, const QString &text);

} // namespace binnacle
