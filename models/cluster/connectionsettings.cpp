#include "cluster/connectionsettings.h"

#include "base/atomicfile.h"
#include "cluster/userkeys.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Kubeconfig", text);
}

tl::unexpected<Error> badInput(const QString &message, const QString &hint = {})
{
    return failure({Error::Kind::BadInput, message, {}, {}, hint});
}

QByteArray decoded(const QJsonObject &object, const QString &key)
{
    return QByteArray::fromBase64(object.value(key).toString().toLatin1());
}

Result<void> applyProxy(const QString &text, ConnectionSettings &settings)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text);
    if (url.scheme() != u"http" || url.host().isEmpty())
        return badInput(tr("The proxy “%1” cannot be used: only http:// proxies can")
                            .arg(url.toString(QUrl::RemovePassword)));
    settings.proxy = QNetworkProxy(
        QNetworkProxy::HttpProxy, url.host(), static_cast<quint16>(url.port(80)),
        url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
    return {};
}

Result<void> applyCertificate(const QByteArray &certificate, const QByteArray &key,
                              const QString &user, ConnectionSettings &settings)
{
    if (certificate.isEmpty() && key.isEmpty())
        return {};
    if (certificate.isEmpty() || key.isEmpty())
        return badInput(tr("User “%1” has a client certificate or a key, but not both").arg(user));
    const auto chain = readCertificates(certificate, tr("The certificate of user “%1”").arg(user));
    if (!chain)
        return failure(chain.error());
    const auto privateKey = readPrivateKey(key, tr("The key of user “%1”").arg(user));
    if (!privateKey)
        return failure(privateKey.error());
    settings.clientCertificates = *chain;
    settings.clientKey = *privateKey;
    return {};
}

Result<QByteArray> tokenOf(const QJsonObject &user, const QString &baseFolder)
{
    QString path = user.value("tokenFile"_L1).toString();
    const QByteArray token = user.value("token"_L1).toString().toUtf8();
    if (path.isEmpty())
        return token;
    if (QDir::isRelativePath(path)) {
        if (baseFolder.isEmpty())
            return badInput(tr("The token file “%1” has a relative path, and it is not known to "
                               "which of the kubeconfig files it belongs")
                                .arg(path),
                            tr("Write its whole path into the kubeconfig."));
        path = QDir(baseFolder).absoluteFilePath(path);
    }
    constexpr qint64 longestToken = 1024 * 1024;
    Result<QByteArray> content = readFile(path, longestToken);
    if (content)
        return content->trimmed();
    return token.isEmpty() ? content : Result<QByteArray>(token); // as client-go does
}

/// Impersonate-… headers. Qt sends a header once only, so lists of more than one are refused.
Result<void> applyImpersonation(const QJsonObject &user, ConnectionSettings &settings)
{
    const QString name = user.value("as"_L1).toString();
    const QJsonArray groups = user.value("as-groups"_L1).toArray();
    const QJsonObject extra = user.value("as-user-extra"_L1).toObject();
    if (!name.isEmpty())
        settings.headers.append({"Impersonate-User", name.toUtf8()});
    if (const QString uid = user.value("as-uid"_L1).toString(); !uid.isEmpty())
        settings.headers.append({"Impersonate-Uid", uid.toUtf8()});
    bool hasTooMany = groups.size() > 1;
    if (!groups.isEmpty())
        settings.headers.append({"Impersonate-Group", groups.first().toString().toUtf8()});
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        const QJsonArray values = it.value().toArray();
        hasTooMany |= values.size() > 1;
        settings.headers.append({"Impersonate-Extra-" + QUrl::toPercentEncoding(it.key()),
                                 values.first().toString().toUtf8()});
    }
    if (hasTooMany)
        return badInput(
            tr("Impersonating “%1” with several groups or values is not possible here").arg(name),
            tr("One group, and one value per extra field, can be used."));
    return {};
}

bool isListedDirect(const QString &host, int port, const QString &list)
{
    for (const QString &word : list.split(u',', Qt::SkipEmptyParts)) {
        QString entry = word.trimmed().toLower();
        if (entry == u"*")
            return true;
        if (entry.contains(u'/')) {
            const auto subnet = QHostAddress::parseSubnet(entry);
            if (subnet.second >= 0 && QHostAddress(host).isInSubnet(subnet))
                return true;
            continue;
        }
        const QString portSuffix = u':' + QString::number(port);
        if (entry.endsWith(portSuffix))
            entry.chop(portSuffix.size());
        if (entry.startsWith(u"*."_s))
            entry.remove(0, 1);
        const QString suffix = entry.startsWith(u'.') ? entry : u'.' + entry;
        if (host == entry || (!entry.isEmpty() && host.endsWith(suffix)))
            return true;
    }
    return false;
}

} // namespace

QString proxyFromEnvironment(const QUrl &server, const QProcessEnvironment &environment)
{
    const auto either = [&environment](const QString &name) {
        return environment.value(name, environment.value(name.toLower()));
    };
    const QString host = server.host().toLower();
    if (host == u"localhost" || QHostAddress(host).isLoopback())
        return {};
    const int port = server.port(server.scheme() == u"https" ? 443 : 80);
    if (isListedDirect(host, port, either(u"NO_PROXY"_s)))
        return {};
    const QString proxy = either(server.scheme() == u"https" ? u"HTTPS_PROXY"_s : u"HTTP_PROXY"_s);
    return proxy.isEmpty() || proxy.contains(u"://"_s) ? proxy : u"http://"_s + proxy;
}

Result<void> applyCluster(const QJsonObject &cluster, const QString &name,
                          ConnectionSettings &settings, const QProcessEnvironment &environment)
{
    const QString server = cluster.value("server"_L1).toString();
    settings.server = QUrl(server.contains(u"://"_s) ? server : u"http://"_s + server);
    if (server.isEmpty() || settings.server.host().isEmpty())
        return badInput(tr("Cluster “%1” has no usable server address (“%2”)").arg(name, server));
    settings.skipTlsVerification = cluster.value("insecure-skip-tls-verify"_L1).toBool();
    settings.tlsServerName = cluster.value("tls-server-name"_L1).toString();
    if (cluster.contains("certificate-authority-data"_L1)) {
        const auto authorities = readCertificates(
            decoded(cluster, u"certificate-authority-data"_s),
            tr("certificate-authority-data of cluster “%1”").arg(name));
        if (!authorities)
            return failure(authorities.error());
        settings.authorities = *authorities;
    }
    const QString proxy = cluster.value("proxy-url"_L1).toString();
    return applyProxy(proxy.isEmpty() ? proxyFromEnvironment(settings.server, environment) : proxy,
                      settings);
}

Result<void> applyUser(const QJsonObject &user, const QString &name, const QString &baseFolder,
                       const std::optional<ExecCredential> &credential,
                       ConnectionSettings &settings)
{
    if (user.contains("auth-provider"_L1))
        return badInput(tr("User “%1” signs in through an auth-provider, which kubectl removed in "
                           "version 1.26")
                            .arg(name),
                        tr("Use the provider's credential plugin (exec) instead."));
    QByteArray token = credential ? credential->token : QByteArray();
    if (!credential) {
        const Result<QByteArray> own = tokenOf(user, baseFolder);
        if (!own)
            return failure(own.error());
        token = *own;
    }
    if (!token.isEmpty()) {
        settings.authorization = "Bearer " + token;
    } else if (const QString login = user.value("username"_L1).toString(); !login.isEmpty()) {
        const QString password = user.value("password"_L1).toString();
        settings.authorization = "Basic " + (login + u':' + password).toUtf8().toBase64();
    }
    const QByteArray certificate = credential && !credential->certificate.isEmpty()
        ? credential->certificate
        : decoded(user, u"client-certificate-data"_s);
    const QByteArray key = credential && !credential->key.isEmpty()
        ? credential->key
        : decoded(user, u"client-key-data"_s);
    if (const auto done = applyCertificate(certificate, key, name, settings); !done)
        return done;
    return applyImpersonation(user, settings);
}

} // namespace binnacle
