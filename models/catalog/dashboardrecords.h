#pragma once

#include "base/error.h"
#include "values/value.h"

namespace binnacle {

/// Dashboards of grafana.com as a plan holds them: a list of records {name, gnetId, revision,
/// datasource}; revision and datasource may be absent. `datasource` is the name of a data source
/// or the chart's list form [{name, value}].

/// What is wrong with the list, as one sentence; empty when nothing is.
QString objectionToDashboards(const Value &list);

/// Short form for the command line: NAME:GNETID[:REVISION[:DATASOURCE]], separated by commas.
Result<Value> parseDashboards(const QString &text);

/// The short form where every record has one, else YAML flow (JSON).
QString dashboardsText(const Value &list);

} // namespace binnacle
