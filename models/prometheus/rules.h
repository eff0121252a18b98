#pragma once

#include "base/error.h"
#include "prometheus/labels.h"

#include <QDateTime>

#include <chrono>

namespace binnacle {

/// One rule of a group (/api/v1/rules).
struct Rule
{
    enum class Type { Alerting, Recording };

    Type type = Type::Alerting;
    QString group;
    QString file;
    QString name;
    QString query;
    QString health; ///< "ok", "err", "unknown"
    QString lastError;
    QString state; ///< of an alerting rule: "inactive", "pending", "firing"
    std::chrono::duration<double> holdFor{0}; ///< the rule's "for"
    Labels labels;
};

/// One pending or firing alert (/api/v1/alerts).
struct Alert
{
    Labels labels;
    Labels annotations;
    QString state; ///< "pending" or "firing"
    QDateTime activeSince;
    QString value;
};

/// Decoders of the answers' bodies. Reentrant.
Result<QList<Rule>> decodeRules(const QByteArray &body);
Result<QList<Alert>> decodeAlerts(const QByteArray &body);

} // namespace binnacle
