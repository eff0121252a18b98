#pragma once

#include "cluster/resourcerow.h"

#include <QHash>
#include <QList>

namespace binnacle {

/// The events of one object, newest first, read from the rows of an events table.
class EventLines
{
public:
    struct Line
    {
        ProblemLevel level = ProblemLevel::None;
        QString reason;
        QString message;
        qint64 lastSeen = 0; ///< milliseconds since the epoch
        int count = 1;
    };

    void apply(const ResourceBatch &batch);
    void clear();
    QList<Line> lines() const;
    qsizetype count() const { return m_rows.size(); }

private:
    QString text(const ResourceRow &row, const QString &column) const;
    double value(const ResourceRow &row, const QString &column) const;

    QList<ResourceColumn> m_columns;
    QHash<QByteArray, ResourceRow> m_rows;
};

} // namespace binnacle
