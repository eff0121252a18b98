#include "catalog/clusternames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool matchesWhole(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

const QString labelPattern = u"[a-z0-9]([-a-z0-9]*[a-z0-9])?"_s;

} // namespace

bool isNamespaceName(const QString &text)
{
    return text.size() <= 63 && matchesWhole(labelPattern, text);
}

bool isReleaseName(const QString &text)
{
    return text.size() <= 53 && isObjectName(text);
}

bool isObjectName(const QString &text)
{
    return text.size() <= 253
        && matchesWhole(labelPattern + u"(\\."_s + labelPattern + u")*"_s, text);
}

bool isChartVersion(const QString &text)
{
    return matchesWhole(u"v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
                        "(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?"_s,
                        text);
}

bool isContextName(const QString &text)
{
    return !text.startsWith(u'-') && matchesWhole(u"[^\\p{C}\\p{Z}]+( [^\\p{C}\\p{Z}]+)*"_s, text);
}

} // namespace binnacle
