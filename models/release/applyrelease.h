#pragma once

#include "base/sequence.h"
#include "plan/render.h"
#include "release/releaseaccess.h"
#include "release/verifyrelease.h"

#include <QTemporaryDir>

namespace binnacle {

/// What to install or upgrade.
struct ApplyRequest
{
    RenderedComponent component; ///< layers and merged values
    ChartSource source;
    QString version; ///< of the chart
    QByteArray secretValues; ///< YAML for helm's standard input; never written to a file
    VerifyRequest verify; ///< release, namespace and patience are taken from here too
    bool dryRun = false; ///< helm and the server check everything; nothing changes, no verifying
    std::chrono::milliseconds helmTimeout = std::chrono::minutes(15);
};

/// Installs or upgrades one release, then verifies it. Succeeds when helm did and the checks could
/// be made: look at checks(). After a failure or a cancel it reads the release's state, so that
/// nobody is left guessing.
class ApplyRelease final : public Sequence
{
    Q_OBJECT

public:
    ApplyRelease(ReleaseAccess access, ApplyRequest request, QObject *parent = nullptr);
    ~ApplyRelease() override;

    const QList<Check> &checks() const { return m_checks; }
    /// "release p in monitoring: failed, revision 2 (…)", known after a failure; else empty.
    QString stateAfterFailure() const { return m_stateAfterFailure; }

Q_SIGNALS:
    /// The command about to be run, as one would type it; no secrets are in it.
    void commandStarted(const QString &line);
    void checksChanged();

private:
    std::unique_ptr<Operation> checkHelm();
    std::unique_ptr<Operation> checkCluster();
    std::unique_ptr<Operation> readRepository();
    std::unique_ptr<Operation> checkRelease();
    std::unique_ptr<Operation> writeLayers();
    std::unique_ptr<Operation> upgrade();
    std::unique_ptr<Operation> verify();
    std::unique_ptr<Operation> readStateAfterFailure();
    QString layerPath(const RenderedLayer &layer) const;
    ChartReference chart() const;

    ReleaseAccess m_access;
    ApplyRequest m_request;
    QTemporaryDir m_folder; ///< 0700; holds our own layers while helm reads them
    QList<Check> m_checks;
    QString m_stateAfterFailure;
};

} // namespace binnacle
