#pragma once

#include "base/subprocess.h"

#include <memory>

namespace binnacle {

/// Where a chart comes from.
struct ChartReference
{
    enum class Kind { Repository, Oci, Folder, Archive };

    Kind kind = Kind::Repository;
    QString location; ///< repository URL, oci:// reference, folder or archive path
    QString chart; ///< chart name in the repository; empty for the other kinds
    QString version; ///< exact version; empty for folder and archive

    friend bool operator==(const ChartReference &, const ChartReference &) = default;
};

/// Which cluster and which configuration helm is to use; every command names all of it.
struct HelmSettings
{
    QString program = QStringLiteral("helm");
    QString kubeconfig; ///< empty only for commands that need no cluster
    QString context;
    QString stateFolder; ///< for our own repository list and cache; the user's stay untouched
};

/// What `upgrade --install` is to do.
struct HelmUpgrade
{
    QString release;
    QString nameSpace;
    ChartReference chart;
    QStringList valuesFiles; ///< in helm's order: later ones win
    QByteArray secretValues; ///< YAML given on standard input as the last layer; may be empty
    QStringList setArguments; ///< `--set`, `--set-string` … pairs as the user gave them
    std::chrono::milliseconds timeout = std::chrono::minutes(10); ///< helm's own --timeout (hooks)
    bool dryRun = false;
};

/// The helm command line, one function per command. Each returns an unstarted Subprocess whose
/// output the caller reads; parsing functions for it stand beside it. Works with helm 3.17+ and 4.
class HelmClient
{
public:
    explicit HelmClient(HelmSettings settings);

    const HelmSettings &settings() const { return m_settings; }

    std::unique_ptr<Subprocess> version() const;
    /// Puts the repository into our own list (name derived from its address) and reads its index.
    std::unique_ptr<Subprocess> addRepository(const QString &url) const;
    std::unique_ptr<Subprocess> upgradeInstall(const HelmUpgrade &upgrade) const;
    std::unique_ptr<Subprocess> templateChart(const HelmUpgrade &upgrade) const;
    std::unique_ptr<Subprocess> status(const QString &release, const QString &nameSpace) const;
    std::unique_ptr<Subprocess> history(const QString &release, const QString &nameSpace) const;
    std::unique_ptr<Subprocess> values(const QString &release, const QString &nameSpace) const;
    std::unique_ptr<Subprocess> manifest(const QString &release, const QString &nameSpace) const;
    /// helm list of one namespace, or of all when it is empty.
    std::unique_ptr<Subprocess> list(const QString &nameSpace) const;
    std::unique_ptr<Subprocess> uninstall(const QString &release, const QString &nameSpace) const;

    /// Stable name for a repository address in our own list.
    static QString repositoryName(const QString &url);
    /// The arguments that name a chart: "repository/chart --version V", "oci://… --version V",
    /// path.
    static QStringList chartArguments(const ChartReference &chart);

private:
    Command command(const QStringList &arguments, bool needsCluster = true) const;
    QStringList upgradeArguments(const HelmUpgrade &upgrade) const;

    HelmSettings m_settings;
};

} // namespace binnacle
