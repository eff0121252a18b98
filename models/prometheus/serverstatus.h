#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QHash>
#include <QMap>

namespace binnacle {

/// /api/v1/status/buildinfo
struct BuildInfo
{
    QString version;
    QString revision;
    QString goVersion;
};

/// /api/v1/status/runtimeinfo
struct RuntimeInfo
{
    QDateTime startTime;
    bool reloadConfigSuccess = false;
    QDateTime lastConfigTime;
    QString storageRetention; ///< as Prometheus writes it: "10d" or "10d or 5GiB"
    qint64 corruptionCount = 0;
};

/// Command line flags of the server (/api/v1/status/flags), without the leading dashes.
using ServerFlags = QMap<QString, QString>;

/// What is known of a metric (/api/v1/metadata).
struct MetricMetadata
{
    QString type; ///< "counter", "gauge", "histogram", …
    QString help;
    QString unit;
};
using MetadataByMetric = QHash<QString, MetricMetadata>;

/// Decoders of the answers' bodies. Reentrant.
Result<BuildInfo> decodeBuildInfo(const QByteArray &body);
Result<RuntimeInfo> decodeRuntimeInfo(const QByteArray &body);
Result<ServerFlags> decodeFlags(const QByteArray &body);
/// The loaded configuration as YAML; Prometheus masks the secrets in it.
Result<QString> decodeConfig(const QByteArray &body);
Result<MetadataByMetric> decodeMetadata(const QByteArray &body);

} // namespace binnacle
