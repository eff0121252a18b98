#pragma once

#include "catalog/catalog.h"
#include "plan/finding.h"
#include "plan/placeholders.h"
#include "plan/stackplan.h"
#include "values/valuesdocument.h"

namespace binnacle {

/// One `--set`, `--set-string` or `--set-json` argument of a person's helm command.
struct SetArgument
{
    enum class Kind { Typed, String, Json };

    Kind kind = Kind::Typed;
    QString text; ///< "a.b=c,d=e"
};

/// What to take in.
struct ImportRequest
{
    QList<ValuesDocument> files; ///< in helm's order
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
