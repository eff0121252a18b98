#include "prometheus/prometheuslocator.h"

#include "base/plaintext.h"
#include "prometheus/apianswer.h"
#include "prometheus/serverstatus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

/// What a Prometheus custom resource says about reaching it.
struct PrometheusLocator::Resource
{
    QString nameSpace;
    QString name;
    QString portName;
    QString routePrefix;
    QString governingService;
    bool tls = false;
};

namespace {

QString textAt(const QJsonObject &object, QLatin1StringView key, const QString &otherwise)
{
    const QString text = object[key].toString();
    return text.isEmpty() ? otherwise : text;
}

/// Ports that serve Prometheus' own API under the usual names; a kube-prometheus-stack service
/// has the config reloader's port too, so its first port will not do.
QString apiPort(const QJsonArray &ports)
{
    static constexpr std::array names{"http-web"_L1, "web"_L1, "http"_L1, "prometheus"_L1};
    for (const QLatin1StringView name : names) {
        for (const QJsonValue &port : ports) {
            if (port["name"_L1].toString() == name)
                return name;
        }
    }
    for (const QJsonValue &port : ports) {
        if (port["port"_L1].toInt() == 9090 || ports.size() == 1)
            return textAt(port.toObject(), "name"_L1, QString::number(port["port"_L1].toInt()));
    }
    return {};
}

bool hasPort(const QJsonArray &ports, const QString &name)
{
    for (const QJsonValue &port : ports) {
        if (port["name"_L1].toString() == name)
            return true;
    }
    return false;
}

/// Labels that services of a Prometheus carry, the surest first. Asking by label keeps the answer
/// small where a cluster has thousands of services.
constexpr std::array usualLabels{"operated-prometheus=true"_L1,
                                 "app.kubernetes.io/name=prometheus"_L1, "app=prometheus"_L1};

} // namespace

PrometheusLocator::PrometheusLocator(HttpTransport &apiServer, QString nameSpace, QString name,
                                     QObject *parent)
    : Operation(parent)
    , m_apiServer(apiServer)
    , m_nameSpace(std::move(nameSpace))
    , m_name(std::move(name))
{ }

PrometheusLocator::~PrometheusLocator() = default;

void PrometheusLocator::doStart()
{
    listResources();
}

void PrometheusLocator::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
    if (m_exchange)
        m_exchange->cancel();
}

void PrometheusLocator::ask(const QByteArray &target, void (PrometheusLocator::*answered)())
{
    if (m_exchange)
        m_exchange.release()->deleteLater(); // it is emitting right now
    HttpRequest request;
    request.target = target;
    request.headers = {{"Accept", "application/json"}};
    request.timeout = std::chrono::seconds(15);
    m_exchange = m_apiServer.exchange(request);
    connect(m_exchange.get(), &Operation::finished, this, [this, answered](const Outcome &outcome) {
        m_exchangeOutcome = outcome;
        if (isRunning())
            (this->*answered)();
    });
    m_exchange->start();
}

/// The exchange's answer as a list of objects; a failure is noted in the trace.
QJsonArray PrometheusLocator::answeredItems(const QString &what)
{
    if (!m_exchangeOutcome) {
        note(what, false, m_exchangeOutcome.error().toLine());
        return {};
    }
    const int status = m_exchange->status();
    const QByteArray body = m_exchange->body();
    if (status == 404) {
        note(what, false, tr("the cluster does not know this kind"));
        return {};
    }
    if (status / 100 != 2) {
        note(what, false, failedAnswer(status, body, m_apiServer.address()).toLine());
        return {};
    }
    const QJsonArray items = QJsonDocument::fromJson(body).object()["items"_L1].toArray();
    note(what, !items.isEmpty(), tr("%n found", nullptr, static_cast<int>(items.size())));
    return items;
}

QByteArray PrometheusLocator::inNameSpace(const QByteArray &api, const QByteArray &resources) const
{
    return m_nameSpace.isEmpty()
        ? api + '/' + resources
        : api + "/namespaces/" + QUrl::toPercentEncoding(m_nameSpace) + '/' + resources;
}

QString PrometheusLocator::place() const
{
    return m_nameSpace.isEmpty() ? tr("all namespaces") : tr("namespace %1").arg(m_nameSpace);
}

void PrometheusLocator::listResources()
{
    Q_EMIT progressChanged(tr("Looking for Prometheus in %1").arg(place()));
    ask(inNameSpace("/apis/monitoring.coreos.com/v1", "prometheuses"),
        &PrometheusLocator::resourcesListed);
}

void PrometheusLocator::resourcesListed()
{
    const QJsonArray items = answeredItems(tr("Prometheus resources in %1").arg(place()));
    for (const QJsonValue &item : items) {
        const QJsonObject metadata = item["metadata"_L1].toObject();
        const QJsonObject spec = item["spec"_L1].toObject();
        const QString name = metadata["name"_L1].toString();
        if (!m_name.isEmpty() && name != m_name)
            continue;
        m_resources.push_back({metadata["namespace"_L1].toString(), name,
                               textAt(spec, "portName"_L1, u"web"_s), // the operator's own default
                               textAt(spec, "routePrefix"_L1, u"/"_s),
                               textAt(spec, "serviceName"_L1, u"prometheus-operated"_s),
                               spec["web"_L1].toObject().contains("tlsConfig"_L1)});
    }
    listServicesOfNext(0);
}

/// Lists the services beside a resource, one namespace after the other.
void PrometheusLocator::listServicesOfNext(std::size_t resource)
{
    m_resource = resource;
    if (resource == m_resources.size())
        return probeNext();
    ask("/api/v1/namespaces/" + QUrl::toPercentEncoding(m_resources[resource].nameSpace)
            + "/services",
        &PrometheusLocator::servicesListed);
}

void PrometheusLocator::servicesListed()
{
    const Resource &resource = m_resources[m_resource];
    addFromResource(resource,
                    answeredItems(tr("Services in namespace %1").arg(resource.nameSpace)));
    listServicesOfNext(m_resource + 1);
}

/// Nothing that was found so far answers: look for services with the next of the usual labels.
void PrometheusLocator::listLabelled()
{
    ask(inNameSpace("/api/v1", "services")
            + "?labelSelector=" + QUrl::toPercentEncoding(usualLabels[m_label]),
        &PrometheusLocator::labelledListed);
}

void PrometheusLocator::labelledListed()
{
    const QString label = usualLabels[m_label];
    addFromLabels(answeredItems(tr("Services labelled %1 in %2").arg(label, place())));
    ++m_label;
    probeNext();
}

/// The services that select a resource's pods (a chart makes one), then the operator's own.
void PrometheusLocator::addFromResource(const Resource &resource, const QJsonArray &services)
{
    for (const QJsonValue &service : services) {
        const QJsonObject spec = service["spec"_L1].toObject();
        const QJsonObject selector = spec["selector"_L1].toObject();
        const bool selects = selector["operator.prometheus.io/name"_L1].toString() == resource.name
            || selector["prometheus"_L1].toString() == resource.name;
        if (selects && hasPort(spec["ports"_L1].toArray(), resource.portName))
            addCandidate({resource.nameSpace, service["metadata"_L1]["name"_L1].toString(),
                          resource.portName, resource.tls, resource.routePrefix});
    }
    addCandidate({resource.nameSpace, resource.governingService, resource.portName, resource.tls,
                  resource.routePrefix});
}

void PrometheusLocator::addFromLabels(const QJsonArray &services)
{
    for (const QJsonValue &service : services) {
        const QJsonObject metadata = service["metadata"_L1].toObject();
        const QString component =
            metadata["labels"_L1]["app.kubernetes.io/component"_L1].toString();
        const bool isServer = component.isEmpty() || component == "server"_L1
            || component == "prometheus"_L1;
        const QString port = apiPort(service["spec"_L1]["ports"_L1].toArray());
        if (isServer && !port.isEmpty())
            addCandidate({metadata["namespace"_L1].toString(),
                          metadata["name"_L1].toString(),
                          port,
                          false,
                          {}});
    }
}

void PrometheusLocator::addCandidate(PrometheusEndpoint::Service service)
{
    const QString key = u"%1/%2:%3"_s.arg(service.nameSpace, service.name, service.port);
    if (m_seen.contains(key))
        return;
    m_seen << key;
    m_candidates.push_back(std::move(service));
}

void PrometheusLocator::probeNext()
{
    if (m_candidates.empty()) {
        if (m_name.isEmpty() && m_label < usualLabels.size())
            return listLabelled();
        return finish(notFound());
    }
    m_service = m_candidates.front();
    m_candidates.pop_front();
    m_endpoint = PrometheusEndpoint::throughService(m_apiServer, *m_service);
    ask(m_endpoint->pathPrefix() + "/api/v1/status/buildinfo", &PrometheusLocator::probed);
}

void PrometheusLocator::probed()
{
    const QString what = tr("Asking %1").arg(m_endpoint->description());
    const int status = m_exchange->status();
    if (!m_exchangeOutcome) {
        note(what, false, m_exchangeOutcome.error().toLine());
    } else if (status / 100 != 2) {
        note(what, false,
             failedAnswer(status, m_exchange->body(), m_endpoint->description()).toLine());
    } else if (const auto info = decodeBuildInfo(m_exchange->body()); !info) {
        note(what, false, info.error().toLine());
    } else {
        m_version = plainText(info->version);
        note(what, true, tr("Prometheus %1").arg(m_version));
        finish({});
        return;
    }
    m_endpoint.reset();
    m_service.reset();
    probeNext();
}

void PrometheusLocator::note(const QString &what, bool succeeded, const QString &result)
{
    m_trace.append({what, succeeded, result});
    Q_EMIT outputReceived(what + u": "_s + result);
}

QString PrometheusLocator::traceText() const
{
    QStringList lines;
    for (const Try &each : m_trace)
        lines << each.what + u": "_s + each.result;
    return lines.join(u'\n');
}

Error PrometheusLocator::notFound() const
{
    // The last try that failed is the one nearest to an answer.
    const QString last = m_trace.isEmpty() ? QString() : traceText().section(u'\n', -1);
    const bool asked = !m_seen.isEmpty();
    return {asked ? Error::Kind::Unreachable : Error::Kind::Failed,
            asked ? tr("No Prometheus answers in %1 (%2)").arg(place(), last)
                  : tr("No Prometheus was found in %1 (%2)").arg(place(), last),
            traceText(),
            {},
            asked ? QString() : tr("Name its address with --prometheus URL.")};
}

} // namespace binnacle
