#pragma once

#include "base/networktransport.h"

#include <memory>

namespace binnacle {

/// How to reach one Prometheus (or what speaks its HTTP API): a transport and a path prefix.
/// A cheap value; copies share what was learnt about the way (POST refused).
/// The transport of an API server must outlive it.
class PrometheusEndpoint
{
public:
    /// A service of a cluster, reached through the API server's service proxy.
    struct Service
    {
        QString nameSpace;
        QString name;
        QString port; ///< name or number; the proxy needs it as soon as the service names its port
        bool tls = false;
        QString routePrefix; ///< "/" or empty: none
    };

    static PrometheusEndpoint throughService(HttpTransport &apiServer, const Service &service);
    /// An explicit address with its own credentials. The path of `settings.server` is the prefix.
    static PrometheusEndpoint atUrl(ConnectionSettings settings);

    HttpTransport &transport() const { return *m_transport; }
    /// Percent-encoded, without a slash at the end: "/api/v1" is put behind it.
    const QByteArray &pathPrefix() const { return m_pathPrefix; }
    /// For people: "monitoring/prometheus-operated:web through https://10.0.0.1:6443".
    const QString &description() const { return m_description; }

    /// POST is tried first; rights on services/proxy often allow GET only (POST needs "create").
    bool allowsPost() const { return *m_allowsPost; }
    void setPostRefused() { *m_allowsPost = false; }
    /// True where the server is on this machine: compressing would only cost time.
    bool isLocal() const;

private:
    PrometheusEndpoint() = default;

    std::shared_ptr<HttpTransport> m_owned;
    HttpTransport *m_transport = nullptr;
    QByteArray m_pathPrefix;
    QString m_description;
    std::shared_ptr<bool> m_allowsPost = std::make_shared<bool>(true);
};

} // namespace binnacle
