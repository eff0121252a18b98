#include "prometheus/prometheusendpoint.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray withoutSlashes(const QString &prefix)
{
    QByteArray path = QUrl::toPercentEncoding(prefix, "/");
    while (path.endsWith('/'))
        path.chop(1);
    if (!path.isEmpty() && !path.startsWith('/'))
        path.prepend('/');
    return path;
}

} // namespace

PrometheusEndpoint PrometheusEndpoint::throughService(HttpTransport &apiServer,
                                                      const Service &service)
{
    PrometheusEndpoint endpoint;
    endpoint.m_transport = &apiServer;
    // Rights with resourceNames match this very string: NAME:PORT for http, without a scheme.
    const QByteArray name = (service.tls ? QByteArray("https:") : QByteArray())
        + encoded(service.name) + ':' + encoded(service.port);
    endpoint.m_pathPrefix = "/api/v1/namespaces/" + encoded(service.nameSpace) + "/services/" + name
        + "/proxy" + withoutSlashes(service.routePrefix);
    endpoint.m_description = u"%1/%2:%3 through %4"_s.arg(service.nameSpace, service.name,
                                                          service.port, apiServer.address());
    return endpoint;
}

PrometheusEndpoint PrometheusEndpoint::atUrl(ConnectionSettings settings)
{
    PrometheusEndpoint endpoint;
    // The transport puts the path of the server's URL in front of each target by itself.
    endpoint.m_owned = std::make_shared<NetworkTransport>(std::move(settings));
    endpoint.m_transport = endpoint.m_owned.get();
    endpoint.m_description = endpoint.m_owned->address();
    return endpoint;
}

bool PrometheusEndpoint::isLocal() const
{
    const QString host = QUrl(m_transport->address()).host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace binnacle
