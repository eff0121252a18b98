#pragma once

#include "base/error.h"
#include "plan/stackplan.h"

namespace binnacle {

/// Reads a plan file. Keys it does not know are refused (a typing error would be lost silently),
/// as is a newer format; errors say file:line:column. Blocks for the time of a small file.
Result<StackPlan> loadPlan(const QString &path);
Result<StackPlan> parsePlan(const QByteArray &yaml, const QString &path);

/// Writes it atomically, readable and always with the same bytes for the same plan. Paths of base
/// layers are written relative to the plan's folder.
Result<void> savePlan(const StackPlan &plan, const QString &path);
/// The content that savePlan writes.
QByteArray planToYaml(const StackPlan &plan, const QString &path);

} // namespace binnacle
