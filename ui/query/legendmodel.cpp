#include "query/legendmodel.h"

#include "base/plaintext.h"
#include "prometheus/seriesnames.h"

#include <algorithm>
#include <cmath>

namespace binnacle {

LegendModel::LegendModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void LegendModel::setResult(std::shared_ptr<const RangeResult> result)
{
    beginResetModel();
    m_result = std::move(result);
    const QStringList before = std::exchange(m_names, {});
    if (m_result) {
        const SeriesNames names(m_result->grid.allLabels());
        for (const Labels &labels : m_result->grid.allLabels())
            m_names << names.of(labels);
    }
    if (m_names != before) // the same series again, a little later, stay hidden
        m_shown.assign(static_cast<std::size_t>(m_names.size()), true);
    rebuild();
    endResetModel();
    Q_EMIT figuresChanged();
}

void LegendModel::setUnit(ValueUnit unit, double resolution)
{
    if (unit == m_unit && resolution == m_resolution)
        return;
    m_unit = unit;
    m_resolution = resolution;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Last), index(rowCount() - 1, Mean));
    Q_EMIT figuresChanged();
}

void LegendModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text;
    rebuild();
    endResetModel();
}

void LegendModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<qsizetype> series;
    for (const QModelIndex &index : before)
        series.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    m_sortColumn = column;
    m_order = order;
    rebuild();
    QModelIndexList after;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto found = std::find(m_rows.begin(), m_rows.end(), series[i]);
        after << index(static_cast<int>(found - m_rows.begin()),
                       before[static_cast<qsizetype>(i)].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void LegendModel::rebuild()
{
    m_rows.clear();
    for (qsizetype series = 0; series < m_names.size(); ++series) {
        // Labels that the short name leaves out can be searched for too.
        if (m_filter.isEmpty() || m_names[series].contains(m_filter, Qt::CaseInsensitive)
            || seriesName(m_result->grid.labels(series)).contains(m_filter, Qt::CaseInsensitive))
            m_rows.push_back(series);
    }
    if (m_sortColumn >= 0)
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [this](qsizetype a, qsizetype b) { return comesBefore(a, b); });
}

/// NaN stands last in either order, so that it never hides what there is.
bool LegendModel::comesBefore(qsizetype a, qsizetype b) const
{
    const bool ascending = m_order == Qt::AscendingOrder;
    if (m_sortColumn == Name) {
        const int order = m_names[a].compare(m_names[b]);
        return ascending ? order < 0 : order > 0;
    }
    const double first = figure(a, m_sortColumn);
    const double second = figure(b, m_sortColumn);
    if (std::isnan(first) || std::isnan(second))
        return !std::isnan(first) && std::isnan(second);
    return ascending ? first < second : first > second;
}

double LegendModel::figure(qsizetype series, int column) const
{
    const SeriesSummary &summary = m_result->summaries[series];
    switch (column) {
    case Last: return summary.last;
    case Min: return summary.min;
    case Max: return summary.max;
    default: return summary.mean;
    }
}

void LegendModel::isolate(int row)
{
    const auto series = static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)]);
    const bool isOnlyOne = m_shown[series] && std::count(m_shown.begin(), m_shown.end(), true) == 1;
    m_shown.assign(m_shown.size(), isOnlyOne);
    m_shown[series] = true;
    shownHaveChanged();
}

void LegendModel::toggle(int row)
{
    const auto series = static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)]);
    m_shown[series] = !m_shown[series];
    shownHaveChanged();
}

void LegendModel::showAll()
{
    m_shown.assign(m_shown.size(), true);
    shownHaveChanged();
}

std::vector<bool> LegendModel::shown() const
{
    const bool all = std::find(m_shown.begin(), m_shown.end(), false) == m_shown.end();
    return all ? std::vector<bool>() : m_shown;
}

void LegendModel::shownHaveChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT shownChanged();
}

int LegendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LegendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant LegendModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype series = m_rows[static_cast<std::size_t>(index.row())];
    const bool isShown = m_shown[static_cast<std::size_t>(series)];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return m_names[series];
        // A series without a finite sample has no smallest, largest or mean value.
        if (index.column() != Last && std::isnan(figure(series, index.column())))
            return {};
        return formatValue(figure(series, index.column()), m_unit, m_resolution);
    case Qt::TextAlignmentRole:
        return index.column() == Name ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        // Escaped, because a tool tip shows what looks like HTML as HTML.
        return index.column() == Name
            ? QVariant(plainText(seriesName(m_result->grid.labels(series))).toHtmlEscaped())
            : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Name && !isShown ? tr("%1, hidden").arg(m_names[series])
                                                  : QVariant();
    case SeriesRole: return series;
    case ShownRole: return isShown;
    default: return {};
    }
}

QVariant LegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != Name)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Series");
    case Last: return tr("Last");
    case Min: return tr("Min");
    case Max: return tr("Max");
    case Mean: return tr("Mean");
    default: return {};
    }
}

} // namespace binnacle
