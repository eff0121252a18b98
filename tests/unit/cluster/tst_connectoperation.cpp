#include "cluster/connectoperation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// Runs real plugins: small shell scripts, as a kubeconfig's exec block names them.
class TstConnectOperation : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString plugin(const QByteArray &script)
    {
        const QString path = m_folder.filePath(u"plugin-%1"_s.arg(qHash(script)));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                            | QFileDevice::ExeOwner);
        return path;
    }
    static Kubeconfig kubeconfig(QJsonObject exec)
    {
        exec.insert(u"apiVersion"_s, u"client.authentication.k8s.io/v1"_s);
        const auto named = [](const QString &key, const QJsonObject &object) {
            return QJsonArray{QJsonObject{{u"name"_s, u"x"_s}, {key, object}}};
        };
        const QJsonObject root{
            {u"kind"_s, u"Config"_s},
            {u"current-context"_s, u"x"_s},
            {u"clusters"_s, named(u"cluster"_s, {{u"server"_s, u"https://api:6443"_s}})},
            {u"users"_s, named(u"user"_s, {{u"exec"_s, exec}})},
            {u"contexts"_s, named(u"context"_s, {{u"cluster"_s, u"x"_s}, {u"user"_s, u"x"_s}})}};
        return *Kubeconfig::parse(QJsonDocument(root).toJson());
    }
    static Outcome run(ConnectOperation &operation)
    {
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        if (!finished.wait(20'000))
            return Error{Error::Kind::TimedOut, u"the test waited too long"_s, {}, {}, {}};
        return finished.first().first().value<Outcome>();
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Outcome>("binnacle::Outcome"); }

    void aPluginsTokenIsUsed()
    {
        // It answers only when it was asked as kubectl asks.
        const QString path = plugin(
            "case \"$KUBERNETES_EXEC_INFO\" in *'\"interactive\":false'*) ;; *) exit 3;; esac\n"
            "case \"$KUBERNETES_EXEC_INFO\" in *'\"server\":\"https://api:6443\"'*) ;;\n"
            "*) exit 4;; esac\n"
            "[ \"$1 $PLUGIN_REGION\" = 'eks-token eu-central-1' ] || exit 5\n"
            "echo '{\"kind\":\"ExecCredential\","
            "\"apiVersion\":\"client.authentication.k8s.io/v1\","
            "\"status\":{\"token\":\"t0k\",\"expirationTimestamp\":\"2030-01-01T00:00:00Z\"}}'\n");
        ConnectOperation operation(
            kubeconfig({{u"command"_s, path},
                        {u"args"_s, QJsonArray{u"eks-token"_s}},
                        {u"env"_s,
                         QJsonArray{QJsonObject{{u"name"_s, u"PLUGIN_REGION"_s},
                                                {u"value"_s, u"eu-central-1"_s}}}},
                        {u"provideClusterInfo"_s, true}}),
            {});
        const Outcome outcome = run(operation);
        QVERIFY2(bool(outcome), outcome ? "" : qPrintable(outcome.error().toLine()));
        QCOMPARE(operation.settings().authorization, "Bearer t0k"_ba);
        QCOMPARE(operation.expiry(), QDateTime({2030, 1, 1}, {0, 0}, Qt::UTC));
    }

    void whatThePluginSaysOnStderrIsTold()
    {
        ConnectOperation operation(
            kubeconfig({{u"command"_s, plugin("echo 'SSO session has expired' >&2; exit 255\n")}}),
            {});
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().message.contains(u"SSO session has expired"_s),
                 qPrintable(outcome.error().message));
    }

    void aMissingPluginShowsItsHint()
    {
        ConnectOperation operation(kubeconfig({{u"command"_s, u"/nowhere/aws-iam-authenticator"_s},
                                               {u"installHint"_s, u"Install it from …"_s}}),
                                   {});
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::NotStarted);
        QCOMPARE(outcome.error().hint, u"Install it from …"_s);
    }

    void rubbishAnswersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray head =
            R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1")";
        QTest::newRow("text") << "Please visit the sign-in page"_ba;
        QTest::newRow("neither") << head + R"(,"status":{}})";
        QTest::newRow("half") << head + R"(,"status":{"clientCertificateData":"x"}})";
        QTest::newRow("version")
            << R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1alpha1",)"
               R"("status":{"token":"a"}})"_ba;
    }
    void rubbishAnswersAreRefused()
    {
        QFETCH(QByteArray, answer);
        ConnectOperation operation(
            kubeconfig({{u"command"_s, plugin("cat <<'E'\n" + answer + "\nE\n")}}), {});
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().message.isEmpty());
    }

    void aPluginForATerminalIsNotStarted()
    {
        ConnectOperation operation(kubeconfig({{u"command"_s, plugin("touch started\n")},
                                               {u"interactiveMode"_s, u"Always"_s}}),
                                   {});
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().message.contains(u"terminal"_s));
    }

    void aRelativePluginNeedsItsFolder()
    {
        const QJsonObject exec{{u"command"_s, u"./plugin.sh"_s}};
        const auto plugin = kubeconfig(exec).execPlugin({});
        QVERIFY(!plugin);
        QVERIFY(plugin.error().message.contains(u"relative path"_s));
    }

    void cancellingEndsTheHangingPlugin()
    {
        ConnectOperation operation(kubeconfig({{u"command"_s, plugin("exec sleep 600\n")}}), {});
        QSignalSpy finished(&operation, &Operation::finished);
        QSignalSpy progress(&operation, &Operation::progressChanged);
        operation.start();
        QVERIFY(progress.wait());
        operation.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<Outcome>().error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TstConnectOperation)
#include "tst_connectoperation.moc"
