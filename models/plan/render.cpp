#include "plan/render.h"

#include "plan/fieldwriter.h"
#include "plan/planedit.h"
#include "plan/planfindings.h"
#include "plan/rendercommands.h"
#include "plan/secretkeys.h"
#include "values/valuesmerge.h"
#include "values/valueswriter.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct RenderText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::Render)
};

QList<SecretUse> secretsOnInput(const PlanComponent &component, const Component &catalog)
{
    QList<SecretUse> secrets;
    for (const Field &field : catalog.fields) {
        const QList<ValuePath> paths = secretPaths(component, catalog, field);
        const auto reference = SecretReference::parse(fieldValue(component, field).toString());
        if (paths.isEmpty() || !reference
            || reference->kind == SecretReference::Kind::ClusterSecret)
            continue;
        secrets.append({field.id, *reference, paths});
    }
    return secrets;
}

/// A field that breaks its form is a finding; it must not get into the values.
PlanComponent withoutBadFields(const PlanComponent &component, const QList<Finding> &findings)
{
    PlanComponent good = component;
    for (const Finding &finding : findings) {
        if (finding.rule == u"plan/bad-form")
            good.fields.remove(finding.field);
    }
    return good;
}

QList<RenderedLayer> layersOf(const PlanComponent &component, const Value &overlay,
                              const RenderOptions &options)
{
    QList<RenderedLayer> layers;
    for (const BaseLayer &base : component.base)
        layers.append({RenderedLayer::Kind::UserFile, base.path, base.sha256, {}});
    const QString folder = options.folder.isEmpty() ? QString() : options.folder + u'/';
    layers.append({RenderedLayer::Kind::Own,
                   folder + u"values/%1.binnacle.yaml"_s.arg(component.release),
                   {},
                   writeValues(overlay,
                               RenderText::tr("Written by Binnacle: what the plan sets for the "
                                              "release %1.")
                                   .arg(component.release))});
    return layers;
}

Value mergedValues(const RenderedComponent &rendered, const PlanComponent &component,
                   const Component &catalog, const QHash<QString, ValuesDocument> &base,
                   const RenderOptions &options)
{
    QList<Value> trees;
    for (const BaseLayer &layer : component.base)
        trees.append(base.value(layer.path).root());
    trees.append(rendered.overlay);
    Value merged = mergeLayers(trees);
    if (!options.withSecrets) {
        const QList<ValuePath> secrets = secretValuesIn(catalog, merged);
        for (const ValuePath &path : secrets)
            merged.set(path, Value(maskedSecret(path.toString())));
    }
    for (const SecretUse &secret : rendered.secrets) {
        for (const ValuePath &path : secret.paths)
            merged.set(path, Value(maskedSecret(secret.field)));
    }
    return merged;
}

void renderComponent(const PlanComponent &planned, const Component &catalog, const StackPlan &plan,
                     const QHash<QString, ValuesDocument> &base, const RenderOptions &options,
                     RenderResult &result)
{
    const Value nothing{ValueMap()};
    const QList<Finding> ownFindings = fieldFindings({planned, catalog, base, nothing, options});
    const PlanComponent component = withoutBadFields(planned, ownFindings);
    RenderedComponent rendered;
    rendered.component = component.component;
    rendered.release = component.release;
    rendered.nameSpace = component.nameSpace;
    rendered.overlay = mergeLayers({component.values, valuesOfFields(component, catalog)});
    rendered.secrets = secretsOnInput(component, catalog);
    rendered.layers = layersOf(component, rendered.overlay, options);
    rendered.merged = mergedValues(rendered, component, catalog, base, options);
    const QStringList contexts = plan.contexts.isEmpty() ? QStringList{options.context}
                                                         : plan.contexts;
    for (const QString &context : contexts)
        rendered.commands += helmCommands(component, rendered.layers, !rendered.secrets.isEmpty(),
                                          context, options);
    result.components.append(rendered);
    result.findings += ownFindings;
    result.findings += fileFindings({component, catalog, base, rendered.overlay, options});
}

} // namespace

bool RenderResult::hasMustFix() const
{
    return std::any_of(findings.cbegin(), findings.cend(), [](const Finding &finding) {
        return finding.severity == Finding::Severity::MustFix;
    });
}

Result<QHash<QString, ValuesDocument>> loadBaseLayers(const StackPlan &plan)
{
    QHash<QString, ValuesDocument> documents;
    for (const PlanComponent &component : plan.components) {
        for (const BaseLayer &layer : component.base) {
            if (!QFile::exists(layer.path))
                continue; // a finding of render()
            const auto document = ValuesDocument::load(layer.path);
            if (!document)
                return failure(document.error());
            documents.insert(layer.path, *document);
        }
    }
    return documents;
}

RenderResult render(const StackPlan &plan, const Catalog &catalog,
                    const QHash<QString, ValuesDocument> &base, const RenderOptions &options)
{
    RenderResult result;
    for (const PlanComponent &component : plan.components) {
        if (const Component *known = catalog.component(component.component))
            renderComponent(component, *known, plan, base, options, result);
        else
            result.findings.append(
                {Finding::Severity::MustFix, u"plan/unknown-component"_s, component.component,
                 RenderText::tr("There is no component '%1'").arg(component.component),
                 RenderText::tr("'binnacle components' lists them."), options.planFile});
    }
    std::stable_sort(
        result.findings.begin(), result.findings.end(),
        [](const Finding &left, const Finding &right) { return left.severity < right.severity; });
    return result;
}

Result<QByteArray> secretValues(const RenderedComponent &component,
                                const QHash<QString, QString> &clearTexts)
{
    if (component.secrets.isEmpty())
        return QByteArray();
    Value values{ValueMap()};
    for (const SecretUse &secret : component.secrets) {
        const auto text = clearTexts.constFind(secret.field);
        if (text == clearTexts.constEnd())
            return failure({Error::Kind::BadInput,
                            RenderText::tr("The secret %1 (%2) was not given")
                                .arg(secret.field, secret.reference.toString()),
                            {},
                            {},
                            {}});
        for (const ValuePath &path : secret.paths)
            values.set(path, Value(*text));
    }
    return writeValues(values);
}

} // namespace binnacle
