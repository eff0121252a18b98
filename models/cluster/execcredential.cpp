#include "cluster/execcredential.h"

#include "base/plaintext.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ExecPlugin", text);
}

Error pluginError(const ExecPlugin &plugin, const QString &message)
{
    return {Error::Kind::Failed, message, {}, plugin.program, plugin.installHint};
}

} // namespace

Command ExecPlugin::command() const
{
    QJsonObject spec{{u"interactive"_s, false}};
    if (!clusterInfo.isEmpty())
        spec.insert(u"cluster"_s, clusterInfo);
    const QJsonObject request{
        {u"kind"_s, u"ExecCredential"_s}, {u"apiVersion"_s, apiVersion}, {u"spec"_s, spec}};
    Command command;
    command.program = program;
    command.arguments = arguments;
    command.timeout = 60s;
    command.outputLimit = 1024 * 1024;
    for (const auto &[name, value] : environment)
        command.environment.insert(name, value);
    command.environment.insert(
        u"KUBERNETES_EXEC_INFO"_s,
        QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
    return command;
}

Result<ExecCredential> parseExecCredential(const QByteArray &text, const ExecPlugin &plugin)
{
    const QJsonObject answer = QJsonDocument::fromJson(text).object();
    if (answer.value("kind"_L1).toString() != u"ExecCredential")
        return failure(pluginError(
            plugin, tr("The credential plugin did not print an ExecCredential object")));
    const QString version = answer.value("apiVersion"_L1).toString();
    if (version != plugin.apiVersion)
        return failure(pluginError(plugin,
                                   tr("The credential plugin answered in %1, but the kubeconfig "
                                      "asks for %2")
                                       .arg(plainText(version), plugin.apiVersion)));
    const QJsonObject status = answer.value("status"_L1).toObject();
    ExecCredential credential;
    credential.token = status.value("token"_L1).toString().toUtf8();
    credential.certificate = status.value("clientCertificateData"_L1).toString().toUtf8();
    credential.key = status.value("clientKeyData"_L1).toString().toUtf8();
    credential.expiry = QDateTime::fromString(status.value("expirationTimestamp"_L1).toString(),
                                              Qt::ISODateWithMs);
    if (credential.certificate.isEmpty() != credential.key.isEmpty())
        return failure(pluginError(
            plugin, tr("The credential plugin gave a certificate or a key, but not both")));
    if (credential.token.isEmpty() && credential.certificate.isEmpty())
        return failure(pluginError(
            plugin, tr("The credential plugin gave neither a token nor a certificate")));
    return credential;
}

} // namespace binnacle
