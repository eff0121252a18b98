#pragma once

#include "base/networktransport.h"
#include "cluster/execcredential.h"

#include <QJsonObject>
#include <QProcessEnvironment>

namespace binnacle {

/// Takes over what a kubeconfig's cluster entry says: address, authorities, names, proxy. Without
/// a proxy-url the environment's HTTPS_PROXY and NO_PROXY apply, as in client-go.
Result<void> applyCluster(
    const QJsonObject &cluster, const QString &name, ConnectionSettings &settings,
    const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

/// Takes over what its user entry says, or what the user's plugin answered.
Result<void> applyUser(const QJsonObject &user, const QString &name, const QString &baseFolder,
                       const std::optional<ExecCredential> &credential,
                       ConnectionSettings &settings);

/// The proxy that the environment asks for, by Go's rules (net/http ProxyFromEnvironment): hosts
/// of NO_PROXY, this machine itself and plain names listed there are reached directly.
QString proxyFromEnvironment(const QUrl &server, const QProcessEnvironment &environment);

} // namespace binnacle
