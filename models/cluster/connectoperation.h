#pragma once

#include "base/operation.h"
#include "cluster/kubeconfig.h"

#include <memory>

namespace binnacle {

/// From a kubeconfig's context to what is needed to connect: runs the user's credential plugin
/// where it has one (at most 60 s), else is done at once. Ask the person before the first run of
/// a plugin that was not seen before.
class ConnectOperation final : public Operation
{
    Q_OBJECT

public:
    ConnectOperation(Kubeconfig kubeconfig, QString context, QObject *parent = nullptr);
    ~ConnectOperation() override;

    /// After success.
    const ConnectionSettings &settings() const { return m_settings; }
    /// When the credentials end; invalid: not known.
    QDateTime expiry() const { return m_expiry; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void onPluginEnd(const Outcome &outcome);
    void conclude(const std::optional<ExecCredential> &credential);

    Kubeconfig m_kubeconfig;
    QString m_context;
    ExecPlugin m_plugin;
    std::unique_ptr<Subprocess> m_process;
    ConnectionSettings m_settings;
    QDateTime m_expiry;
};

} // namespace binnacle
