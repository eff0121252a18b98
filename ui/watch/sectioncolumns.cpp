#include "watch/sectioncolumns.h"

#include "cluster/resourcetablemodel.h"
#include "theme/status.h"
#include "watch/resourcelook.h"

#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int leastName = 150;
constexpr int mostOther = 260;

/// Columns of the server that say little at first sight; the menu brings them back.
const QSet<QString> &hiddenAtFirst(const QString &plural)
{
    static const QSet<QString> none;
    static const QHash<QString, QSet<QString>> perKind{
        {u"persistentvolumeclaims"_s, {u"Volume"_s, u"Access Modes"_s, u"VolumeAttributesClass"_s}},
        {u"persistentvolumes"_s,
         {u"Access Modes"_s, u"VolumeAttributesClass"_s, u"Reason"_s, u"Reclaim Policy"_s}},
        {u"daemonsets"_s, {u"Node Selector"_s}},
        {u"nodes"_s, {}},
    };
    const auto it = perKind.constFind(plural);
    return it == perKind.cend() ? none : *it;
}

} // namespace

SectionColumns::SectionColumns(const Theme &theme, QTableView *table, ResourceLook *look)
    : m_theme(theme)
    , m_table(table)
    , m_look(look)
{ }

void SectionColumns::adopt()
{
    m_natural.clear();
    const ResourceTableModel *model = m_look->source();
    const QSet<QString> &hidden = hiddenAtFirst(model->query().kind.plural);
    QSet<QString> wide;
    for (const ResourceColumn &column : model->serverColumns()) {
        if (column.priority > 0)
            wide << column.name;
    }
    for (int column = 0; column < model->columnCount(); ++column) {
        const QString title = model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnHidden(column, hidden.contains(title) || wide.contains(title));
    }
    measure();
}

void SectionColumns::measure()
{
    constexpr int rowsToMeasure = 200;
    const int rows = std::min(rowsToMeasure, m_look->rowCount());
    const QFontMetrics header(m_theme.body);
    const int padding = 2 * m_theme.size.unit + 6; // the delegate's margins
    for (int column = 0; column < m_look->columnCount(); ++column) {
        const QString title =
            m_look->source()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = header.horizontalAdvance(title + u" ↓"_s);
        for (int row = 0; row < rows && !m_table->isColumnHidden(column); ++row) {
            const QModelIndex index = m_look->index(row, column);
            const QVariant font = index.data(Qt::FontRole);
            const QFontMetrics metrics(font.isValid() ? font.value<QFont>() : m_theme.body);
            int cell = metrics.horizontalAdvance(index.data().toString());
            if (index.data(ToneRole).isValid())
                cell += m_theme.size.glyph + 8;
            width = std::max(width, cell);
        }
        const int most = title == u"Object" ? mostOther - 40 : mostOther;
        width = std::min(width + padding, column == nameColumn() ? 2 * mostOther : most);
        m_natural[column] = std::max(width, m_natural.value(column));
    }
}

void SectionColumns::setShown(int column, bool shown)
{
    m_table->setColumnHidden(column, !shown);
    measure();
}

bool SectionColumns::isShown(int column) const
{
    return !m_table->isColumnHidden(column);
}

int SectionColumns::natural(int column) const
{
    return isShown(column) ? m_natural.value(column) : 0;
}

int SectionColumns::columnNamed(const QString &title) const
{
    for (int column = 0; column < m_look->columnCount(); ++column) {
        if (m_look->source()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
            == title)
            return column;
    }
    return -1;
}

int SectionColumns::nameColumn() const
{
    using Kind = ResourceTableModel::ColumnKind;
    for (int column = 0; column < m_look->columnCount(); ++column) {
        const int kind =
            m_look->headerData(column, Qt::Horizontal, ResourceTableModel::ColumnKindRole).toInt();
        if (kind == static_cast<int>(Kind::Name) && isShown(column))
            return column;
    }
    const int message = columnNamed(u"Message"_s);
    return message >= 0 ? message : 0;
}

int SectionColumns::anchorColumn() const
{
    const int status = columnNamed(u"Status"_s);
    const int name = nameColumn();
    if (status > name && status <= name + 2 && isShown(status))
        return status;
    for (int column = name + 1; column < m_look->columnCount(); ++column) {
        if (isShown(column))
            return column;
    }
    return -1;
}

int SectionColumns::stretchColumn() const
{
    // The last column of words before the last one takes what is left over: ages end flush right.
    using Kind = ResourceTableModel::ColumnKind;
    int found = anchorColumn();
    for (int column = found; column >= 0 && column + 1 < m_look->columnCount(); ++column) {
        const int kind =
            m_look->headerData(column, Qt::Horizontal, ResourceTableModel::ColumnKindRole).toInt();
        if (isShown(column) && kind == static_cast<int>(Kind::Text))
            found = column;
    }
    return found;
}

int SectionColumns::widthBefore() const
{
    const int name = nameColumn();
    const int anchor = anchorColumn();
    int width = 0;
    for (int column = 0; column < (anchor < 0 ? m_look->columnCount() : anchor); ++column) {
        if (column != name)
            width += natural(column);
    }
    return width;
}

int SectionColumns::widthFromAnchor() const
{
    const int anchor = anchorColumn();
    int width = 0;
    for (int column = anchor; anchor >= 0 && column < m_look->columnCount(); ++column)
        width += natural(column);
    return width;
}

int SectionColumns::latestAnchor(int width) const
{
    return width - widthFromAnchor();
}

int SectionColumns::wishedAnchor() const
{
    return widthBefore() + natural(nameColumn());
}

int SectionColumns::spread(int width, int anchor)
{
    if (m_look->columnCount() == 0)
        return 0;
    QHeaderView *header = m_table->horizontalHeader();
    const int name = nameColumn();
    const int before = widthBefore();
    int nameWidth = std::min(anchor, latestAnchor(width)) - before;
    if (nameWidth < leastName) // it must be scrolled anyway, so the names may be readable
        nameWidth = std::clamp(natural(name), leastName, mostOther);
    const int left = width - nameWidth - before - widthFromAnchor();
    const int stretch = stretchColumn();
    for (int column = 0; column < m_look->columnCount(); ++column) {
        if (!isShown(column))
            continue;
        int columnWidth = column == name ? nameWidth : natural(column);
        if (column == (stretch < 0 ? name : stretch))
            columnWidth += std::max(0, left);
        header->resizeSection(column, columnWidth);
    }
    return nameWidth + before + widthFromAnchor() + std::max(0, left);
}

} // namespace binnacle
