#pragma once

#include "commands/console.h"
#include "release/check.h"

#include <QJsonArray>

namespace binnacle {

/// The checks of an installation for people: one line each, grouped; what failed with what was
/// found, the evidence and the way on.
void printChecks(const QList<Check> &checks, Console &console);

/// The same for programs.
QJsonArray checksToJson(const QList<Check> &checks);

} // namespace binnacle
