#pragma once

#include "install/fieldlines.h"
#include "plan/render.h"

#include <QHash>

namespace binnacle {

/// What a plan comes to: computed off the main thread, shown beside the form.
struct PlanEffect
{
    RenderResult result;
    QString values; ///< our own layer as it will be written; empty while there is none
    QHash<QString, FieldLines> lines; ///< by field id, into `values`
    QString commands; ///< what will be run, ready to copy
    QString error; ///< why there is no effect: a base layer cannot be read, say
};

/// Renders the plan and finds the lines of each field. Reads the base layers: blocks for the time
/// of the disk; any thread.
PlanEffect effectOf(const StackPlan &plan, const Catalog &catalog, const RenderOptions &options);

} // namespace binnacle
