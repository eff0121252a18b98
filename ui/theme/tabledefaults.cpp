#include "theme/tabledefaults.h"

#include "theme/status.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace binnacle {

namespace {

void applyCommon(QAbstractItemView *view, const Theme &theme)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setAlternatingRowColors(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTextElideMode(Qt::ElideMiddle);
    view->setIconSize(QSize(theme.size.icon, theme.size.icon));
    view->setItemDelegate(new StatusDelegate(theme, view));
    view->setMouseTracking(true);
}

void applyHeader(QHeaderView *header, const Theme &theme)
{
    header->setFont(theme.body);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(theme.size.row);
    header->setMinimumSectionSize(24);
    header->setStretchLastSection(false);
}

} // namespace

void applyTableDefaults(QTableView *view, const Theme &theme)
{
    applyCommon(view, theme);
    applyHeader(view->horizontalHeader(), theme);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setCornerButtonEnabled(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setMinimumSectionSize(theme.size.row);
    view->verticalHeader()->setDefaultSectionSize(theme.size.row);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void applyTreeDefaults(QTreeView *view, const Theme &theme)
{
    applyCommon(view, theme);
    applyHeader(view->header(), theme);
    view->setRootIsDecorated(true);
    view->setAllColumnsShowFocus(true);
}

void setColumnWidths(QHeaderView *header, const QList<int> &widths)
{
    for (int i = 0; i < widths.size() && i < header->count(); ++i) {
        const bool stretch = widths.at(i) == 0;
        header->setSectionResizeMode(i, stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!stretch)
            header->resizeSection(i, widths.at(i));
    }
}

void fitToRows(QTableView *view)
{
    const int rows = view->model()->rowCount() * view->verticalHeader()->defaultSectionSize();
    view->setFixedHeight(rows + view->horizontalHeader()->height());
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace binnacle
