#pragma once

#include <QStringList>

namespace binnacle {

/// The known name that a mistyped one most likely means: the fewest letters to change, at most a
/// third of them; empty when none is near.
QString nearestName(const QString &typed, const QStringList &known);

} // namespace binnacle
