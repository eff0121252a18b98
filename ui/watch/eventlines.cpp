#include "watch/eventlines.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const ResourceCell *cellOf(const QList<ResourceColumn> &columns, const ResourceRow &row,
                           const QString &name)
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name && static_cast<std::size_t>(i) < row.cells.size())
            return &row.cells[static_cast<std::size_t>(i)];
    }
    return nullptr;
}

} // namespace

void EventLines::apply(const ResourceBatch &batch)
{
    if (batch.columns)
        m_columns = *batch.columns;
    for (const QByteArray &uid : batch.removed)
        m_rows.remove(uid);
    for (const ResourceRow &row : batch.upserts)
        m_rows[row.uid] = row;
}

void EventLines::clear()
{
    m_rows.clear();
}

QString EventLines::text(const ResourceRow &row, const QString &column) const
{
    const ResourceCell *cell = cellOf(m_columns, row, column);
    return cell ? cell->text : QString();
}

double EventLines::value(const ResourceRow &row, const QString &column) const
{
    const ResourceCell *cell = cellOf(m_columns, row, column);
    return cell ? cell->value : std::numeric_limits<double>::quiet_NaN();
}

QList<EventLines::Line> EventLines::lines() const
{
    QList<Line> lines;
    for (const ResourceRow &row : m_rows) {
        const double seen = value(row, u"Last Seen"_s);
        const double count = value(row, u"Count"_s);
        lines.append({row.level, text(row, u"Reason"_s), text(row, u"Message"_s),
                      std::isnan(seen) ? row.created : static_cast<qint64>(seen),
                      std::isnan(count) ? 1 : static_cast<int>(count)});
    }
    std::sort(lines.begin(), lines.end(),
              [](const Line &a, const Line &b) { return a.lastSeen > b.lastSeen; });
    return lines;
}

} // namespace binnacle
