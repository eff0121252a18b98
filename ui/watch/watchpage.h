#pragma once

#include "theme/tokens.h"
#include "watch/watchview.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace binnacle {

class ClusterSession;
class KindsList;
class ObjectDetails;
class TableStack;
class TargetsModel;
class TargetsView;

/// The page "Watch": kinds at the left, live tables in the middle, the chosen object at the
/// right. It watches only while it is seen.
class WatchPage final : public QWidget
{
    Q_OBJECT

public:
    explicit WatchPage(const Theme &theme, QWidget *parent = nullptr);
    ~WatchPage() override;

    /// The cluster to watch; it must outlive its use here. Null: nothing is watched.
    void setCluster(ClusterSession *cluster);
    /// The table behind "Targets"; it is told when it is seen. Must outlive the page.
    void setTargets(TargetsModel *targets);
    QString currentView() const { return m_view.id; }

public Q_SLOTS:
    void setNamespace(const QString &nameSpace); ///< empty: all
    void showView(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildHeader();
    void buildBody();
    void addShortcuts();
    void restart();
    void stopWatching();
    void addSection(const QString &plural);
    void applyFilters();
    void updateCounts();
    void copy();
    void tick();

    const Theme &m_theme;
    QPointer<ClusterSession> m_cluster;
    QString m_nameSpace;
    WatchView m_view;
    QLabel *m_title;
    QLabel *m_addition;
    QLineEdit *m_filter;
    QPushButton *m_onlyProblems;
    QPushButton *m_copy;
    KindsList *m_kinds;
    QStackedWidget *m_middle; ///< tables · targets · why there is nothing
    QScrollArea *m_scroll;
    TableStack *m_tables;
    TargetsView *m_targets;
    QLabel *m_nothing;
    QStackedWidget *m_right;
    ObjectDetails *m_details;
    QTimer m_tick;
};

} // namespace binnacle
