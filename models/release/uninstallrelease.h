#pragma once

#include "base/sequence.h"
#include "kubectl/kubectlclient.h"
#include "release/expectedobjects.h"
#include "release/releaseaccess.h"

namespace binnacle {

/// Something that helm leaves in the cluster when a release goes.
struct LeftOver
{
    QString kind; ///< as kubectl takes it: "persistentvolumeclaims"
    QString nameSpace; ///< empty: no namespaced kind
    QString name;
    QString why; ///< why it stays and what is lost with it

    friend bool operator==(const LeftOver &, const LeftOver &) = default;
};

/// Uninstalls one release and lists what stays: claims made by StatefulSets (their data), the
/// operator's kubelet service, the webhook's secret, the custom resource definitions. Deletes of
/// these only what the request names.
class UninstallRelease final : public Sequence
{
    Q_OBJECT

public:
    struct Request
    {
        QString release;
        QString nameSpace;
        QString fullname; ///< the chart's prefix of names, for the operator's own objects
        bool deleteClaims = false;
        bool deleteDefinitions = false; ///< of every release in the cluster that uses them!
    };

    UninstallRelease(ReleaseAccess access, KubectlClient kubectl, Request request,
                     QObject *parent = nullptr);

    /// Known after the end: what is still there.
    const QList<LeftOver> &leftOvers() const { return m_leftOvers; }
    /// What was deleted beside the release.
    const QList<LeftOver> &deleted() const { return m_deleted; }
    bool wasInstalled() const { return m_wasInstalled; }

Q_SIGNALS:
    void commandStarted(const QString &line);

private:
    std::unique_ptr<Operation> readObjects();
    std::unique_ptr<Operation> uninstall();
    std::unique_ptr<Operation> list(const QString &kind, const QString &nameSpace);
    std::unique_ptr<Operation> remove(const QString &kind, bool wanted);
    void consider(const QString &kind, const QString &nameSpace, const QString &name);

    ReleaseAccess m_access;
    KubectlClient m_kubectl;
    Request m_request;
    bool m_wasInstalled = false;
    QList<ExpectedObject> m_expected;
    QList<LeftOver> m_leftOvers;
    QList<LeftOver> m_deleted;
};

} // namespace binnacle
