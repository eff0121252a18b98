#pragma once

#include "cluster/getoperation.h"
#include "cluster/resourcefeed.h"
#include "theme/tokens.h"
#include "watch/eventlines.h"
#include "watch/objectreference.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace binnacle {

class ClusterSession;
class StatusLabel;
class YamlView;

/// The object chosen in a table: summary and conditions, its events as they come, its YAML. The
/// object is read once when it is chosen and again when its row changes.
class ObjectDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectDetails(const Theme &theme, QWidget *parent = nullptr);
    ~ObjectDetails() override;

    void setCluster(ClusterSession *cluster); ///< null: nothing is shown
    void show(const ObjectReference &object);
    void clear();
    const ObjectReference &object() const { return m_object; }
    /// Its row changed: read it again soon.
    void objectChanged();
    void objectRemoved();

private:
    void buildHead(QVBoxLayout *column);
    void read();
    void watchEvents();
    void showObject();
    void showError(const Error &error);
    void showEvents();
    void setSummary(QWidget *content);
    void addLastEvents(QVBoxLayout *column);

    const Theme &m_theme;
    ClusterSession *m_cluster = nullptr;
    ObjectReference m_object;
    bool m_isGone = false;
    QJsonObject m_content;
    std::unique_ptr<GetOperation> m_reading;
    std::unique_ptr<ResourceFeed> m_eventsFeed;
    EventLines m_events;
    QTimer m_readSoon;
    QLabel *m_name;
    StatusLabel *m_state;
    QLabel *m_place;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QScrollArea *m_summary;
    QScrollArea *m_eventList;
    YamlView *m_yaml;
};

} // namespace binnacle
