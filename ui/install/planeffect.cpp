#include "install/planeffect.h"

#include "values/valuesdocument.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

void addLines(PlanEffect &effect, const Component &component, const QByteArray &yaml,
              const QString &version)
{
    const auto document = ValuesDocument::parse(yaml, u"values"_s);
    if (!document)
        return; // shown without marks; the writer's own tests see to it that it can be read
    const QVersionNumber chartVersion = QVersionNumber::fromString(version);
    for (const Field &field : component.fields)
        effect.lines.insert(field.id, linesOf(field, chartVersion, document->root()));
}

} // namespace

PlanEffect effectOf(const StackPlan &plan, const Catalog &catalog, const RenderOptions &options)
{
    PlanEffect effect;
    const auto base = loadBaseLayers(plan);
    if (!base) {
        effect.error = base.error().toLine();
        return effect;
    }
    effect.result = render(plan, catalog, *base, options);
    QStringList commands;
    for (const RenderedComponent &rendered : std::as_const(effect.result.components)) {
        for (const RenderedCommand &command : rendered.commands)
            commands << u"# "_s + command.title << command.toShellLine() << QString();
        const auto own = std::find_if(
            rendered.layers.cbegin(), rendered.layers.cend(),
            [](const RenderedLayer &layer) { return layer.kind == RenderedLayer::Kind::Own; });
        if (own == rendered.layers.cend() || !effect.values.isEmpty())
            continue;
        effect.values = QString::fromUtf8(own->content);
        if (const Component *component = catalog.component(rendered.component))
            addLines(effect, *component, own->content, plan.components.constFirst().version);
    }
    effect.commands = commands.join(u'\n');
    return effect;
}

} // namespace binnacle
