#pragma once

#include "values/value.h"

namespace binnacle {

/// Where a component's chart comes from.
struct ChartSource
{
    enum class Kind { Repository, Oci, Folder, Archive };

    Kind kind = Kind::Repository;
    QString location; ///< https://… of the repository, oci://…, or an absolute path
    QString chart; ///< name in the repository; empty for the other kinds

    friend bool operator==(const ChartSource &, const ChartSource &) = default;
};

/// A values file of the person's own: named, never copied and never rewritten.
struct BaseLayer
{
    QString path; ///< absolute; plan files hold it relative to their own folder
    QByteArray sha256; ///< lower-case hex, of the file when it was taken in

    friend bool operator==(const BaseLayer &, const BaseLayer &) = default;
};

/// One release of the plan.
struct PlanComponent
{
    QString component; ///< id in the catalog
    ChartSource source;
    QString version; ///< of the chart
    QString release;
    QString nameSpace;
    QList<BaseLayer> base; ///< in helm's order, below our own layer
    ValueMap fields; ///< field id → value; a secret field holds its reference, never the secret
    Value values{ValueMap()}; ///< further values without a field, between base layers and fields
    QStringList dependsOn; ///< releases of this plan that must be ready before

    friend bool operator==(const PlanComponent &, const PlanComponent &) = default;
};

/// What is to run where: everything the wizard and the command line edit. A value type.
struct StackPlan
{
    static constexpr int currentFormat = 1;

    int format = currentFormat;
    QStringList contexts; ///< kubeconfig contexts to install to; empty: the current one
    QList<PlanComponent> components; ///< in the order in which they are applied

    friend bool operator==(const StackPlan &, const StackPlan &) = default;
};

} // namespace binnacle
