#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace binnacle {

/// How well an object does, as far as its row tells. The ui decides how that looks.
enum class ProblemLevel : quint8 {
    Ok,
    Busy, ///< on its way to be well
    Warn, ///< waits for something, or is short of something
    Error,
    Unknown, ///< the cluster itself does not know
    None ///< the row says nothing about it (a Service, a ConfigMap)
};
inline constexpr int problemLevelCount = 6;

/// A column as the server defines it (TableColumnDefinition).
struct ResourceColumn
{
    QString name;
    QString type; ///< OpenAPI: "string", "integer", "number", "boolean", "date"
    QString format; ///< "name" marks the column with the object's name
    int priority = 0; ///< 0: always shown; more: only in a wide table

    friend bool operator==(const ResourceColumn &, const ResourceColumn &) = default;
};

/// One cell: the text to show, and the number to sort by where the text means one.
struct ResourceCell
{
    QString text; ///< control characters escaped
    /// Milliseconds since the epoch in a column of times, the value of a quantity or a count
    /// elsewhere; NaN: sort by the text.
    double value = std::numeric_limits<double>::quiet_NaN();
};

/// What the tables show of one object.
struct ResourceRow
{
    QByteArray uid;
    QString nameSpace; ///< empty for a kind without name spaces
    QString name;
    qint64 created = 0; ///< milliseconds since the epoch; 0: not known
    ProblemLevel level = ProblemLevel::None;
    std::vector<ResourceCell> cells; ///< as many as there are columns
    QByteArray object; ///< the whole object as JSON; only where it was asked for
};

/// What changed since the last batch, coalesced: each uid stands in it at most once.
struct ResourceBatch
{
    std::optional<QList<ResourceColumn>> columns; ///< when they became known or changed
    std::vector<ResourceRow> upserts; ///< new or changed
    std::vector<QByteArray> removed; ///< uids; may hold some that were never handed out

    bool isEmpty() const { return !columns && upserts.empty() && removed.empty(); }
};

} // namespace binnacle
