#pragma once

#include "cluster/objectfacts.h"
#include "theme/tokens.h"

#include <QBoxLayout>

namespace binnacle {

/// "● Scheduled                14 min", one row per line.
void addFactLines(const Theme &theme, QVBoxLayout *column, const QList<FactLine> &lines);

/// Muted titles at the left, values in the fixed face at the right, to be selected and copied.
void addFactGrid(const Theme &theme, QVBoxLayout *column,
                 const QList<QPair<QString, QString>> &facts);

} // namespace binnacle
