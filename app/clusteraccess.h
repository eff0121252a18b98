#pragma once

#include "base/sequence.h"
#include "cluster/clustersession.h"
#include "cluster/kubeconfig.h"
#include "commands/commonoptions.h"
#include "helm/helmclient.h"
#include "kubectl/kubectlclient.h"

#include <memory>
#include <optional>

namespace binnacle {

/// From a kubeconfig to an open session: kubectl merges the configuration, the context is chosen,
/// its credential plugin is run where it has one. Afterwards helm, kubectl and the session all
/// speak to the same cluster as the same identity, and each command names it.
class ClusterAccess final : public Sequence
{
    Q_OBJECT

public:
    /// `planContext`: used when the options name none; empty: the current context.
    ClusterAccess(CommonOptions options, QString planContext = {}, QObject *parent = nullptr);
    ~ClusterAccess() override;

    // After success:
    const Kubeconfig::Context &context() const { return m_context; }
    const Kubeconfig &kubeconfig() const { return *m_kubeconfig; }
    ClusterSession &session() const { return *m_session; }
    HelmClient helm() const;
    KubectlClient kubectl() const;
    /// The option -n, else the context's own, else "default".
    QString nameSpace() const;
    /// The one kubeconfig file, when it is one; empty when $KUBECONFIG merges several.
    QString kubeconfigFile() const { return m_file; }

    /// Hands the session over to somebody who outlives this.
    std::unique_ptr<ClusterSession> takeSession() { return std::move(m_session); }

private:
    std::unique_ptr<Operation> readKubeconfig();
    std::unique_ptr<Operation> connectToContext();

    CommonOptions m_options;
    QString m_planContext;
    QString m_file;
    std::optional<Kubeconfig> m_kubeconfig;
    Kubeconfig::Context m_context;
    std::unique_ptr<ClusterSession> m_session;
};

} // namespace binnacle
