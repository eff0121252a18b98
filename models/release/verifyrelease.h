#pragma once

#include "base/sequence.h"
#include "plan/render.h"
#include "plan/stacknames.h"
#include "prometheus/prometheusclient.h"
#include "release/readyoperation.h"
#include "release/releaseaccess.h"
#include "release/targetexpectation.h"

#include <optional>

namespace binnacle {

/// Makes the operation that asks, and hands the answer over when it succeeded.
using AskNotRunHere =
    std::function<std::unique_ptr<Operation>(std::function<void(QList<NotRunHere>)>)>;

/// What to verify and how patiently.
struct VerifyRequest
{
    QString release;
    QString nameSpace;
    /// All layers merged, to compare settings with what runs; null: settings are not compared.
    Value mergedValues;
    /// Time without any news after which a check that is not well yet has failed; zero: at once.
    std::chrono::milliseconds patience = std::chrono::seconds(30);
    /// Asks the practice cluster what it does not run, once the release is there (its answer
    /// depends on the monitors in the cluster). Empty on any other cluster.
    AskNotRunHere askNotRunHere;
    /// An explicit address of Prometheus; empty: found through the cluster.
    std::optional<PrometheusEndpoint> prometheus;
};

/// Proves an installation: the release is deployed, its workloads are ready, its claims bound,
/// Prometheus answers with the settings of the plan and its targets are up. Succeeds when the
/// checks could be made; checks() says how they came out.
class VerifyRelease final : public Sequence
{
    Q_OBJECT

public:
    VerifyRelease(ReleaseAccess access, VerifyRequest request, QObject *parent = nullptr);
    ~VerifyRelease() override;

    const QList<Check> &checks() const { return m_checks; }

Q_SIGNALS:
    /// Each time checks() has grown.
    void checksChanged();

private:
    void add(const QList<Check> &checks);
    std::unique_ptr<Operation> skipped() const;
    std::unique_ptr<Operation> readStatus();
    std::unique_ptr<Operation> readObjects();
    std::unique_ptr<Operation> awaitReady();
    std::unique_ptr<Operation> countApiServers();
    std::unique_ptr<Operation> findPrometheus();
    std::unique_ptr<Operation> askSettings();
    std::unique_ptr<Operation> askNotRunHere();
    std::unique_ptr<Operation> lookAtTargets();
    QList<TargetExpectation> expectations() const;
    bool hasMonitor(const QString &name) const;

    ReleaseAccess m_access;
    VerifyRequest m_request;
    StackNames m_names;
    bool m_isDeployed = false;
    QList<ManifestObject> m_manifest;
    QList<NotRunHere> m_notRunHere;
    QMap<QString, QJsonObject> m_workloads; ///< live, by ExpectedObject::key()
    int m_apiServers = 0;
    std::optional<PrometheusEndpoint> m_prometheus;
    QList<Check> m_checks;
};

} // namespace binnacle
