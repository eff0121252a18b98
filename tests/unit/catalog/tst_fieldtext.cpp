#include "catalog/catalog.h"
#include "catalog/clusternames.h"
#include "catalog/fieldtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

/// Which texts fields take, and the sentence that says what to write instead.
class TstFieldText : public QObject
{
    Q_OBJECT

    Catalog m_catalog;

    const Field &field(const QString &id) { return *m_catalog.components().constFirst().field(id); }

private Q_SLOTS:
    void initTestCase() { m_catalog = *Catalog::builtIn(); }

    void wellFormedTextIsTaken_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        const QList<std::pair<QString, QStringList>> good{
            {u"prometheus.storageSize"_s,
             {u"30Gi"_s, u"10G"_s, u"1.5Ti"_s, u"500Mi"_s, u"1e9"_s, u"1073741824"_s, u".5Ti"_s}},
            {u"prometheus.retention"_s,
             {u"5d"_s, u"1h30m"_s, u"2w"_s, u"0"_s, u"1y2w3d4h5m6s7ms"_s}},
            {u"prometheus.retentionSize"_s,
             {u"10GiB"_s, u"10GB"_s, u"512MB"_s, u"0"_s, u""_s, u".5TiB"_s}},
            {u"prometheus.hosts"_s,
             {u"a.example.com"_s, u"a.example.com, b.example.com"_s, u"*.example.com"_s}},
            {u"namespace"_s, {u"monitoring"_s, u"ns-1"_s}},
            {u"release"_s, {u"kube-prometheus-stack"_s, u"a"_s}},
            {u"version"_s, {u"88.5.3"_s, u"1.0.0-rc.1"_s}},
            {u"chart"_s,
             {u"https://charts.example.com"_s, u"http://127.0.0.1:8879"_s,
              u"oci://r.example.com/c"_s, u"/srv/chart"_s, u"/srv/a chart.tgz"_s}},
            {u"grafana.adminPassword"_s,
             {u"env:GRAFANA_PASSWORD"_s, u"file:/run/secret"_s,
              u"secret:monitoring/grafana/admin-password"_s, u"ask"_s, u"store:grafana"_s}},
            {u"alb.certificateArns"_s,
             {u"arn:aws:acm:ap-northeast-2:111122223333:certificate/12345678-1234-1234-1234-123456789012"_s}},
            {u"alb.scheme"_s, {u"internal"_s}},
            {u"grafana.dashboards"_s,
             {u"node:1860:37:Prometheus"_s, u"node:1860"_s,
              u"[{name: node, gnetId: 1, datasource: [{name: DS, value: uid}]}]"_s, u""_s}},
        };
        for (const auto &[id, texts] : good) {
            for (const QString &text : texts)
                QTest::newRow(qPrintable(id + u' ' + text)) << id << text;
        }
    }

    void wellFormedTextIsTaken()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        const auto value = parseFieldText(field(id), text);
        QVERIFY2(value, value ? "" : qPrintable(value.error().toLine()));
        QVERIFY(objectionTo(field(id), *value).isEmpty());
        // What a form shows is read as the same value.
        const auto again = parseFieldText(field(id), fieldText(field(id), *value));
        QVERIFY(again && *again == *value);
    }

    void aMistakeGetsOneSentenceWithTheWayOut_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("instead");
        const auto row = [](const QString &id, const QString &text, const QString &instead) {
            QTest::newRow(qPrintable(id + u' ' + text)) << id << text << instead;
        };
        row(u"prometheus.storageSize"_s, u"10GB"_s,
            u"write 10Gi (times 1024) or 10G (times 1000)"_s);
        row(u"prometheus.storageSize"_s, u"10 gib"_s, u"write 10Gi"_s);
        row(u"prometheus.storageSize"_s, u"big"_s, u"such as 30Gi"_s);
        row(u"prometheus.storageSize"_s, u"0"_s, u"more than zero"_s);
        row(u"prometheus.storageSize"_s, u"-5Gi"_s, u"such as 30Gi"_s);
        row(u"prometheus.retentionSize"_s, u"10Gi"_s, u"write 10GiB"_s);
        row(u"prometheus.retentionSize"_s, u"10 GiB"_s, u"write 10GiB"_s);
        row(u"prometheus.retention"_s, u"5 days"_s, u"write 5d"_s);
        row(u"prometheus.retention"_s, u"1.5h"_s, u"write 5d, 12h or 1h30m"_s);
        row(u"prometheus.retention"_s, u"30m1h"_s, u"write 5d"_s);
        row(u"prometheus.hosts"_s, u"https://a.example.com/"_s, u"without https://"_s);
        row(u"prometheus.hosts"_s, u"A.example.com"_s, u"lower case"_s);
        row(u"namespace"_s, u"-x"_s, u"lower-case letters"_s);
        row(u"namespace"_s, u"a.b"_s, u"is no namespace"_s);
        row(u"release"_s, u"--kubeconfig=x"_s, u"lower-case letters"_s);
        row(u"release"_s, QString(54, u'a'), u"at most 53"_s);
        row(u"version"_s, u"latest"_s, u"such as 88.5.3"_s);
        row(u"chart"_s, u"./chart"_s, u"absolute path"_s);
        row(u"chart"_s, u"https://user:pass@charts.example.com"_s, u"without a password"_s);
        row(u"alb.scheme"_s, u"public"_s, u"internet-facing, internal"_s);
        row(u"alb.certificateArns"_s, u"arn:aws:iam::111122223333:role/x"_s,
            u"write arn:aws:acm"_s);
        row(u"grafana.persistence"_s, u"yes"_s, u"neither true nor false"_s);
        row(u"grafana.dashboards"_s, u"node"_s, u"NAME:GNETID"_s);
        row(u"grafana.dashboards"_s, u"a:1,a:2"_s, u"two dashboards"_s);
    }

    void aMistakeGetsOneSentenceWithTheWayOut()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QFETCH(QString, instead);
        const auto value = parseFieldText(field(id), text);
        QVERIFY(!value);
        QCOMPARE(value.error().kind, Error::Kind::BadInput);
        QVERIFY2(value.error().toLine().contains(instead), qPrintable(value.error().toLine()));
    }

    void aLiteralSecretIsRefusedAndNotRepeated()
    {
        for (const QString &literal : {u"hunter2"_s, u"env:hunter 2"_s, u"secret:hunter2"_s}) {
            const auto value = parseFieldText(field(u"grafana.adminPassword"_s), literal);
            QVERIFY(!value);
            QVERIFY2(!value.error().toLine().contains(u"hunter"_s),
                     qPrintable(value.error().toLine()));
        }
    }

    void valuesOfFilesMustHaveTheType()
    {
        QVERIFY(objectionTo(field(u"prometheus.storageSize"_s), Value(30)).isEmpty());
        QVERIFY(!objectionTo(field(u"prometheus.retention"_s), Value(5)).isEmpty());
        QVERIFY(!objectionTo(field(u"grafana.persistence"_s), Value(u"true"_s)).isEmpty());
        QVERIFY(!objectionTo(field(u"prometheus.hosts"_s), Value(u"a.example.com"_s)).isEmpty());
    }

    void noNameCanBecomeAnOption()
    {
        for (const QString &text : {u"-n"_s, u"--kube-context"_s, u""_s, u"a b"_s, u"a\n"_s}) {
            QVERIFY(!isNamespaceName(text));
            QVERIFY(!isReleaseName(text));
            QVERIFY(!isObjectName(text));
            QVERIFY(!isChartVersion(text));
        }
        QVERIFY(!isContextName(u"-x"_s));
        QVERIFY(!isContextName(u"a\nb"_s));
        QVERIFY(isContextName(u"arn:aws:eks:ap-northeast-2:111122223333:cluster/my eks"_s));
    }
};

QTEST_GUILESS_MAIN(TstFieldText)
#include "tst_fieldtext.moc"
