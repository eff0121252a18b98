#pragma once

#include "plan/render.h"

namespace binnacle {

/// What one component's findings are judged by.
struct FindingInput
{
    const PlanComponent &component;
    const Component &catalog;
    const QHash<QString, ValuesDocument> &base;
    const Value &overlay; ///< what the plan sets
    const RenderOptions &options;
};

/// Findings about the plan's own fields: unknown, badly formed, missing, without a meaning.
QList<Finding> fieldFindings(const FindingInput &input);

/// Findings about the person's own values files: changed or missing, badly formed, placeholders,
/// secrets, keys without an effect, and what helm reads differently from what it looks like.
QList<Finding> fileFindings(const FindingInput &input);

} // namespace binnacle
