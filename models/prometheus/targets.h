#pragma once

#include "base/error.h"
#include "prometheus/labels.h"

#include <QDateTime>
#include <QHash>

#include <chrono>

namespace binnacle {

/// One active scrape target, as /api/v1/targets tells it.
struct Target
{
    enum class Health {
        Up,
        Down,
        Unknown ///< not scraped yet
    };

    QString scrapePool; ///< for operator's monitors "serviceMonitor/NAMESPACE/NAME/INDEX"
    QString job;
    QString instance;
    QString scrapeUrl;
    Labels labels; ///< after relabelling
    Labels discoveredLabels; ///< before relabelling
    Health health = Health::Unknown;
    QString lastError; ///< in full, as Prometheus says it; empty when the last scrape was well
    QDateTime lastScrape; ///< UTC; invalid before the first scrape
    std::chrono::duration<double> lastScrapeDuration{0};
    std::chrono::duration<double> scrapeInterval{0}; ///< zero where Prometheus does not say
    std::chrono::duration<double> scrapeTimeout{0};

    friend bool operator==(const Target &, const Target &) = default;
};

/// What was discovered and then dropped by relabelling.
struct DroppedTarget
{
    QString scrapePool;
    Labels discoveredLabels;

    friend bool operator==(const DroppedTarget &, const DroppedTarget &) = default;
};

struct TargetList
{
    QList<Target> active;
    QList<DroppedTarget> dropped; ///< only when asked for
    QHash<QString, qint64> droppedPerPool; ///< from Prometheus 2.44 on; else empty
};

/// The monitor object that made a scrape pool; kind is empty for pools written by hand.
struct TargetOrigin
{
    QString kind; ///< "ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig"
    QString nameSpace;
    QString name;

    friend bool operator==(const TargetOrigin &, const TargetOrigin &) = default;
};

TargetOrigin originOf(const QString &scrapePool);

/// Body of /api/v1/targets. Reentrant.
Result<TargetList> decodeTargets(const QByteArray &body);

} // namespace binnacle
