#include "release/verifyrelease.h"

#include "base/functionoperation.h"
#include "base/mappedoperation.h"
#include "cluster/listoperation.h"
#include "helm/helmanswers.h"
#include "prometheus/prometheuslocator.h"
#include "release/settingchecks.h"
#include "release/targetsoperation.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

VerifyRelease::VerifyRelease(ReleaseAccess access, VerifyRequest request, QObject *parent)
    : Sequence(parent)
    , m_access(std::move(access))
    , m_request(std::move(request))
    , m_names(m_request.mergedValues.isMap()
                  ? StackNames::of(m_request.release, m_request.mergedValues)
                  : StackNames::of(m_request.release))
    , m_prometheus(m_request.prometheus)
{
    addStep({tr("Read the release"), [this] { return readStatus(); }});
    addStep({tr("Read what it consists of"), [this] { return readObjects(); }});
    addStep({tr("Wait until everything is ready"), [this] { return awaitReady(); }});
    addStep({tr("Count the API servers"), [this] { return countApiServers(); }});
    addStep({tr("Find Prometheus"), [this] { return findPrometheus(); }});
    addStep({tr("Ask Prometheus for its settings"), [this] { return askSettings(); }});
    if (m_request.askNotRunHere)
        addStep({tr("Ask the practice cluster what it does not run"),
                 [this] { return askNotRunHere(); }});
    addStep({tr("Look at the targets"), [this] { return lookAtTargets(); }});
}

VerifyRelease::~VerifyRelease() = default;

void VerifyRelease::add(const QList<Check> &checks)
{
    m_checks << checks;
    Q_EMIT checksChanged();
}

std::unique_ptr<Operation> VerifyRelease::skipped() const
{
    return std::make_unique<FunctionOperation>([] { return Outcome(); });
}

std::unique_ptr<Operation> VerifyRelease::readStatus()
{
    auto status = m_access.helm.status(m_request.release, m_request.nameSpace);
    return mapped(std::move(status), [this](const Outcome &outcome, Subprocess &helm) -> Outcome {
        Check check;
        check.id = u"release.deployed"_s;
        check.group = tr("Release");
        check.title = tr("Release %1 is deployed").arg(m_request.release);
        check.expected = u"deployed"_s;
        check.evidence = helm.command().toShellLine();
        if (!outcome && !saysReleaseNotFound(helm.standardError()))
            return explainHelmFailure(outcome.error());
        if (!outcome) {
            check.found = tr("no such release in namespace %1").arg(m_request.nameSpace);
            check.hint = tr("Apply the plan first.");
            add({check});
            return {};
        }
        const auto state = readReleaseStatus(helm.standardOutput());
        if (!state)
            return state.error();
        m_isDeployed = true; // whatever its status: what is there can be looked at
        check.found = tr("%1, revision %2").arg(state->status).arg(state->revision);
        if (state->status == "deployed"_L1)
            check.state = Check::State::Passed;
        else
            check.hint = tr("The last helm operation did not end well: %1").arg(state->description);
        add({check});
        return {};
    });
}

std::unique_ptr<Operation> VerifyRelease::readObjects()
{
    if (!m_isDeployed)
        return skipped();
    return mapped(m_access.helm.manifest(m_request.release, m_request.nameSpace),
                  [this](const Outcome &outcome, Subprocess &helm) -> Outcome {
                      if (!outcome)
                          return explainHelmFailure(outcome.error());
                      const auto output = helm.completeOutput();
                      if (!output)
                          return output.error();
                      auto objects = readManifest(*output);
                      if (!objects)
                          return objects.error();
                      m_manifest = std::move(*objects);
                      return {};
                  });
}

std::unique_ptr<Operation> VerifyRelease::awaitReady()
{
    const QList<ExpectedObject> expected = expectedObjects(m_manifest, m_request.nameSpace);
    if (expected.isEmpty())
        return skipped();
    auto ready = std::make_unique<ReadyOperation>(m_access.cluster, expected, m_request.patience);
    return mapped(std::move(ready),
                  [this, expected](const Outcome &outcome, ReadyOperation &operation) -> Outcome {
                      if (!outcome)
                          return outcome;
                      for (const ExpectedObject &object : expected)
                          m_workloads.insert(object.key(),
                                             operation.objects().object(object.key()));
                      add(operation.checks());
                      return {};
                  });
}

std::unique_ptr<Operation> VerifyRelease::countApiServers()
{
    if (!m_isDeployed)
        return skipped();
    ResourceQuery query;
    query.kind = {u"discovery.k8s.io"_s, u"v1"_s, u"endpointslices"_s,
                  u"EndpointSlice"_s,    {},      true};
    query.nameSpace = u"default"_s;
    query.labelSelector = u"kubernetes.io/service-name=kubernetes"_s;
    query.form = ResourceQuery::Form::Objects;
    return mapped(std::make_unique<ListOperation>(m_access.cluster.queries(), query),
                  [this](const Outcome &, ListOperation &slices) -> Outcome {
                      // Without the right to read them, at least one is expected.
                      for (const QJsonObject &slice : slices.objects()) {
                          const QJsonArray endpoints = slice.value("endpoints"_L1).toArray();
                          for (const QJsonValue &endpoint : endpoints)
                              m_apiServers += static_cast<int>(
                                  endpoint.toObject().value("addresses"_L1).toArray().size());
                      }
                      return {};
                  });
}

std::unique_ptr<Operation> VerifyRelease::findPrometheus()
{
    const bool hasPrometheus = std::any_of(
        m_manifest.cbegin(), m_manifest.cend(),
        [](const ManifestObject &o) { return o.kind == "Prometheus"_L1; });
    if (!hasPrometheus || m_prometheus)
        return skipped();
    auto locator = std::make_unique<PrometheusLocator>(m_access.cluster.queries(),
                                                       m_request.nameSpace, m_names.prometheus);
    return mapped(std::move(locator),
                  [this](const Outcome &outcome, PrometheusLocator &found) -> Outcome {
                      Check check;
                      check.id = u"prometheus.answers"_s;
                      check.group = tr("Settings");
                      check.title = tr("Prometheus answers");
                      check.expected = tr("its build information");
                      if (outcome) {
                          check.state = Check::State::Passed;
                          check.found = tr("version %1").arg(found.version());
                          check.evidence = found.endpoint()->description();
                          m_prometheus = found.endpoint();
                      } else {
                          check.found = outcome.error().toLine();
                          check.evidence = found.traceText();
                          check.hint = tr("Its settings and targets could not be checked either.");
                      }
                      add({check});
                      return {};
                  });
}

std::unique_ptr<Operation> VerifyRelease::askSettings()
{
    if (!m_prometheus || !m_request.mergedValues.isMap())
        return skipped();
    auto call = PrometheusClient(*m_prometheus).flags();
    return mapped(
        std::move(call),
        [this](const Outcome &outcome, PrometheusCall<ServerFlags> &flags) -> Outcome {
            if (!outcome)
                return outcome;
            add(checkSettings(m_request.mergedValues, flags.value(), m_prometheus->description()));
            return {};
        });
}

std::unique_ptr<Operation> VerifyRelease::askNotRunHere()
{
    return m_request.askNotRunHere(
        [this](QList<NotRunHere> answer) { m_notRunHere = std::move(answer); });
}

std::unique_ptr<Operation> VerifyRelease::lookAtTargets()
{
    if (!m_prometheus)
        return skipped();
    auto targets = std::make_unique<TargetsOperation>(
        PrometheusClient(*m_prometheus), expectations(), m_notRunHere, m_request.patience);
    return mapped(std::move(targets),
                  [this](const Outcome &outcome, TargetsOperation &operation) -> Outcome {
                      add(operation.checks());
                      return outcome;
                  });
}

bool VerifyRelease::hasMonitor(const QString &name) const
{
    return std::any_of(m_manifest.cbegin(), m_manifest.cend(), [&](const ManifestObject &object) {
        return object.kind == "ServiceMonitor"_L1 && object.name == name;
    });
}

QList<TargetExpectation> VerifyRelease::expectations() const
{
    QList<TargetExpectation> expected;
    const auto add = [&](const QString &id, const QString &title, const QString &monitor,
                         const QString &endpoint, int count, const QString &reason) {
        if (hasMonitor(monitor))
            expected.append({id, title, m_request.nameSpace, monitor, endpoint, count, reason});
    };
    const auto live = [this](const QString &kind, const QString &name) {
        return m_workloads.value(kind + u'/' + m_request.nameSpace + u'/' + name);
    };
    const auto wanted = [](const QJsonObject &workload) {
        return workload.value("spec"_L1).toObject().value("replicas"_L1).toInt(1);
    };
    const int servers = std::max(1, m_apiServers);
    add(u"apiserver"_s, tr("The API server is scraped"), m_names.fullname + u"-apiserver"_s, {},
        servers, tr("addresses of service default/kubernetes: %1").arg(servers));
    const int operators = wanted(live(u"Deployment"_s, m_names.operatorName));
    add(u"operator"_s, tr("prometheus-operator is scraped"), m_names.fullname + u"-operator"_s, {},
        operators, tr("replicas of Deployment %1: %2").arg(m_names.operatorName).arg(operators));
    const QString set = m_names.prometheusStatefulSet();
    const int replicas = wanted(live(u"StatefulSet"_s, set));
    add(u"prometheus"_s, tr("Prometheus is scraped by itself"), m_names.fullname + u"-prometheus"_s,
        u"http-web"_s, replicas, tr("replicas of StatefulSet %1: %2").arg(set).arg(replicas));
    const int nodes = live(u"DaemonSet"_s, m_names.nodeExporter)
                          .value("status"_L1)
                          .toObject()
                          .value("desiredNumberScheduled"_L1)
                          .toInt();
    add(u"node-exporter"_s, tr("node-exporter is scraped on every node"), m_names.nodeExporter, {},
        nodes, tr("nodes that DaemonSet %1 wants: %2").arg(m_names.nodeExporter).arg(nodes));
    return expected;
}

} // namespace binnacle
