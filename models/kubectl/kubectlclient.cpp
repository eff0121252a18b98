#include "kubectl/kubectlclient.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Kubectl", text);
}
} // namespace

KubectlClient::KubectlClient(KubectlSettings settings)
    : m_settings(std::move(settings))
{ }

Command KubectlClient::command(const QStringList &arguments) const
{
    Command command;
    command.program = m_settings.program;
    command.arguments = arguments;
    if (!m_settings.kubeconfig.isEmpty())
        command.arguments << u"--kubeconfig"_s << m_settings.kubeconfig;
    if (!m_settings.context.isEmpty())
        command.arguments << u"--context"_s << m_settings.context;
    command.timeout = 60s;
    return command;
}

std::unique_ptr<Subprocess> KubectlClient::configView() const
{
    Command view = command({u"config"_s, u"view"_s, u"--raw"_s, u"--flatten"_s, u"--merge"_s,
                            u"--output"_s, u"json"_s});
    view.timeout = 20s;
    return std::make_unique<Subprocess>(std::move(view));
}

std::unique_ptr<Subprocess> KubectlClient::clientVersion() const
{
    Command version;
    version.program = m_settings.program;
    version.arguments = {u"version"_s, u"--client"_s, u"--output"_s, u"json"_s};
    version.timeout = 20s;
    return std::make_unique<Subprocess>(std::move(version));
}

std::unique_ptr<Subprocess> KubectlClient::apply(const QByteArray &manifests,
                                                 const QString &nameSpace) const
{
    Command apply = command({u"apply"_s, u"--server-side"_s, u"--field-manager"_s, u"binnacle"_s,
                             u"--namespace"_s, nameSpace, u"--filename"_s, u"-"_s});
    apply.standardInput = manifests;
    apply.outputAsLines = true;
    return std::make_unique<Subprocess>(std::move(apply));
}

std::unique_ptr<Subprocess> KubectlClient::remove(const QString &kind, const QStringList &names,
                                                  const QString &nameSpace) const
{
    QStringList arguments{u"delete"_s, kind};
    arguments << names << u"--ignore-not-found"_s;
    if (!nameSpace.isEmpty())
        arguments << u"--namespace"_s << nameSpace;
    Command remove = command(arguments);
    remove.timeout = 180s;
    remove.outputAsLines = true;
    return std::make_unique<Subprocess>(std::move(remove));
}

Result<QVersionNumber> readKubectlVersion(const QByteArray &json)
{
    const QJsonObject client =
        QJsonDocument::fromJson(json).object().value("clientVersion"_L1).toObject();
    QString text = client.value("gitVersion"_L1).toString();
    if (text.startsWith(u'v'))
        text.remove(0, 1);
    const QVersionNumber version = QVersionNumber::fromString(text);
    if (version.isNull())
        return failure({Error::Kind::Failed,
                        tr("kubectl's version could not be read"),
                        QString::fromUtf8(json.first(std::min<qsizetype>(json.size(), 500))),
                        {},
                        {}});
    if (version < oldestKubectl)
        return failure({Error::Kind::Failed,
                        tr("kubectl %1 is too old; Binnacle needs %2 or newer")
                            .arg(version.toString(), oldestKubectl.toString()),
                        {},
                        {},
                        tr("Install a newer kubectl, or name one with --kubectl.")});
    return version;
}

} // namespace binnacle
