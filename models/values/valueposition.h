#pragma once

#include <QString>

namespace binnacle {

/// Where a value stands in its file, counted from 1. The column counts bytes of UTF-8, as most
/// editors' "go to" and compilers do. Unknown (0) for values that were made, not read.
struct ValuePosition
{
    int line = 0;
    int column = 0;

    bool isKnown() const { return line > 0; }
    /// "file:line:column", or only the file where the position is unknown.
    QString in(const QString &file) const
    {
        return isKnown() ? QStringLiteral("%1:%2:%3").arg(file).arg(line).arg(column) : file;
    }

    friend bool operator==(const ValuePosition &, const ValuePosition &) = default;
};

} // namespace binnacle
