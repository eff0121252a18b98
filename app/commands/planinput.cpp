#include "commands/planinput.h"

#include "plan/planfile.h"

namespace binnacle {

Result<PlanInput> PlanInput::load(const QString &path)
{
    auto plan = loadPlan(path);
    if (!plan)
        return failure(plan.error());
    auto catalog = Catalog::builtIn();
    if (!catalog)
        return failure(catalog.error());
    const auto base = loadBaseLayers(*plan);
    if (!base)
        return failure(base.error());
    PlanInput input{path, std::move(*plan), std::move(*catalog), {}};
    RenderOptions options;
    options.planFile = path;
    input.rendered = render(input.plan, input.catalog, *base, options);
    return input;
}

} // namespace binnacle
