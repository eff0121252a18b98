#include "plan/chartsource.h"

using namespace Qt::StringLiterals;

namespace binnacle {

ChartSource chartSourceFromText(const QString &text, const QString &chartName)
{
    if (text.startsWith(u"oci://"_s))
        return {ChartSource::Kind::Oci, text, {}};
    if (text.startsWith(u"http://"_s) || text.startsWith(u"https://"_s))
        return {ChartSource::Kind::Repository, text, chartName};
    const bool isArchive = text.endsWith(u".tgz"_s) || text.endsWith(u".tar.gz"_s);
    return {isArchive ? ChartSource::Kind::Archive : ChartSource::Kind::Folder, text, {}};
}

} // namespace binnacle
