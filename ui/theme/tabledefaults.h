#pragma once

#include "theme/tokens.h"

#include <QStringList>

class QHeaderView;
class QTableView;
class QTreeView;

namespace binnacle {

/// Gives every table the same manners: no zebra, no grid, one row height, left header in the
/// muted colour, whole-row selection, per-pixel scrolling, status painted by StatusDelegate.
void applyTableDefaults(QTableView *view, const Theme &theme);
void applyTreeDefaults(QTreeView *view, const Theme &theme);

/// Fixed widths for all columns; a width of 0 stretches that column.
void setColumnWidths(QHeaderView *header, const QList<int> &widths);

/// Makes the view exactly as tall as its rows, for stacked tables.
void fitToRows(QTableView *view);

} // namespace binnacle
