#pragma once

#include "cluster/resourcerow.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace binnacle {

/// Rows of text in columns, as terminals show them: two spaces between columns, the last one
/// ragged.
QString alignedTable(const QStringList &header, const QList<QStringList> &rows);

/// The server's columns of priority 0 (all of them when wide), with the namespace in front when
/// rows of several are shown.
QStringList tableHeader(const QList<ResourceColumn> &columns, bool withNamespace,
                        bool wide = false);
QStringList tableLine(const QList<ResourceColumn> &columns, const ResourceRow &row,
                      bool withNamespace, bool wide = false);

/// {"kind","namespace","name","columns":{"Status":"Running",…}}; all columns.
QJsonObject rowToJson(const QString &kind, const QList<ResourceColumn> &columns,
                      const ResourceRow &row);

} // namespace binnacle
