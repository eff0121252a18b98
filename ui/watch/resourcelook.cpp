#include "watch/resourcelook.h"

#include "cluster/resourcetablemodel.h"
#include "theme/status.h"
#include "watch/safetooltip.h"
#include "watch/tones.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

ResourceLook::ResourceLook(const Theme &theme, ResourceTableModel *source, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_theme(theme)
    , m_source(source)
{
    setSourceModel(source);
}

bool ResourceLook::isMono(int column) const
{
    using ColumnKind = ResourceTableModel::ColumnKind;
    const auto kind = static_cast<ColumnKind>(
        m_source->headerData(column, Qt::Horizontal, ResourceTableModel::ColumnKindRole).toInt());
    if (kind == ColumnKind::Name || kind == ColumnKind::Namespace)
        return true;
    // Columns whose cells are names or addresses of other things.
    static const QSet<QString> names{
        u"Class"_s,  u"StorageClass"_s, u"Hosts"_s,  u"Ports"_s,    u"Port(s)"_s,
        u"Volume"_s, u"Cluster-IP"_s,   u"IP"_s,     u"Node"_s,     u"Claim"_s,
        u"Object"_s, u"Internal-IP"_s,  u"Images"_s, u"Selector"_s, u"Provisioner"_s};
    return kind == ColumnKind::Text
        && names.contains(m_source->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
}

QVariant ResourceLook::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case ToneRole: {
        const QVariant level = QIdentityProxyModel::data(index, ResourceTableModel::LevelRole);
        if (!level.isValid())
            return {};
        const auto tone = toneOf(static_cast<ProblemLevel>(level.toInt()));
        return tone ? QVariant(static_cast<int>(*tone)) : QVariant();
    }
    case SharedPrefixRole: {
        const auto kind = static_cast<ResourceTableModel::ColumnKind>(
            QIdentityProxyModel::data(index, ResourceTableModel::ColumnKindRole).toInt());
        return kind == ResourceTableModel::ColumnKind::Name
            ? QVariant(m_source->sharedPrefix(index.row()))
            : QVariant();
    }
    case Qt::FontRole: return isMono(index.column()) ? QVariant(m_theme.mono) : QVariant();
    case Qt::ToolTipRole:
        return safeToolTip(QIdentityProxyModel::data(index, Qt::DisplayRole).toString());
    case Qt::AccessibleTextRole: return QIdentityProxyModel::data(index, Qt::DisplayRole);
    default: return QIdentityProxyModel::data(index, role);
    }
}

QVariant ResourceLook::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QVariant value = QIdentityProxyModel::headerData(section, orientation, role);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal
        || section != m_source->sortColumn())
        return value;
    return value.toString() + (m_source->sortOrder() == Qt::AscendingOrder ? u" ↑"_s : u" ↓"_s);
}

} // namespace binnacle
