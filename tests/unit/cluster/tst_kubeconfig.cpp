#include "cluster/connectionsettings.h"
#include "cluster/kubeconfig.h"
#include "cluster/userkeys.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// Keys and certificates in tests/data/cluster/keys were made for these tests; nothing trusts them.
class TstKubeconfig : public QObject
{
    Q_OBJECT

private:
    static QByteArray pem(const QString &name)
    {
        QFile file(QStringLiteral(BINNACLE_TEST_DATA "/cluster/keys/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString base64(const QString &name) { return QString::fromLatin1(pem(name).toBase64()); }
    static QByteArray config(const QJsonObject &cluster, const QJsonObject &user)
    {
        const QJsonObject context{
            {u"cluster"_s, u"c"_s}, {u"user"_s, u"u"_s}, {u"namespace"_s, u"monitoring"_s}};
        const QJsonObject dangling{{u"cluster"_s, u"gone"_s}, {u"user"_s, u"u"_s}};
        const QJsonObject root{
            {u"kind"_s, u"Config"_s},
            {u"current-context"_s, u"prod"_s},
            {u"clusters"_s, QJsonArray{QJsonObject{{u"name"_s, u"c"_s}, {u"cluster"_s, cluster}}}},
            {u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"u"_s}, {u"user"_s, user}}}},
            {u"contexts"_s,
             QJsonArray{QJsonObject{{u"name"_s, u"prod"_s}, {u"context"_s, context}},
                        QJsonObject{{u"name"_s, u"broken"_s}, {u"context"_s, dangling}}}}};
        return QJsonDocument(root).toJson();
    }
    static QJsonObject plainCluster() { return {{u"server"_s, u"https://api.example:6443"_s}}; }
    static Result<ConnectionSettings> settingsFor(const QJsonObject &user,
                                                  const QJsonObject &cluster = plainCluster(),
                                                  const QString &folder = {})
    {
        return Kubeconfig::parse(config(cluster, user), folder)->connectionSettings({});
    }

private Q_SLOTS:
    void contextsAreListed()
    {
        const auto kubeconfig = Kubeconfig::parse(config(plainCluster(), {}));
        QVERIFY(kubeconfig.has_value());
        QCOMPARE(kubeconfig->currentContext(), u"prod"_s);
        QCOMPARE(kubeconfig->contexts().size(), 2);
        QCOMPARE(kubeconfig->contexts()[0],
                 (Kubeconfig::Context{u"prod"_s, u"c"_s, u"u"_s, u"monitoring"_s,
                                      u"https://api.example:6443"_s}));
    }

    void whatIsMissingIsNamed()
    {
        const auto kubeconfig = Kubeconfig::parse(config(plainCluster(), {}));
        const auto unknown = kubeconfig->connectionSettings(u"stage"_s);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.contains(u"“stage”"_s));
        QVERIFY(unknown.error().hint.contains(u"prod, broken"_s));
        const auto broken = kubeconfig->connectionSettings(u"broken"_s);
        QVERIFY(!broken);
        QVERIFY(broken.error().message.contains(u"“gone”"_s));
        QVERIFY(!Kubeconfig::parse("apiVersion: v1").has_value());
        QVERIFY(!Kubeconfig::parse("{}").has_value());
        const auto none = Kubeconfig::parse(R"({"kind":"Config","users":null,"contexts":null})");
        QVERIFY(none.has_value());
        QVERIFY(none->connectionSettings({}).error().message.contains(u"no current context"_s));
        QVERIFY(!settingsFor({}, {{u"server"_s, u""_s}}).has_value());
    }

    void clientKeysOfEachKindAreRead_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<int>("algorithm");
        QTest::newRow("RSA, PKCS#1") << u"rsa-pkcs1.key"_s << u"rsa.crt"_s << int(QSsl::Rsa);
        QTest::newRow("RSA, PKCS#8") << u"rsa-pkcs8.key"_s << u"rsa.crt"_s << int(QSsl::Rsa);
        QTest::newRow("EC, SEC 1") << u"ec-sec1.key"_s << u"ec.crt"_s << int(QSsl::Ec);
        QTest::newRow("EC, PKCS#8") << u"ec-pkcs8.key"_s << u"ec.crt"_s << int(QSsl::Ec);
    }
    void clientKeysOfEachKindAreRead()
    {
        QFETCH(QString, key);
        QFETCH(QString, certificate);
        QFETCH(int, algorithm);
        const auto settings = settingsFor({{u"client-certificate-data"_s, base64(certificate)},
                                           {u"client-key-data"_s, base64(key)}});
        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().toLine()));
        QVERIFY(!settings->clientKey.isNull());
        QCOMPARE(int(settings->clientKey.algorithm()), algorithm);
        QCOMPARE(settings->clientCertificates.size(), 1);
    }

    void unusableKeysAreRefused()
    {
        const auto ed25519 = settingsFor({{u"client-certificate-data"_s, base64(u"ec.crt"_s)},
                                          {u"client-key-data"_s, base64(u"ed25519.key"_s)}});
        QVERIFY(!ed25519);
        QVERIFY(ed25519.error().hint.contains(u"Ed25519"_s));
        const auto half = settingsFor({{u"client-certificate-data"_s, base64(u"ec.crt"_s)}});
        QVERIFY(!half);
        QVERIFY(half.error().message.contains(u"not both"_s));
        QVERIFY(!readCertificates("rubbish", u"it"_s).has_value());
        const auto encrypted = readPrivateKey("-----BEGIN ENCRYPTED PRIVATE KEY-----", u"it"_s);
        QVERIFY(encrypted.error().message.contains(u"encrypted"_s));
    }

    void theClustersWordsAreTakenOver()
    {
        const auto settings = settingsFor({},
                                          {{u"server"_s, u"https://10.0.0.1:6443/prefix"_s},
                                           {u"certificate-authority-data"_s, base64(u"ec.crt"_s)},
                                           {u"tls-server-name"_s, u"kube.internal"_s},
                                           {u"insecure-skip-tls-verify"_s, true},
                                           {u"proxy-url"_s, u"http://me:secret@proxy:3128"_s}});
        QVERIFY(settings.has_value());
        QCOMPARE(settings->server, QUrl(u"https://10.0.0.1:6443/prefix"_s));
        QCOMPARE(settings->authorities.size(), 1);
        QCOMPARE(settings->tlsServerName, u"kube.internal"_s);
        QVERIFY(settings->skipTlsVerification);
        QVERIFY(settings->proxy);
        QCOMPARE(settings->proxy->hostName(), u"proxy"_s);
        QCOMPARE(settings->proxy->port(), quint16(3128));
        QCOMPARE(settings->proxy->user(), u"me"_s);
        QVERIFY(settings->authorization.isEmpty());
        const auto socks = settingsFor(
            {}, {{u"server"_s, u"https://a"_s}, {u"proxy-url"_s, u"socks5://me:pw@x:1"_s}});
        QVERIFY(!socks);
        QVERIFY(socks.error().message.contains(u"socks5://"_s));
        QVERIFY(!socks.error().message.contains(u"pw"_s)); // a password is no part of a message
    }

    void tokensComeFromTextOrFile()
    {
        QCOMPARE(settingsFor({{u"token"_s, u"abc"_s}})->authorization, "Bearer abc"_ba);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"tok"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("from-file\n");
        file.close();
        const QJsonObject byPath{{u"tokenFile"_s, file.fileName()}, {u"token"_s, u"x"_s}};
        QCOMPARE(settingsFor(byPath)->authorization, "Bearer from-file"_ba);
        const QJsonObject relative{{u"tokenFile"_s, u"tok"_s}};
        QCOMPARE(settingsFor(relative, plainCluster(), folder.path())->authorization,
                 "Bearer from-file"_ba);
        QVERIFY(settingsFor(relative).error().message.contains(u"relative path"_s));
        const auto missing = settingsFor({{u"tokenFile"_s, u"/nowhere/tok"_s}});
        QVERIFY(missing.error().message.contains(u"/nowhere/tok"_s));
        QCOMPARE(settingsFor({{u"username"_s, u"a"_s}, {u"password"_s, u"b"_s}})->authorization,
                 "Basic YTpi"_ba);
    }

    void impersonationBecomesHeaders()
    {
        const auto settings = settingsFor(
            {{u"as"_s, u"jane"_s},
             {u"as-uid"_s, u"42"_s},
             {u"as-groups"_s, QJsonArray{u"devs"_s}},
             {u"as-user-extra"_s, QJsonObject{{u"a/b"_s, QJsonArray{u"c"_s}}}}});
        QVERIFY(settings.has_value());
        const QList<QPair<QByteArray, QByteArray>> expected{{"Impersonate-User", "jane"},
                                                            {"Impersonate-Uid", "42"},
                                                            {"Impersonate-Group", "devs"},
                                                            {"Impersonate-Extra-a%2Fb", "c"}};
        QCOMPARE(settings->headers, expected);
        const auto many = settingsFor(
            {{u"as"_s, u"jane"_s}, {u"as-groups"_s, QJsonArray{u"a"_s, u"b"_s}}});
        QVERIFY(!many);
        QVERIFY(many.error().message.contains(u"several groups"_s));
    }

    void removedProvidersSaySo()
    {
        const auto settings = settingsFor({{u"auth-provider"_s, QJsonObject{}}});
        QVERIFY(settings.error().message.contains(u"1.26"_s));
    }

    void theEnvironmentsProxyFollowsGosRules_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("noProxy");
        QTest::addColumn<QString>("proxy");
        const QString p = u"http://proxy:3128"_s;
        QTest::newRow("used") << u"https://api.example"_s << QString() << p;
        QTest::newRow("loopback") << u"https://127.0.0.1:6443"_s << QString() << QString();
        QTest::newRow("localhost") << u"https://localhost"_s << QString() << QString();
        QTest::newRow("suffix") << u"https://a.eks.amazonaws.com"_s << u".amazonaws.com"_s
                                << QString();
        QTest::newRow("bare suffix") << u"https://a.corp"_s << u"x, corp"_s << QString();
        QTest::newRow("not a suffix") << u"https://acorp"_s << u"corp"_s << p;
        QTest::newRow("subnet") << u"https://10.1.2.3"_s << u"10.0.0.0/8"_s << QString();
        QTest::newRow("other subnet") << u"https://11.1.2.3"_s << u"10.0.0.0/8"_s << p;
        QTest::newRow("port") << u"https://a:6443"_s << u"a:6443"_s << QString();
        QTest::newRow("other port") << u"https://a:6443"_s << u"a:443"_s << p;
        QTest::newRow("star") << u"https://a"_s << u"*"_s << QString();
        QTest::newRow("plain http") << u"http://a"_s << QString() << QString();
    }
    void theEnvironmentsProxyFollowsGosRules()
    {
        QFETCH(QString, server);
        QFETCH(QString, noProxy);
        QFETCH(QString, proxy);
        QProcessEnvironment environment;
        environment.insert(u"https_proxy"_s, u"proxy:3128"_s);
        environment.insert(u"NO_PROXY"_s, noProxy);
        QCOMPARE(proxyFromEnvironment(QUrl(server), environment), proxy);
    }
};

QTEST_GUILESS_MAIN(TstKubeconfig)
#include "tst_kubeconfig.moc"
