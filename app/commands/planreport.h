#pragma once

#include "catalog/catalog.h"
#include "commands/console.h"
#include "plan/finding.h"
#include "plan/stackplan.h"

#include <QJsonObject>

namespace binnacle {

/// A plan for people: each component with its files and the fields that it sets.
void printPlan(const StackPlan &plan, const Catalog &catalog, Console &console);

/// The same for programs, with the findings. Secrets are references in both.
QJsonObject planToJson(const StackPlan &plan, const Catalog &catalog,
                       const QList<Finding> &findings);

} // namespace binnacle
