#pragma once

#include "base/operation.h"
#include "prometheus/prometheusendpoint.h"

#include <QJsonArray>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace binnacle {

class HttpExchange;

/// Finds a Prometheus in a cluster through the API server alone: first the Prometheus custom
/// resources (port name, route prefix and TLS as their spec says) with the services that select
/// them, then services that carry the usual labels. Each candidate is asked for its build
/// information; the first that answers is the result. Every try is kept, for showing.
class PrometheusLocator final : public Operation
{
    Q_OBJECT

public:
    struct Try
    {
        QString what; ///< what was looked for or asked, as a sentence
        bool succeeded = false;
        QString result; ///< what came of it: a count, a version, or why it failed
    };

    /// Looks in one namespace, or in all of them when `nameSpace` is empty; with `name`, only at
    /// the Prometheus resource of that name.
    explicit PrometheusLocator(HttpTransport &apiServer, QString nameSpace = {}, QString name = {},
                               QObject *parent = nullptr);
    ~PrometheusLocator() override;

    /// Set after success.
    const std::optional<PrometheusEndpoint> &endpoint() const { return m_endpoint; }
    const std::optional<PrometheusEndpoint::Service> &service() const { return m_service; }
    QString version() const { return m_version; } ///< of the Prometheus found
    const QList<Try> &trace() const { return m_trace; }
    /// The trace as lines of text, for an error's detail or a log.
    QString traceText() const;

protected:
    void doStart() override;
    void doCancel() override;

private:
    struct Resource;
    void ask(const QByteArray &target, void (PrometheusLocator::*answered)());
    void listResources();
    void resourcesListed();
    void listServicesOfNext(std::size_t resource);
    void servicesListed();
    void listLabelled();
    void labelledListed();
    void addFromResource(const Resource &resource, const QJsonArray &services);
    void addFromLabels(const QJsonArray &services);
    void addCandidate(PrometheusEndpoint::Service service);
    void probeNext();
    void probed();
    void note(const QString &what, bool succeeded, const QString &result);
    QJsonArray answeredItems(const QString &what);
    QByteArray inNameSpace(const QByteArray &api, const QByteArray &resources) const;
    QString place() const;
    Error notFound() const;

    HttpTransport &m_apiServer;
    QString m_nameSpace;
    QString m_name;
    QList<Try> m_trace;
    std::unique_ptr<HttpExchange> m_exchange;
    Outcome m_exchangeOutcome;
    std::vector<Resource> m_resources;
    std::size_t m_resource = 0; ///< whose neighbours are being listed
    std::size_t m_label = 0; ///< next of the usual labels to look for
    std::deque<PrometheusEndpoint::Service> m_candidates;
    QStringList m_seen;
    std::optional<PrometheusEndpoint::Service> m_service;
    std::optional<PrometheusEndpoint> m_endpoint;
    QString m_version;
};

} // namespace binnacle
