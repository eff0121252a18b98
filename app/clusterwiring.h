#pragma once

#include "clusteraccess.h"
#include "prometheus/prometheuslocator.h"
#include "prometheus/targetsmodel.h"

#include <QObject>

namespace binnacle {

class InstallPage;
class MainWindow;
class QueryPage;
class WatchPage;

/// The pages of the window that a cluster is connected to.
struct WindowParts
{
    MainWindow &window;
    InstallPage &install;
    WatchPage &watch;
    QueryPage &query;
};

/// One connected cluster and everything in the window that shows it. Made when a context was
/// opened, destroyed when another one is; its feeds and requests end with it.
class ClusterWiring final : public QObject
{
    Q_OBJECT

public:
    ClusterWiring(const WindowParts &parts, ClusterAccess &access, QObject *parent = nullptr);
    ~ClusterWiring() override;

    ClusterSession &session() { return *m_session; }
    QString contextName() const { return m_contextName; }

public Q_SLOTS:
    /// Looks for Prometheus again: after an install there may be one now.
    void findPrometheus();

private:
    void showConnection();
    void measureRoundTrip();
    void watchNames(const QString &kind, const std::function<void(const QStringList &)> &changed);
    void watchStorageClasses();
    void prometheusFound(const Outcome &outcome);

    WindowParts m_parts;
    QString m_contextName;
    std::unique_ptr<ClusterSession> m_session;
    std::unique_ptr<PrometheusLocator> m_locator;
    std::unique_ptr<Operation> m_version;
    TargetsModel m_targets;
    std::vector<std::unique_ptr<ResourceFeed>> m_feeds;
    QTimer m_searchAgain; ///< while there is no Prometheus yet
};

} // namespace binnacle
