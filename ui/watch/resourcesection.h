#pragma once

#include "cluster/resourcefeed.h"
#include "cluster/resourcetablemodel.h"
#include "theme/tokens.h"
#include "watch/objectreference.h"
#include "watch/resourcelook.h"
#include "watch/sectioncolumns.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTableView;
class QVBoxLayout;

namespace binnacle {

class ClusterSession;
class Notice;
class SectionStrip;

/// One live table with its strip. Says in words why it is empty or cannot be believed.
class ResourceSection final : public QWidget
{
    Q_OBJECT

public:
    /// Starts to watch at once; destroying it ends the watch.
    ResourceSection(const Theme &theme, ClusterSession &cluster, const ResourceQuery &query,
                    QWidget *parent = nullptr);
    ~ResourceSection() override;

    ResourceTableModel &model() { return m_model; }
    int shownRows() const { return m_model.rowCount(); }
    const ResourceFeed &feed() const { return *m_feed; }
    QTableView *table() const { return m_table; }
    void clearSelection();
    /// The selected rows, or all of those shown, as lines of tab-separated cells with a heading.
    QString asText() const;
    void setTextFilter(const QString &words);
    void setOnlyProblems(bool on);
    /// About once a second while seen.
    void tick();

    int leastHeight() const;
    int preferredHeight() const; ///< with every row in sight
    const SectionColumns &columns() const { return m_columns; }
    /// Takes its place; columns fill it, their second part starts at the anchor.
    void place(const QRect &rect, int anchor);

Q_SIGNALS:
    void objectChosen(const binnacle::ObjectReference &object);
    void objectChanged(const QByteArray &uid);
    void objectRemoved(const QByteArray &uid);
    void sizeWishChanged(); ///< rows or columns changed
    void countsChanged();
    void leftAt(Qt::Edge edge); ///< the cursor went beyond the first or the last row

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void takeBatch(const ResourceBatch &batch);
    void takeColumns();
    void sortBy(int column);
    void sort(int column, Qt::SortOrder order);
    void choose(const QModelIndex &current);
    void showState();
    void showMessage();
    void showNotice();
    void openColumnsMenu();
    int noticeHeight() const;

    const Theme &m_theme;
    std::unique_ptr<ResourceFeed> m_feed;
    ResourceTableModel m_model;
    ResourceLook m_look;
    SectionStrip *m_strip;
    QVBoxLayout *m_column;
    Notice *m_notice = nullptr;
    QString m_noticeWords;
    QTableView *m_table;
    QLabel *m_message;
    SectionColumns m_columns;
};

} // namespace binnacle
