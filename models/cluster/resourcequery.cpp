#include "cluster/resourcequery.h"

#include <QUrl>

namespace binnacle {

namespace {

QByteArray withSelectors(const ResourceQuery &query)
{
    QByteArray target = query.kind.path(query.nameSpace) + '?';
    if (!query.labelSelector.isEmpty())
        target += "labelSelector=" + QUrl::toPercentEncoding(query.labelSelector) + '&';
    if (!query.fieldSelector.isEmpty())
        target += "fieldSelector=" + QUrl::toPercentEncoding(query.fieldSelector) + '&';
    return target;
}

} // namespace

QByteArray ResourceQuery::accept() const
{
    return form == Form::Table ? "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"
                               : "application/json";
}

QByteArray ResourceQuery::listTarget(int limit, const QByteArray &continueToken) const
{
    // No resourceVersion: with "0" the server ignores the limit and sends everything at once.
    QByteArray target = withSelectors(*this) + "limit=" + QByteArray::number(limit);
    if (!continueToken.isEmpty())
        target += "&continue=" + QUrl::toPercentEncoding(QString::fromUtf8(continueToken));
    return target;
}

QByteArray ResourceQuery::watchTarget(const QByteArray &resourceVersion, int timeoutSeconds) const
{
    return withSelectors(*this)
        + "watch=true&allowWatchBookmarks=true&timeoutSeconds=" + QByteArray::number(timeoutSeconds)
        + "&resourceVersion=" + QUrl::toPercentEncoding(QString::fromUtf8(resourceVersion));
}

} // namespace binnacle
