#pragma once

#include "plan/stackplan.h"

namespace binnacle {

/// "https://…" is a repository that has the chart of that name, "oci://…" an OCI reference,
/// a path ending with .tgz an archive, any other path a folder.
ChartSource chartSourceFromText(const QString &text, const QString &chartName);

} // namespace binnacle
