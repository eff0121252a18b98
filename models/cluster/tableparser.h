#pragma once

#include "base/error.h"
#include "cluster/resourcequery.h"
#include "cluster/resourcerow.h"

#include <memory>

namespace binnacle {

/// One page of a list.
struct ListPage
{
    QByteArray resourceVersion;
    QByteArray continueToken; ///< empty: it was the last page
    std::optional<QList<ResourceColumn>> columns; ///< when they differ from those known before
    std::vector<ResourceRow> rows;
};

/// One event of a watch.
struct WatchEvent
{
    enum class Type { Upsert, Deleted, Bookmark, Error };

    Type type = Type::Upsert;
    QByteArray resourceVersion; ///< where to go on from; empty when it did not say
    std::optional<QList<ResourceColumn>> columns;
    std::vector<ResourceRow> rows;
    int errorCode = 0; ///< of Type::Error: 410 means that the list must be read again
    QString errorMessage;
};

/// Reads lists and events of one query: server-side Tables, and plain lists from servers (or for
/// queries) without them. Keeps the columns, which a watch sends with its first event only. Rows
/// without a uid are left out: a Table bookmark carries a phantom one. Not for two threads.
class TableParser
{
public:
    explicit TableParser(const ResourceQuery &query);
    ~TableParser();
    TableParser(TableParser &&) noexcept;
    TableParser &operator=(TableParser &&) noexcept;

    /// now: milliseconds since the epoch at which the server printed the ages. The body may be
    /// given more room at its end, which the parser needs; it is not changed otherwise.
    Result<ListPage> parseList(QByteArray &body, qint64 now);
    Result<WatchEvent> parseEvent(QByteArray &event, qint64 now);

    const QList<ResourceColumn> &columns() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
