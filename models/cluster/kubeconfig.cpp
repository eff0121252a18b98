#include "cluster/kubeconfig.h"

#include "cluster/connectionsettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Kubeconfig", text);
}

Error badInput(const QString &message, const QString &hint = {})
{
    return {Error::Kind::BadInput, message, {}, {}, hint};
}

/// [{"name": n, key: {…}}, …] as {n: {…}}.
QJsonObject byName(const QJsonArray &entries, const QString &key)
{
    QJsonObject named;
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        named.insert(object.value("name"_L1).toString(), object.value(key).toObject());
    }
    return named;
}

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &value : array.toArray())
        list << value.toString();
    return list;
}

/// What a plugin learns about the cluster when provideClusterInfo is set.
QJsonObject clusterInfo(const QJsonObject &cluster)
{
    QJsonObject info;
    for (const QString &key :
         {u"server"_s, u"tls-server-name"_s, u"insecure-skip-tls-verify"_s,
          u"certificate-authority-data"_s, u"proxy-url"_s, u"disable-compression"_s}) {
        if (cluster.contains(key))
            info.insert(key, cluster.value(key));
    }
    for (const QJsonValue &entry : cluster.value("extensions"_L1).toArray()) {
        const QJsonObject object = entry.toObject();
        if (object.value("name"_L1).toString() == u"client.authentication.k8s.io/exec")
            info.insert(u"config"_s, object.value("extension"_L1));
    }
    return info;
}

} // namespace

Result<Kubeconfig> Kubeconfig::parse(const QByteArray &json, const QString &baseFolder)
{
    QJsonParseError error{};
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (root.value("kind"_L1).toString() != u"Config")
        return failure(badInput(error.error == QJsonParseError::NoError
                                    ? tr("This is no kubeconfig: it is not of kind Config")
                                    : tr("This is no kubeconfig: %1").arg(error.errorString())));
    Kubeconfig config;
    config.m_baseFolder = baseFolder;
    config.m_currentContext = root.value("current-context"_L1).toString();
    config.m_clusters = byName(root.value("clusters"_L1).toArray(), u"cluster"_s);
    config.m_users = byName(root.value("users"_L1).toArray(), u"user"_s);
    for (const QJsonValue &entry : root.value("contexts"_L1).toArray()) {
        const QJsonObject context = entry.toObject().value("context"_L1).toObject();
        const QString cluster = context.value("cluster"_L1).toString();
        const QJsonObject address = config.m_clusters.value(cluster).toObject();
        config.m_contexts.append({entry.toObject().value("name"_L1).toString(), cluster,
                                  context.value("user"_L1).toString(),
                                  context.value("namespace"_L1).toString(),
                                  address.value("server"_L1).toString()});
    }
    return config;
}

Result<Kubeconfig::Context> Kubeconfig::context(const QString &name) const
{
    const QString wanted = name.isEmpty() ? m_currentContext : name;
    if (wanted.isEmpty())
        return failure(badInput(tr("The kubeconfig names no current context"),
                                tr("Choose one with --context or “kubectl config use-context”.")));
    QStringList names;
    for (const Context &context : m_contexts) {
        if (context.name == wanted)
            return context;
        names << context.name;
    }
    return failure(badInput(tr("The kubeconfig has no context “%1”").arg(wanted),
                            names.isEmpty() ? tr("It has no contexts at all.")
                                            : tr("It has: %1").arg(names.join(u", "_s))));
}

Result<QJsonObject> Kubeconfig::cluster(const Context &context) const
{
    const auto it = m_clusters.constFind(context.cluster);
    if (it != m_clusters.constEnd())
        return it->toObject();
    return failure(badInput(tr("Context “%1” refers to cluster “%2”, which the kubeconfig lacks")
                                .arg(context.name, context.cluster)));
}

Result<QJsonObject> Kubeconfig::user(const Context &context) const
{
    if (context.user.isEmpty())
        return QJsonObject();
    const auto it = m_users.constFind(context.user);
    if (it != m_users.constEnd())
        return it->toObject();
    return failure(badInput(tr("Context “%1” refers to user “%2”, which the kubeconfig lacks")
                                .arg(context.name, context.user)));
}

Result<std::optional<ExecPlugin>> Kubeconfig::execPlugin(const QString &name) const
{
    const Result<Context> context = this->context(name);
    if (!context)
        return failure(context.error());
    const Result<QJsonObject> user = this->user(*context);
    if (!user)
        return failure(user.error());
    const QJsonObject exec = user->value("exec"_L1).toObject();
    if (exec.isEmpty())
        return std::optional<ExecPlugin>();
    if (exec.value("interactiveMode"_L1).toString() == u"Always")
        return failure(
            badInput(tr("The credential plugin of user “%1” needs a terminal").arg(context->user),
                     tr("Run “kubectl get namespaces” in a terminal first; a plugin "
                        "that keeps its credentials can then be used.")));
    ExecPlugin plugin;
    plugin.program = exec.value("command"_L1).toString();
    if (plugin.program.contains(u'/') && QDir::isRelativePath(plugin.program)) {
        if (m_baseFolder.isEmpty())
            return failure(badInput(
                tr("The credential plugin “%1” has a relative path, and it is not known to which "
                   "of the kubeconfig files it belongs")
                    .arg(plugin.program),
                tr("Write its whole path into the kubeconfig.")));
        plugin.program = QDir(m_baseFolder).absoluteFilePath(plugin.program);
    }
    plugin.arguments = strings(exec.value("args"_L1));
    for (const QJsonValue &entry : exec.value("env"_L1).toArray())
        plugin.environment.append({entry.toObject().value("name"_L1).toString(),
                                   entry.toObject().value("value"_L1).toString()});
    plugin.apiVersion = exec.value("apiVersion"_L1).toString();
    plugin.installHint = exec.value("installHint"_L1).toString();
    if (exec.value("provideClusterInfo"_L1).toBool())
        plugin.clusterInfo = clusterInfo(m_clusters.value(context->cluster).toObject());
    return std::optional(plugin);
}

Result<ConnectionSettings> Kubeconfig::connectionSettings(
    const QString &name, const std::optional<ExecCredential> &credential) const
{
    const Result<Context> context = this->context(name);
    if (!context)
        return failure(context.error());
    const Result<QJsonObject> cluster = this->cluster(*context);
    if (!cluster)
        return failure(cluster.error());
    const Result<QJsonObject> user = this->user(*context);
    if (!user)
        return failure(user.error());
    ConnectionSettings settings;
    if (const Result<void> done = applyCluster(*cluster, context->cluster, settings); !done)
        return failure(done.error());
    if (user->contains("exec"_L1) && !credential)
        return failure(
            badInput(tr("The credential plugin of user “%1” has not been run").arg(context->user)));
    const Result<void> done = applyUser(*user, context->user, m_baseFolder, credential, settings);
    if (!done)
        return failure(done.error());
    return settings;
}

} // namespace binnacle
