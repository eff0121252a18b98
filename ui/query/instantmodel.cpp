#include "query/instantmodel.h"

#include "base/plaintext.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

InstantModel::InstantModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void InstantModel::setResult(const InstantResult &result)
{
    beginResetModel();
    m_samples = result.samples;
    m_hasTimes = result.type == InstantResult::Type::Matrix;
    m_labels.clear();
    for (const Sample &sample : std::as_const(m_samples)) {
        for (const auto &[name, value] : sample.labels) {
            if (!m_labels.contains(name))
                m_labels << name;
        }
    }
    m_labels.sort(); // __name__ comes first
    endResetModel();
}

QString InstantModel::text(const Sample &sample, int column) const
{
    if (column < m_labels.size())
        return plainText(labelValue(sample.labels, m_labels[column]));
    if (m_hasTimes && column == m_labels.size())
        return QDateTime::fromMSecsSinceEpoch(sample.timeMs).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    return sample.text;
}

void InstantModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    beginResetModel();
    const bool byValue = column == columnCount() - 1;
    // NaN stands last in either order.
    const auto before = [&](const Sample &a, const Sample &b) {
        if (!byValue)
            return order == Qt::AscendingOrder ? text(a, column) < text(b, column)
                                               : text(b, column) < text(a, column);
        if (std::isnan(a.value) || std::isnan(b.value))
            return !std::isnan(a.value) && std::isnan(b.value);
        return order == Qt::AscendingOrder ? a.value < b.value : b.value < a.value;
    };
    std::stable_sort(m_samples.begin(), m_samples.end(), before);
    endResetModel();
}

int InstantModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_samples.size());
}

int InstantModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size()) + (m_hasTimes ? 2 : 1);
}

QVariant InstantModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isValue = index.column() == columnCount() - 1;
    switch (role) {
    case Qt::DisplayRole: return text(m_samples[index.row()], index.column());
    case Qt::TextAlignmentRole:
        return isValue ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default: return {};
    }
}

QVariant InstantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == columnCount() - 1)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section < m_labels.size())
        return m_labels[section] == "__name__"_L1 ? tr("Metric") : plainText(m_labels[section]);
    return m_hasTimes && section == m_labels.size() ? tr("Time") : tr("Value");
}

} // namespace binnacle
