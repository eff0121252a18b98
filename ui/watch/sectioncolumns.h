#pragma once

#include "theme/tokens.h"

#include <QHash>
#include <QSet>
#include <QString>

class QTableView;

namespace binnacle {

class ResourceLook;

/// Which columns a table shows and how wide they are. Widths are measured from what is there when
/// the first list is complete and only grow after that: no jumping under churn.
class SectionColumns
{
public:
    SectionColumns(const Theme &theme, QTableView *table, ResourceLook *look);

    /// After the columns became known: hides what is not wanted at first.
    void adopt();
    /// Reads the widths that the rows on top need.
    void measure();
    void setShown(int column, bool shown);
    bool isShown(int column) const;

    /// The column by which the tables of a stack line up: where it could start at most, given this
    /// width, and where it would start if the names had all the room they need.
    int latestAnchor(int width) const;
    int wishedAnchor() const;
    /// Gives every column its width, so that the anchor starts at this x. Returns what all of them
    /// take together: more than the width when there is not enough of it.
    int spread(int width, int anchor);

private:
    int columnNamed(const QString &title) const;
    int nameColumn() const;
    int anchorColumn() const;
    int stretchColumn() const;
    int widthBefore()
        const; ///< of the columns between the name and the anchor, and of the name space
    int widthFromAnchor() const;
    int natural(int column) const;

    const Theme &m_theme;
    QTableView *m_table;
    ResourceLook *m_look;
    QHash<int, int> m_natural;
};

} // namespace binnacle
