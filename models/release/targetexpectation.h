#pragma once

#include "prometheus/targets.h"
#include "release/check.h"

#include <QList>
#include <QString>

namespace binnacle {

/// How many targets one monitor must have up. Who expects it read the number from the cluster
/// (nodes that a DaemonSet wants, replicas, API server addresses), never from Prometheus.
struct TargetExpectation
{
    QString id; ///< "node-exporter": the check's id is "targets.node-exporter"
    QString title; ///< "node-exporter is scraped on every node"
    QString monitorNamespace; ///< of the ServiceMonitor
    QString monitorName;
    QString endpoint; ///< only targets of this port ("http-web"); empty: all of the monitor
    int count = 0;
    QString reason; ///< where the number comes from: "DaemonSet …: 3 nodes"
};

/// A scrape job whose program the practice cluster does not run. Comes from the practice cluster
/// alone; empty on any other cluster.
struct NotRunHere
{
    QString job; ///< label job
    QString endpoint; ///< label endpoint; empty: any
    QString nameSpace; ///< label namespace; empty: any
    QString reason;

    /// Whether the target belongs to this entry.
    bool covers(const Target &target) const;
};

/// One check per expectation, then one per job that no expectation covers. Pure.
QList<Check> checkTargets(const QList<Target> &targets,
                          const QList<TargetExpectation> &expectations,
                          const QList<NotRunHere> &notRunHere);

} // namespace binnacle
