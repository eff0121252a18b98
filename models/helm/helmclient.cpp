#include "helm/helmclient.h"

#include <QCryptographicHash>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

HelmClient::HelmClient(HelmSettings settings)
    : m_settings(std::move(settings))
{ }

Command HelmClient::command(const QStringList &arguments, bool needsCluster) const
{
    Command command;
    command.program = m_settings.program;
    command.arguments = arguments;
    if (needsCluster) {
        if (!m_settings.kubeconfig.isEmpty())
            command.arguments << u"--kubeconfig"_s << m_settings.kubeconfig;
        command.arguments << u"--kube-context"_s << m_settings.context;
    }
    command.timeout = 60s;
    command.stopGrace = 30s; // on SIGTERM helm writes the release's state; give it time
    if (!m_settings.stateFolder.isEmpty()) {
        const QDir folder(m_settings.stateFolder);
        command.environment.insert(u"HELM_REPOSITORY_CONFIG"_s,
                                   folder.filePath(u"repositories.yaml"_s));
        command.environment.insert(u"HELM_REPOSITORY_CACHE"_s, folder.filePath(u"repository"_s));
        command.environment.insert(u"HELM_CACHE_HOME"_s, folder.filePath(u"cache"_s));
    }
    // Variables that would silently redirect a command to another cluster or namespace.
    for (const QString &name :
         {u"HELM_KUBECONTEXT"_s, u"HELM_NAMESPACE"_s, u"HELM_KUBEAPISERVER"_s, u"HELM_KUBETOKEN"_s})
        command.environment.remove(name);
    return command;
}

std::unique_ptr<Subprocess> HelmClient::version() const
{
    return std::make_unique<Subprocess>(
        command({u"version"_s, u"--template"_s, u"{{.Version}}"_s}, false));
}

QString HelmClient::repositoryName(const QString &url)
{
    const QByteArray digest =
        QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
    return u"binnacle-"_s + QString::fromLatin1(digest);
}

std::unique_ptr<Subprocess> HelmClient::addRepository(const QString &url) const
{
    // --force-update reads the index again, so that a version published a minute ago is found.
    Command add = command({u"repo"_s, u"add"_s, repositoryName(url), url, u"--force-update"_s},
                          false);
    add.timeout = 120s;
    return std::make_unique<Subprocess>(std::move(add));
}

QStringList HelmClient::chartArguments(const ChartReference &chart)
{
    QStringList arguments;
    if (chart.kind == ChartReference::Kind::Repository)
        arguments << repositoryName(chart.location) + u'/' + chart.chart;
    else
        arguments << chart.location;
    if (!chart.version.isEmpty())
        arguments << u"--version"_s << chart.version;
    return arguments;
}

QStringList HelmClient::upgradeArguments(const HelmUpgrade &upgrade) const
{
    QStringList arguments{upgrade.release};
    arguments << chartArguments(upgrade.chart) << u"--namespace"_s << upgrade.nameSpace;
    for (const QString &file : upgrade.valuesFiles)
        arguments << u"--values"_s << file;
    arguments << upgrade.setArguments;
    if (!upgrade.secretValues.isEmpty())
        arguments << u"--values"_s << u"-"_s;
    return arguments;
}

std::unique_ptr<Subprocess> HelmClient::upgradeInstall(const HelmUpgrade &upgrade) const
{
    QStringList arguments{u"upgrade"_s, u"--install"_s, u"--create-namespace"_s};
    arguments << upgradeArguments(upgrade) << u"--timeout"_s
              << u"%1s"_s.arg(upgrade.timeout.count() / 1000);
    if (upgrade.dryRun)
        arguments << u"--dry-run=server"_s << u"--hide-secret"_s;
    Command run = command(arguments);
    run.standardInput = upgrade.secretValues;
    run.timeout = upgrade.timeout + 60s;
    run.outputAsLines = true;
    return std::make_unique<Subprocess>(std::move(run));
}

std::unique_ptr<Subprocess> HelmClient::templateChart(const HelmUpgrade &upgrade) const
{
    QStringList arguments{u"template"_s};
    arguments << upgradeArguments(upgrade) << u"--include-crds"_s;
    Command run = command(arguments, false);
    run.standardInput = upgrade.secretValues;
    return std::make_unique<Subprocess>(std::move(run));
}

std::unique_ptr<Subprocess> HelmClient::status(const QString &release,
                                               const QString &nameSpace) const
{
    return std::make_unique<Subprocess>(
        command({u"status"_s, release, u"--namespace"_s, nameSpace, u"--output"_s, u"json"_s}));
}

std::unique_ptr<Subprocess> HelmClient::history(const QString &release,
                                                const QString &nameSpace) const
{
    return std::make_unique<Subprocess>(
        command({u"history"_s, release, u"--namespace"_s, nameSpace, u"--output"_s, u"json"_s}));
}

std::unique_ptr<Subprocess> HelmClient::values(const QString &release,
                                               const QString &nameSpace) const
{
    return std::make_unique<Subprocess>(command(
        {u"get"_s, u"values"_s, release, u"--namespace"_s, nameSpace, u"--output"_s, u"yaml"_s}));
}

std::unique_ptr<Subprocess> HelmClient::manifest(const QString &release,
                                                 const QString &nameSpace) const
{
    return std::make_unique<Subprocess>(
        command({u"get"_s, u"manifest"_s, release, u"--namespace"_s, nameSpace}));
}

std::unique_ptr<Subprocess> HelmClient::list(const QString &nameSpace) const
{
    QStringList arguments{u"list"_s, u"--all"_s, u"--output"_s, u"json"_s};
    if (nameSpace.isEmpty())
        arguments << u"--all-namespaces"_s;
    else
        arguments << u"--namespace"_s << nameSpace;
    return std::make_unique<Subprocess>(command(arguments));
}

std::unique_ptr<Subprocess> HelmClient::uninstall(const QString &release,
                                                  const QString &nameSpace) const
{
    Command run = command(
        {u"uninstall"_s, release, u"--namespace"_s, nameSpace, u"--timeout"_s, u"300s"_s});
    run.timeout = 360s;
    run.outputAsLines = true;
    return std::make_unique<Subprocess>(std::move(run));
}

} // namespace binnacle
