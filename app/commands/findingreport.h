#pragma once

#include "commands/console.h"
#include "commands/exitstatus.h"
#include "plan/finding.h"

#include <QJsonArray>

namespace binnacle {

/// The findings for people, one line each with what to do below it; on standard error, because
/// standard output belongs to the command's result.
void printFindings(const QList<Finding> &findings, Console &console);

/// The same for programs (findings.json).
QJsonArray findingsToJson(const QList<Finding> &findings);

/// NotWell while something must be fixed, else Done.
ExitStatus statusOf(const QList<Finding> &findings);

} // namespace binnacle
