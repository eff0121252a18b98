#include "plan/rendercommands.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct CommandText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::RenderedCommand)
};

/// The name of a repository in our own list: the person's own list stays untouched.
QString repositoryAlias(const QString &address)
{
    const QByteArray digest =
        QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"binnacle-"_s + QString::fromLatin1(digest.first(8));
}

QStringList chartArguments(const PlanComponent &component)
{
    const ChartSource &source = component.source;
    switch (source.kind) {
    case ChartSource::Kind::Repository:
        return {repositoryAlias(source.location) + u'/' + source.chart, u"--version"_s,
                component.version};
    case ChartSource::Kind::Oci: return {source.location, u"--version"_s, component.version};
    case ChartSource::Kind::Folder:
    case ChartSource::Kind::Archive: break;
    }
    return {source.location};
}

QString quotedForShell(const QString &argument)
{
    if (argument == u"${KUBECONFIG}" || argument == u"${KUBE_CONTEXT}")
        return u'"' + argument + u'"';
    static const QRegularExpression harmless(u"^[A-Za-z0-9_./:=@%+,-]+$"_s);
    if (harmless.match(argument).hasMatch())
        return argument;
    QString quoted = argument;
    return u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QString RenderedCommand::toShellLine() const
{
    QStringList words;
    for (const QString &argument : arguments)
        words << quotedForShell(argument);
    return words.join(u' ');
}

QList<RenderedCommand> helmCommands(const PlanComponent &component,
                                    const QList<RenderedLayer> &layers, bool hasSecrets,
                                    const QString &context, const RenderOptions &options)
{
    QList<RenderedCommand> commands;
    if (component.source.kind == ChartSource::Kind::Repository)
        commands.append(
            {CommandText::tr("Read the repository's index"),
             {options.helm, u"repo"_s, u"add"_s, repositoryAlias(component.source.location),
              component.source.location, u"--force-update"_s},
             false});
    QStringList upgrade{options.helm, u"upgrade"_s, u"--install"_s, u"--create-namespace"_s,
                        component.release};
    upgrade << chartArguments(component) << u"--namespace"_s << component.nameSpace;
    for (const RenderedLayer &layer : layers)
        upgrade << u"--values"_s << layer.path;
    if (hasSecrets)
        upgrade << u"--values"_s << u"-"_s;
    upgrade << u"--timeout"_s << u"600s"_s;
    if (!options.kubeconfig.isEmpty())
        upgrade << u"--kubeconfig"_s << options.kubeconfig;
    upgrade << u"--kube-context"_s << context;
    commands.append(
        {CommandText::tr("Install or upgrade %1").arg(component.release), upgrade, hasSecrets});
    return commands;
}

QByteArray commandsScript(const RenderResult &result)
{
    QByteArray script = "#!/bin/sh\n# Written by Binnacle: the commands that 'binnacle apply' runs "
                        "for this plan.\nset -eu\ncd \"$(dirname \"$0\")\"\n";
    QByteArray body;
    bool hasRepository = false;
    for (const RenderedComponent &component : result.components) {
        for (const RenderedLayer &layer : component.layers) {
            if (layer.kind == RenderedLayer::Kind::UserFile)
                body += "# " + layer.path.toUtf8() + "\n#   sha256 " + layer.sha256 + '\n';
        }
        for (const RenderedCommand &command : component.commands) {
            hasRepository = hasRepository || command.arguments.contains(u"repo"_s);
            body += '\n';
            if (command.readsSecrets) {
                body += "# helm reads these secrets from standard input, as YAML; 'binnacle apply' "
                        "provides them:\n";
                for (const SecretUse &secret : component.secrets)
                    body += "#   " + secret.field.toUtf8() + " ("
                        + secret.reference.toString().toUtf8() + ")\n";
            }
            body += command.toShellLine().toUtf8();
            body += command.readsSecrets ? " <\"${BINNACLE_SECRET_VALUES:?a file with the secret "
                                           "values}\"\n"
                                         : "\n";
        }
    }
    if (body.contains("${KUBECONFIG}"))
        script += ": \"${KUBECONFIG:=$HOME/.kube/config}\"\n";
    if (body.contains("${KUBE_CONTEXT}"))
        script += ": \"${KUBE_CONTEXT:?the context of the kubeconfig to install to}\"\n";
    if (hasRepository)
        script += "# A repository list of our own; the list in ~/.config/helm stays as it is.\n"
                  "HELM_REPOSITORY_CONFIG=$PWD/helm/repositories.yaml\n"
                  "HELM_REPOSITORY_CACHE=$PWD/helm/cache\n"
                  "export HELM_REPOSITORY_CONFIG HELM_REPOSITORY_CACHE\n";
    return script + body;
}

} // namespace binnacle
