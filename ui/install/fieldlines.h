#pragma once

#include "catalog/field.h"

#include <QSet>

namespace binnacle {

/// Which lines of a values file, counted from 0, a field wrote.
struct FieldLines
{
    QSet<int> own;
    QSet<int> ancestors; ///< lines of the keys above them

    friend bool operator==(const FieldLines &, const FieldLines &) = default;
};

/// Looks the field's write paths up in the file's content (as read back, with positions). A part
/// of a path that depends on the value ("${item.name}") stands for everything below its parent.
FieldLines linesOf(const Field &field, const QVersionNumber &chartVersion, const Value &root);

} // namespace binnacle
