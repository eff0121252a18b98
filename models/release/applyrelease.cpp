#include "release/applyrelease.h"

#include "base/atomicfile.h"
#include "base/functionoperation.h"
#include "base/mappedoperation.h"
#include "cluster/getoperation.h"
#include "helm/helmanswers.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace binnacle {

ApplyRelease::ApplyRelease(ReleaseAccess access, ApplyRequest request, QObject *parent)
    : Sequence(parent)
    , m_access(std::move(access))
    , m_request(std::move(request))
{
    const QString &release = m_request.component.release;
    addStep({tr("Check helm"), [this] { return checkHelm(); }});
    addStep({tr("Reach the cluster"), [this] { return checkCluster(); }});
    addStep({tr("Read the chart repository"), [this] { return readRepository(); }, 2,
             std::chrono::seconds(2)});
    addStep({tr("Check that release %1 is free").arg(release), [this] { return checkRelease(); }});
    addStep({tr("Write the values"), [this] { return writeLayers(); }});
    addStep({tr("Install or upgrade %1").arg(release), [this] { return upgrade(); }});
    if (m_request.dryRun)
        return;
    addStep({tr("Verify"), [this] { return verify(); }});
    addCleanup({tr("Read the state of release %1").arg(release),
                [this] { return readStateAfterFailure(); }});
}

ApplyRelease::~ApplyRelease() = default;

std::unique_ptr<Operation> ApplyRelease::checkHelm()
{
    return mapped(m_access.helm.version(), [](const Outcome &outcome, Subprocess &helm) -> Outcome {
        if (!outcome)
            return outcome;
        const auto version = readHelmVersion(helm.standardOutput());
        return version ? Outcome() : Outcome(version.error());
    });
}

std::unique_ptr<Operation> ApplyRelease::checkCluster()
{
    return std::make_unique<GetOperation>(m_access.cluster.queries(), "/version",
                                          tr("read the server's version"));
}

ChartReference ApplyRelease::chart() const
{
    ChartReference chart;
    chart.location = m_request.source.location;
    chart.chart = m_request.source.chart;
    switch (m_request.source.kind) {
    case ChartSource::Kind::Repository: chart.kind = ChartReference::Kind::Repository; break;
    case ChartSource::Kind::Oci: chart.kind = ChartReference::Kind::Oci; break;
    case ChartSource::Kind::Folder: chart.kind = ChartReference::Kind::Folder; break;
    case ChartSource::Kind::Archive: chart.kind = ChartReference::Kind::Archive; break;
    }
    const bool versionIsInside = chart.kind == ChartReference::Kind::Folder
        || chart.kind == ChartReference::Kind::Archive;
    chart.version = versionIsInside ? QString() : m_request.version;
    return chart;
}

std::unique_ptr<Operation> ApplyRelease::readRepository()
{
    if (m_request.source.kind != ChartSource::Kind::Repository)
        return std::make_unique<FunctionOperation>([] { return Outcome(); });
    auto add = m_access.helm.addRepository(m_request.source.location);
    Q_EMIT commandStarted(add->command().toShellLine());
    return mapped(std::move(add), [this](const Outcome &outcome, Subprocess &) -> Outcome {
        if (outcome)
            return outcome;
        Error error = explainHelmFailure(outcome.error());
        error.where = m_request.source.location;
        return error;
    });
}

std::unique_ptr<Operation> ApplyRelease::checkRelease()
{
    const QString release = m_request.component.release;
    auto list = m_access.helm.list(m_request.component.nameSpace);
    return mapped(std::move(list), [release](const Outcome &outcome, Subprocess &helm) -> Outcome {
        if (!outcome)
            return explainHelmFailure(outcome.error());
        const auto releases = readReleaseList(helm.standardOutput());
        if (!releases)
            return releases.error();
        for (const ReleaseState &state : *releases) {
            if (state.name != release || !state.status.startsWith("pending-"_L1))
                continue;
            return Error{Error::Kind::Refused,
                         tr("Release %1 is %2 (revision %3): another helm works on it, or one was "
                            "killed")
                             .arg(release, state.status)
                             .arg(state.revision),
                         {},
                         {},
                         tr("Wait for it; if no helm runs any more, 'helm rollback %1' or 'helm "
                            "uninstall %1' frees it.")
                             .arg(release)};
        }
        return {};
    });
}

QString ApplyRelease::layerPath(const RenderedLayer &layer) const
{
    return layer.kind == RenderedLayer::Kind::UserFile
        ? layer.path
        : m_folder.filePath(QFileInfo(layer.path).fileName());
}

std::unique_ptr<Operation> ApplyRelease::writeLayers()
{
    return std::make_unique<FunctionOperation>([this]() -> Outcome {
        if (!m_folder.isValid())
            return Error{Error::Kind::Failed,
                         tr("No temporary folder could be made: %1").arg(m_folder.errorString()),
                         {},
                         QDir::tempPath(),
                         {}};
        for (const RenderedLayer &layer : std::as_const(m_request.component.layers)) {
            if (layer.kind == RenderedLayer::Kind::UserFile)
                continue;
            const auto written = writeFileAtomically(
                layerPath(layer), layer.content, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            if (!written)
                return written.error();
        }
        return {};
    });
}

std::unique_ptr<Operation> ApplyRelease::upgrade()
{
    HelmUpgrade upgrade;
    upgrade.release = m_request.component.release;
    upgrade.nameSpace = m_request.component.nameSpace;
    upgrade.chart = chart();
    for (const RenderedLayer &layer : std::as_const(m_request.component.layers))
        upgrade.valuesFiles << layerPath(layer);
    upgrade.secretValues = m_request.secretValues;
    upgrade.timeout = m_request.helmTimeout;
    upgrade.dryRun = m_request.dryRun;
    auto helm = m_access.helm.upgradeInstall(upgrade);
    Q_EMIT commandStarted(helm->command().toShellLine());
    return mapped(std::move(helm), [](const Outcome &outcome, Subprocess &) -> Outcome {
        return outcome ? outcome : Outcome(explainHelmFailure(outcome.error()));
    });
}

std::unique_ptr<Operation> ApplyRelease::verify()
{
    auto verify = std::make_unique<VerifyRelease>(m_access, m_request.verify);
    connect(verify.get(), &VerifyRelease::checksChanged, this, [this, raw = verify.get()] {
        m_checks = raw->checks();
        Q_EMIT checksChanged();
    });
    return verify;
}

std::unique_ptr<Operation> ApplyRelease::readStateAfterFailure()
{
    const QString release = m_request.component.release;
    const QString nameSpace = m_request.component.nameSpace;
    return mapped(
        m_access.helm.status(release, nameSpace),
        [this, release, nameSpace](const Outcome &outcome, Subprocess &helm) -> Outcome {
            const auto state = readReleaseStatus(helm.standardOutput());
            if (outcome && state)
                m_stateAfterFailure = tr("release %1 in %2: %3, revision %4 (%5)")
                                          .arg(release, nameSpace, state->status)
                                          .arg(state->revision)
                                          .arg(state->description);
            else if (saysReleaseNotFound(helm.standardError()))
                m_stateAfterFailure = tr("release %1 in %2: not installed").arg(release, nameSpace);
            return {};
        });
}

} // namespace binnacle
