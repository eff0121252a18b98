#pragma once

#include "catalog/fieldtype.h"
#include "catalog/valuewrite.h"

namespace binnacle {

/// One choice of a component, as a person meets it: in the form, in `binnacle fields`, in a plan.
struct Field
{
    /// A field that is an attribute of the component in the plan instead of a value of the chart.
    enum class Binding { Values, Namespace, Release, Version, Source };

    QString id; ///< "prometheus.retention"; stable, it stands in plan files
    QString label; ///< "Keep samples for"
    QString help; ///< one line
    QString step; ///< id of the step whose form shows it
    FieldType type = FieldType::String;
    FieldType itemType = FieldType::String; ///< of a List
    QString unit; ///< shown behind the control; empty where the text has its unit
    QStringList allowed; ///< of an Enumeration (or of a List of them)
    QStringList suggestions; ///< offered, but anything well formed is accepted
    QString pattern; ///< anchored regular expression that the text must match; empty: the type's
    QString patternHelp; ///< what to write instead, for people
    QString choices; ///< what in the cluster or at AWS to choose from: "storageClasses" …
    Binding binding = Binding::Values;
    QList<FieldCondition> condition; ///< the field has a meaning only while these hold
    QList<FieldCondition> requiredWhen; ///< a value is needed while these hold; empty: never
    QList<ValueWrite> writes;
    QList<ValueWrite> secretWrites; ///< of a Secret given as secret:NS/NAME/KEY
    ValuePosition position; ///< in the catalog file

    /// The chart's own default for a version; null where it has none.
    Value defaultFor(const QVersionNumber &chartVersion) const;
    Value defaultValue; ///< in every version that has none of its own
    QList<std::pair<QVersionNumber, Value>> defaultsSince; ///< ascending; the last that fits holds

    bool isSecret() const { return type == FieldType::Secret; }
    bool isList() const { return type == FieldType::List || type == FieldType::Dashboards; }
};

} // namespace binnacle
