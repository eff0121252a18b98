#pragma once

#include "cluster/resourcekind.h"

namespace binnacle {

/// One entry of the list at the left: a table, or several stacked ones.
struct WatchView
{
    QString id; ///< never translated: "pods", "glance", "targets"
    QString title;
    QStringList kinds; ///< plurals, from top to bottom; empty for the targets of Prometheus
    bool isTargets() const { return id == QLatin1StringView("targets"); }
};

struct WatchViewGroup
{
    QString title;
    QList<WatchView> views;
};

/// What the list offers, in its order.
QList<WatchViewGroup> watchViewGroups();

/// "Pods", "Persistent volume claims": for headings.
QString kindTitle(const QString &plural);

} // namespace binnacle
