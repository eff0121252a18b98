#pragma once

#include "commands/clustercommand.h"
#include "prometheus/prometheusclient.h"

#include <optional>

namespace binnacle {

/// A command that asks Prometheus: at --prometheus URL, or found in the cluster.
class PrometheusCommand : public ClusterCommand
{
    Q_OBJECT

protected:
    bool needsCluster() const override { return options().prometheusUrl.isEmpty(); }
    void connected() override;
    /// Prometheus answers: do it, then end().
    virtual void found(const PrometheusClient &client) = 0;
};

} // namespace binnacle
