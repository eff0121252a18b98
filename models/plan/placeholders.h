#pragma once

#include "values/valuesdocument.h"

namespace binnacle {

/// A $NAME or ${NAME} in a values file that somebody meant envsubst to fill.
struct Placeholder
{
    QString name;
    ValuePath path; ///< of the value that holds it
    QString where; ///< file:line:column of that value
    bool isResolved = false; ///< a value was given for it
};

/// The placeholders in a document's values, in order. Not taken for placeholders: $labels,
/// $value and other variables inside {{ … }}, $1, ${1}, ${env:…}, $__interval, $$.
QList<Placeholder> findPlaceholders(const ValuesDocument &document);

/// The text with the confirmed names replaced; everything else stays, also what plain envsubst
/// would have blanked.
QString resolvePlaceholders(const QString &text, const QHash<QString, QString> &values);

} // namespace binnacle
