#pragma once

#include "cluster/resourcerow.h"

namespace binnacle {

/// Position of the column whose cell carries the row's level ("Status", "Ready", …), or -1.
int statusColumn(const QString &plural, const QList<ResourceColumn> &columns);

/// The level that the cells of a row express. Pure; knows the tables of the kinds in knownKinds()
/// and reads any other by the names of its columns and by common words.
ProblemLevel rowLevel(const QString &plural, const QList<ResourceColumn> &columns,
                      const std::vector<ResourceCell> &cells);

/// What the status column shows: the server's word, with how long it has lasted where that is
/// known for sure (what is Pending has been so since it was made).
QString statusWords(const QString &plural, const ResourceRow &row, const QString &text, qint64 now);

} // namespace binnacle
