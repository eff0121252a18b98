#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QVersionNumber>

namespace binnacle {

/// The oldest helm that Binnacle works with: 3.17 (what was measured).
inline const QVersionNumber oldestHelm{3, 17, 0};

/// One line of `helm list`, `helm history` or `helm status`.
struct ReleaseState
{
    QString name;
    QString nameSpace;
    int revision = 0;
    QString status; ///< "deployed", "failed", "pending-upgrade", … as helm says it
    QString chart; ///< "kube-prometheus-stack-45.27.2"
    QString appVersion;
    QString description;
    QString updated; ///< as helm printed it

    friend bool operator==(const ReleaseState &, const ReleaseState &) = default;
};

/// Reads `helm version --template {{.Version}}`; refuses a helm that is too old, naming both.
Result<QVersionNumber> readHelmVersion(const QByteArray &output);
Result<QList<ReleaseState>> readReleaseList(const QByteArray &json);
Result<QList<ReleaseState>> readReleaseHistory(const QByteArray &json, const QString &release,
                                               const QString &nameSpace);
Result<ReleaseState> readReleaseStatus(const QByteArray &json);

/// helm's words for "there is no such release" in versions 3 and 4.
bool saysReleaseNotFound(const QByteArray &standardError);

/// What helm wrote on standard error, turned into a sentence with a hint where the cause is known.
Error explainHelmFailure(const Error &failure);

} // namespace binnacle
