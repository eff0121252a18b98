#include "cluster/resourcetablemodel.h"

#include "cluster/celltext.h"
#include "cluster/rowlevel.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

struct ResourceTableModel::Entry
{
    ResourceRow row;
    bool touched = false; ///< by the batch being applied
    bool gone = false;
};

namespace {

bool isProblem(ProblemLevel level)
{
    return level == ProblemLevel::Warn || level == ProblemLevel::Error
        || level == ProblemLevel::Unknown;
}

int sign(bool less, bool more)
{
    return less ? -1 : more ? 1 : 0;
}

/// Numbers by value before anything without one, the rest by its text.
int compareCells(const ResourceCell &a, const ResourceCell &b)
{
    const bool aHas = !std::isnan(a.value);
    const bool bHas = !std::isnan(b.value);
    if (aHas != bHas)
        return aHas ? -1 : 1;
    if (aHas && a.value != b.value)
        return sign(a.value < b.value, true);
    return a.text.compare(b.text);
}

/// How many characters two names share, up to and including the last '-' or '.' in common.
qsizetype commonPrefix(const QString &a, const QString &b)
{
    const qsizetype limit = std::min(a.size(), b.size());
    qsizetype cut = 0;
    for (qsizetype i = 0; i < limit && a[i] == b[i]; ++i) {
        if (a[i] == u'-' || a[i] == u'.')
            cut = i + 1;
    }
    return cut;
}

} // namespace

ResourceTableModel::ResourceTableModel(ResourceQuery query, QObject *parent)
    : QAbstractTableModel(parent)
    , m_query(std::move(query))
{
    rebuildColumns();
}

ResourceTableModel::~ResourceTableModel()
{
    qDeleteAll(m_all);
}

void ResourceTableModel::apply(const ResourceBatch &batch)
{
    if (batch.columns)
        takeColumns(*batch.columns);
    if (batch.upserts.empty() && batch.removed.empty())
        return;
    std::vector<std::unique_ptr<Entry>> gone;
    for (const QByteArray &uid : batch.removed) {
        Entry *entry = m_all.take(uid);
        if (!entry)
            continue;
        count(entry->row, -1);
        entry->gone = true;
        gone.emplace_back(entry);
    }
    Order changed;
    for (const ResourceRow &row : batch.upserts) {
        Entry *&entry = m_all[row.uid];
        if (entry)
            count(entry->row, -1);
        else
            entry = new Entry;
        entry->row = row;
        count(row, 1);
        if (!std::exchange(entry->touched, true))
            changed.push_back(entry);
    }
    // Untouched rows keep their order; the changed ones are sorted and merged in.
    Order kept;
    kept.reserve(m_shown.size());
    std::copy_if(m_shown.cbegin(), m_shown.cend(), std::back_inserter(kept),
                 [](const Entry *entry) { return !entry->touched && !entry->gone; });
    Order inserted;
    for (Entry *entry : changed) {
        entry->touched = false;
        if (passes(entry->row))
            inserted.push_back(entry);
    }
    const auto before = [this](const Entry *a, const Entry *b) { return isBefore(a, b); };
    std::sort(inserted.begin(), inserted.end(), before);
    Order next(kept.size() + inserted.size());
    std::merge(kept.cbegin(), kept.cend(), inserted.cbegin(), inserted.cend(), next.begin(),
               before);
    replaceOrder(std::move(next), true);
    Q_EMIT countsChanged();
}

void ResourceTableModel::replaceOrder(Order next, bool cellsChanged)
{
    if (next == m_shown) {
        if (cellsChanged && !m_shown.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    if (!from.isEmpty()) {
        QHash<const Entry *, int> places;
        for (const QModelIndex &index : from)
            places.insert(m_shown[static_cast<std::size_t>(index.row())], -1);
        for (std::size_t row = 0; row < next.size(); ++row) {
            if (const auto it = places.find(next[row]); it != places.end())
                *it = static_cast<int>(row);
        }
        for (const QModelIndex &index : from) {
            const int row = places.value(m_shown[static_cast<std::size_t>(index.row())]);
            to << (row < 0 ? QModelIndex() : createIndex(row, index.column()));
        }
    }
    m_shown = std::move(next);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ResourceTableModel::refilter()
{
    Order next;
    for (Entry *entry : std::as_const(m_all)) {
        if (passes(entry->row))
            next.push_back(entry);
    }
    std::sort(next.begin(), next.end(),
              [this](const Entry *a, const Entry *b) { return isBefore(a, b); });
    replaceOrder(std::move(next), false);
    Q_EMIT countsChanged();
}

void ResourceTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Order next = m_shown;
    std::sort(next.begin(), next.end(),
              [this](const Entry *a, const Entry *b) { return isBefore(a, b); });
    replaceOrder(std::move(next), false);
}

void ResourceTableModel::setTextFilter(const QString &words)
{
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    if (list == m_words)
        return;
    m_words = list;
    refilter();
}

void ResourceTableModel::setOnlyProblems(bool on)
{
    if (on == m_onlyProblems)
        return;
    m_onlyProblems = on;
    refilter();
}

void ResourceTableModel::setWide(bool on)
{
    if (on == m_wide)
        return;
    m_wide = on;
    beginResetModel();
    rebuildColumns();
    endResetModel();
}

void ResourceTableModel::tick()
{
    if (m_shown.empty())
        return;
    for (int column = 0; column < columnCount(); ++column) {
        if (m_columns[column].kind == ColumnKind::Time || m_columns[column].cell == m_statusCell)
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
    }
}

void ResourceTableModel::takeColumns(const QList<ResourceColumn> &columns)
{
    if (columns == m_serverColumns)
        return;
    beginResetModel();
    m_serverColumns = columns;
    m_statusCell = statusColumn(m_query.kind.plural, columns);
    rebuildColumns();
    std::sort(m_shown.begin(), m_shown.end(),
              [this](const Entry *a, const Entry *b) { return isBefore(a, b); });
    endResetModel();
}

void ResourceTableModel::rebuildColumns()
{
    m_columns.clear();
    if (m_query.kind.namespaced && m_query.nameSpace.isEmpty())
        m_columns.append({-1, ColumnKind::Namespace, tr("Namespace")});
    for (int i = 0; i < m_serverColumns.size(); ++i) {
        const ResourceColumn &column = m_serverColumns[i];
        if (column.priority > 0 && !m_wide)
            continue;
        ColumnKind kind = ColumnKind::Text;
        if (column.format == u"name")
            kind = ColumnKind::Name;
        else if (isTimeColumn(column))
            kind = ColumnKind::Time;
        else if (i != m_statusCell && isNumberColumn(column))
            kind = ColumnKind::Number;
        m_columns.append({i, kind, column.name});
    }
}

bool ResourceTableModel::passes(const ResourceRow &row) const
{
    if (m_onlyProblems && !isProblem(row.level))
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(), [&row](const QString &word) {
        return row.name.contains(word, Qt::CaseInsensitive)
            || row.nameSpace.contains(word, Qt::CaseInsensitive)
            || std::any_of(row.cells.cbegin(), row.cells.cend(), [&word](const ResourceCell &c) {
                   return c.text.contains(word, Qt::CaseInsensitive);
               });
    });
}

int ResourceTableModel::compare(const Entry &a, const Entry &b) const
{
    if (m_sortColumn < 0 || m_sortColumn >= m_columns.size())
        return 0;
    const int cell = m_columns[m_sortColumn].cell;
    if (cell < 0)
        return a.row.nameSpace.compare(b.row.nameSpace);
    const auto place = static_cast<std::size_t>(cell);
    if (place >= a.row.cells.size() || place >= b.row.cells.size())
        return sign(a.row.cells.size() < b.row.cells.size(),
                    a.row.cells.size() > b.row.cells.size());
    const int order = compareCells(a.row.cells[place], b.row.cells[place]);
    // Moments are shown as ages: the oldest object has the largest age.
    return m_columns[m_sortColumn].kind == ColumnKind::Time ? -order : order;
}

bool ResourceTableModel::isBefore(const Entry *a, const Entry *b) const
{
    if (const int order = compare(*a, *b); order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    if (const int order = a->row.nameSpace.compare(b->row.nameSpace); order != 0)
        return order < 0;
    if (const int order = a->row.name.compare(b->row.name); order != 0)
        return order < 0;
    return a->row.uid < b->row.uid;
}

void ResourceTableModel::count(const ResourceRow &row, int by)
{
    m_levelCounts[static_cast<std::size_t>(row.level)] += by;
}

int ResourceTableModel::rowOf(const QByteArray &uid) const
{
    const Entry *entry = m_all.value(uid);
    const auto it = std::find(m_shown.cbegin(), m_shown.cend(), entry);
    return !entry || it == m_shown.cend() ? -1 : static_cast<int>(it - m_shown.cbegin());
}

int ResourceTableModel::sharedPrefix(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    const QString &name = m_shown[place]->row.name;
    qsizetype shared = 0;
    if (place > 0)
        shared = commonPrefix(name, m_shown[place - 1]->row.name);
    if (place + 1 < m_shown.size())
        shared = std::max(shared, commonPrefix(name, m_shown[place + 1]->row.name));
    return static_cast<int>(shared);
}

int ResourceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ResourceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString ResourceTableModel::textOf(const ResourceRow &row, const ShownColumn &column) const
{
    if (column.cell < 0)
        return row.nameSpace;
    const auto place = static_cast<std::size_t>(column.cell);
    if (place >= row.cells.size())
        return {};
    const ResourceCell &cell = row.cells[place];
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (column.kind == ColumnKind::Time && !std::isnan(cell.value))
        return humanDuration(now - static_cast<qint64>(cell.value), u" "_s);
    if (column.cell == m_statusCell)
        return statusWords(m_query.kind.plural, row, cell.text, now);
    const bool isMissing = cell.text == u"<none>" || cell.text == u"<unset>"
        || cell.text == u"<unknown>";
    return isMissing ? QString() : cell.text;
}

QVariant ResourceTableModel::sortValueOf(const ResourceRow &row, const ShownColumn &column) const
{
    if (column.cell < 0)
        return row.nameSpace;
    const auto place = static_cast<std::size_t>(column.cell);
    if (place >= row.cells.size())
        return {};
    const ResourceCell &cell = row.cells[place];
    return std::isnan(cell.value) ? QVariant(cell.text) : QVariant(cell.value);
}

QVariant ResourceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResourceRow &row = m_shown[static_cast<std::size_t>(index.row())]->row;
    const ShownColumn &column = m_columns[index.column()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return textOf(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter
                          | (column.kind == ColumnKind::Number || column.kind == ColumnKind::Time
                                 ? Qt::AlignRight
                                 : Qt::AlignLeft)));
    case LevelRole:
        return column.cell >= 0 && column.cell == m_statusCell && row.level != ProblemLevel::None
            ? QVariant(static_cast<int>(row.level))
            : QVariant();
    case RowLevelRole: return static_cast<int>(row.level);
    case UidRole: return row.uid;
    case NamespaceRole: return row.nameSpace;
    case NameRole: return row.name;
    case SortRole: return sortValueOf(row, column);
    case ColumnKindRole: return static_cast<int>(column.kind);
    default: return {};
    }
}

QVariant ResourceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const ShownColumn &column = m_columns[section];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == ColumnKindRole)
        return static_cast<int>(column.kind);
    if (role == Qt::TextAlignmentRole && column.kind != ColumnKind::Text
        && column.kind != ColumnKind::Name && column.kind != ColumnKind::Namespace)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

} // namespace binnacle
