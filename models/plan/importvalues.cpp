#include "plan/importvalues.h"

#include "plan/fieldreader.h"
#include "plan/fieldwriter.h"
#include "plan/planedit.h"
#include "plan/secretkeys.h"
#include "values/valuesdiff.h"
#include "values/valuesdocument.h"
#include "values/valuesmerge.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ImportValues)
};

/// The input as it is and as it is meant.
struct ImportedTrees
{
    Value asItLies{ValueMap()}; ///< the files alone
    Value meant{ValueMap()}; ///< placeholders filled in, --set pairs put over it
};

Result<void> takeIn(const SourceFile &file, const ImportRequest &request, ImportedTrees &trees,
                    ImportResult &result)
{
    const auto document = ValuesDocument::parse(file.content, file.path);
    if (!document)
        return failure(document.error());
    const QByteArray filled =
        resolvePlaceholders(QString::fromUtf8(file.content), request.placeholders).toUtf8();
    const auto resolved = request.placeholders.isEmpty() ? document
                                                         : ValuesDocument::parse(filled, file.path);
    if (!resolved)
        return failure(resolved.error());
    const QList<Placeholder> found = findPlaceholders(*document);
    for (Placeholder placeholder : found) {
        placeholder.isResolved = request.placeholders.contains(placeholder.name);
        result.placeholders.append(placeholder);
    }
    result.component.base.append({file.path, document->sha256()});
    trees.asItLies = mergeLayers({trees.asItLies, document->root()});
    trees.meant = mergeLayers({trees.meant, resolved->root()});
    return {};
}

Error secretInArgument(const ValuePath &path)
{
    return {Error::Kind::BadInput,
            ImportText::tr("%1 is a secret; a plan does not take it from --set or a placeholder")
                .arg(path.toString()),
            {},
            {},
            ImportText::tr("Leave it out and set the field to a reference (env:NAME, file:PATH, "
                           "secret:NAMESPACE/NAME/KEY, ask).")};
}

/// What the fields do not say and the files as they lie do not either becomes values of the plan.
Result<void> keepTheRest(const Component &catalog, const ImportedTrees &trees, ImportResult &result)
{
    const Value own = valuesOfFields(result.component, catalog);
    const QList<ValueChange> changes = diffValues(mergeLayers({trees.asItLies, own}), trees.meant);
    for (const ValueChange &change : changes) {
        if (!change.after) {
            result.findings.append(
                {Finding::Severity::MustFix,
                 u"values/placeholder-in-key"_s,
                 change.path.toString(),
                 ImportText::tr("The key %1 holds a placeholder; only values can be filled in")
                     .arg(change.path.toString()),
                 ImportText::tr("Write the key out in the file."),
                 {}});
            continue;
        }
        Value alone{ValueMap()};
        alone.set(change.path, *change.after);
        if (const auto secrets = secretValuesIn(catalog, alone); !secrets.isEmpty())
            return failure(secretInArgument(secrets.constFirst()));
        result.component.values.set(change.path, *change.after);
    }
    return {};
}

qsizetype leavesIn(const Value &value)
{
    if (!value.isMap() || value.map().isEmpty())
        return 1;
    qsizetype leaves = 0;
    for (const ValueEntry &entry : value.map().entries())
        leaves += leavesIn(entry.value);
    return leaves;
}

Result<void> nameTheRelease(const Component &catalog, const ImportRequest &request,
                            PlanComponent &component)
{
    const std::pair<QString, QString> names[] = {{u"version"_s, request.version},
                                                 {u"release"_s, request.release},
                                                 {u"namespace"_s, request.nameSpace}};
    for (const auto &[field, text] : names) {
        if (text.isEmpty())
            continue;
        if (const auto set = setField(component, catalog, field, text); !set)
            return set;
    }
    return {};
}

} // namespace

Result<ImportResult> importValues(const Component &catalog, const ImportRequest &request)
{
    ImportResult result;
    const auto started = startComponent(catalog, {});
    if (!started)
        return failure(started.error());
    result.component = *started;
    if (const auto named = nameTheRelease(catalog, request, result.component); !named)
        return failure(named.error());
    ImportedTrees trees;
    for (const SourceFile &file : request.files) {
        if (const auto taken = takeIn(file, request, trees, result); !taken)
            return failure(taken.error());
    }
    for (const SetArgument &set : request.sets) {
        if (const auto applied = applySetArgument(trees.meant, set); !applied)
            return failure(applied.error());
    }
    readFields(result.component, catalog, trees.meant);
    if (const auto kept = keepTheRest(catalog, trees, result); !kept)
        return failure(kept.error());
    result.leavesSeen = trees.meant.map().isEmpty() ? 0 : leavesIn(trees.meant);
    const Value own = valuesOfFields(result.component, catalog);
    result.leavesAsFields = own.map().isEmpty() ? 0 : leavesIn(own);
    return result;
}

} // namespace binnacle
