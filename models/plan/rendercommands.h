#pragma once

#include "plan/render.h"

namespace binnacle {

/// The helm commands of one component for one context, in the form in which they are run.
QList<RenderedCommand> helmCommands(const PlanComponent &component,
                                    const QList<RenderedLayer> &layers, bool hasSecrets,
                                    const QString &context, const RenderOptions &options);

} // namespace binnacle
