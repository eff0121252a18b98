#pragma once

#include "base/subprocess.h"

#include <QVersionNumber>

#include <memory>

namespace binnacle {

/// Which cluster kubectl is to talk to; every command names it.
struct KubectlSettings
{
    QString program = QStringLiteral("kubectl");
    QString kubeconfig; ///< empty: as kubectl finds it
    QString context;
};

/// The oldest kubectl that Binnacle works with.
inline const QVersionNumber oldestKubectl{1, 30, 0};

/// The kubectl command line, one function per command. Each returns an unstarted Subprocess.
class KubectlClient
{
public:
    explicit KubectlClient(KubectlSettings settings);

    /// The merged kubeconfig as JSON with certificate files embedded. Holds secrets: keep in
    /// memory.
    std::unique_ptr<Subprocess> configView() const;
    std::unique_ptr<Subprocess> clientVersion() const;
    /// Server-side apply of manifests given on standard input, under our own field manager.
    std::unique_ptr<Subprocess> apply(const QByteArray &manifests, const QString &nameSpace) const;
    /// Deletes exactly the named objects.
    std::unique_ptr<Subprocess> remove(const QString &kind, const QStringList &names,
                                       const QString &nameSpace) const;

private:
    Command command(const QStringList &arguments) const;

    KubectlSettings m_settings;
};

/// Reads `kubectl version --client -o json`; refuses one that is too old, naming both versions.
Result<QVersionNumber> readKubectlVersion(const QByteArray &json);

} // namespace binnacle
