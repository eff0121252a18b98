#pragma once

#include "catalog/catalog.h"
#include "plan/finding.h"
#include "plan/placeholders.h"
#include "plan/setarguments.h"
#include "plan/stackplan.h"

namespace binnacle {

/// A values file as it lies on disk. The bytes are kept because placeholders are filled in the
/// text, as envsubst does it, so that a number stays a number.
struct SourceFile
{
    QString path; ///< absolute
    QByteArray content;
};

/// What to take in.
struct ImportRequest
{
    QList<SourceFile> files; ///< in helm's order
    QList<SetArgument> sets;
    QHash<QString, QString> placeholders; ///< confirmed names of $NAME or ${NAME} and their values
    QString version; ///< of the chart; empty: the catalog's default
    QString release;
    QString nameSpace;
};

struct ImportResult
{
    PlanComponent component;
    QList<Placeholder> placeholders; ///< found in the files, resolved or not
    QList<Finding> findings;
    qsizetype leavesSeen = 0; ///< values in the merged input
    qsizetype leavesAsFields = 0; ///< of these, how many a field of the plan now says
};

/// Values that exist → a component of a plan. Keys that the catalog knows become fields; all else
/// stays in the person's file, which becomes a base layer (named by path and digest), or, from
/// `--set` pairs and resolved placeholders, further values of the plan.
/// Rendering the result without a change means the same to helm as the input did. Pure.
Result<ImportResult> importValues(const Component &catalog, const ImportRequest &request);

} // namespace binnacle
