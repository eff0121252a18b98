#pragma once

#include "catalog/catalog.h"
#include "plan/render.h"
#include "plan/stackplan.h"

namespace binnacle {

/// A plan file with everything needed to act on it.
struct PlanInput
{
    QString path;
    StackPlan plan;
    Catalog catalog;
    RenderResult rendered;

    /// Reads the plan and its base layers and renders it. Errors: file:line:column.
    static Result<PlanInput> load(const QString &path);
    /// The plan's context, when it names exactly one; several are an error of the command.
    QString context() const { return plan.contexts.value(0); }
};

} // namespace binnacle
