#pragma once

#include "values/value.h"

#include <QVersionNumber>

#include <optional>

namespace binnacle {

/// "This field has that value"; several of them hold together when all hold.
struct FieldCondition
{
    QString field;
    Value value;

    friend bool operator==(const FieldCondition &, const FieldCondition &) = default;
};

/// How a field gets into the values of the chart: one path and what is written there.
/// In `value` and in the keys of `path`, ${value} stands for the field's value, and with `each`
/// ${item.NAME} for a part of each record of the list. A string that is nothing but ${value}
/// takes the value with its type; inside other text it is put in as text.
struct ValueWrite
{
    ValuePath path;
    Value value{QStringLiteral("${value}")};
    QString join; ///< a list is written as one string with this between its items
    bool each = false; ///< once for each item of the list
    bool unlessEmpty = false; ///< not for an empty list
    QList<FieldCondition> when; ///< only while these hold
    QVersionNumber since; ///< first chart version that has the key; null: all
    QVersionNumber before; ///< first chart version that has it no more; null: all

    /// Whether the key exists in this version of the chart.
    bool isIn(const QVersionNumber &chartVersion) const
    {
        return (since.isNull() || chartVersion >= since)
            && (before.isNull() || chartVersion < before);
    }
};

} // namespace binnacle
