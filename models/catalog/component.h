#pragma once

#include "catalog/field.h"

namespace binnacle {

/// One page of the wizard's form.
struct FormStep
{
    QString id;
    QString label;
};

/// A ready set of choices to start a plan from.
struct StartPoint
{
    QString id;
    QString label;
    QString help;
    ValueMap fields; ///< field id → value
};

/// A key that a values file may have but that no template of the chart reads.
struct IneffectiveKey
{
    ValuePath path;
    QString reason; ///< why, and what to write instead
};

/// Something that can be installed: where its chart is, which fields it has, where to start.
struct Component
{
    QString id;
    QString label;
    QString help;
    QString chart; ///< name of the chart in the repository
    QString repository; ///< address of the repository
    QStringList versions; ///< checked ones, ascending; others are used as the nearest lower one
    QString defaultVersion;
    QString defaultRelease;
    QString defaultNamespace;
    QList<FormStep> steps;
    QList<Field> fields; ///< in the order of the form
    QList<StartPoint> startPoints;
    QList<IneffectiveKey> ineffectiveKeys;
    QString file; ///< the catalog file it was read from

    /// nullptr when there is no such field or start point.
    const Field *field(const QString &fieldId) const;
    const StartPoint *startPoint(const QString &startId) const;
    QList<const Field *> fieldsOfStep(const QString &stepId) const;
};

} // namespace binnacle
