#pragma once

#include "cluster/clustersession.h"
#include "helm/helmclient.h"

namespace binnacle {

/// What the release flows work with: helm and the cluster, both as the same context.
struct ReleaseAccess
{
    HelmClient helm;
    ClusterSession &cluster; ///< outlives every flow
};

} // namespace binnacle
