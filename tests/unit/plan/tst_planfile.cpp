#include "plan/planfile.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

const QByteArray goodPlan = "format: 1\n"
                            "contexts: [practice]\n"
                            "components:\n"
                            "  - component: kube-prometheus-stack\n"
                            "    release: prom\n"
                            "    namespace: monitoring\n"
                            "    version: \"88.5.3\"\n"
                            "    chart: {repository: https://charts.example.com, name: kps}\n"
                            "    fields:\n"
                            "      prometheus.retention: 5d\n";

} // namespace

/// Plan files: what goes out comes back, and what is wrong is named with its place.
class TstPlanFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsLoaded()
    {
        QTemporaryDir folder;
        StackPlan plan = *parsePlan(goodPlan, u"plan.yaml"_s);
        PlanComponent first = plan.components.first();
        first.base = {{folder.filePath(u"values.yaml"_s), QByteArray(64, 'a')},
                      {u"/elsewhere/values.yaml"_s, QByteArray(64, 'b')}};
        first.values.set(*ValuePath::parse(u"a.b\\.c"_s), Value(u"{{ $labels.pod }}"_s));
        first.dependsOn = QStringList{u"other"_s};
        PlanComponent second = first;
        second.release = u"other"_s;
        second.base.clear();
        for (const ChartSource &source :
             {ChartSource{ChartSource::Kind::Oci, u"oci://r.example.com/kps"_s, {}},
              ChartSource{ChartSource::Kind::Folder, u"/srv/kps"_s, {}},
              ChartSource{ChartSource::Kind::Archive, u"/srv/kps.tgz"_s, {}}}) {
            second.source = source;
            plan.components = {first, second};
            const QString path = folder.filePath(u"plan.yaml"_s);
            QVERIFY(savePlan(plan, path));
            const auto loaded = loadPlan(path);
            QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toLine()));
            QCOMPARE(*loaded, plan);
            QCOMPARE(planToYaml(*loaded, path), planToYaml(plan, path));
        }
        // A file beside the plan may move with it.
        const QByteArray yaml = planToYaml(plan, folder.filePath(u"plan.yaml"_s));
        QVERIFY(yaml.contains("path: values.yaml\n"));
        QVERIFY(yaml.contains("path: /elsewhere/values.yaml\n"));
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QByteArray &from, const QByteArray &to,
                            const QString &where, const QString &part) {
            QTest::newRow(name) << from << to << u"plan.yaml:"_s + where << part;
        };
        row("unknown key", "    release: prom\n", "    release: prom\n    relaese: x\n", u"6:5"_s,
            u"unknown key 'relaese'"_s);
        row("newer format", "format: 1", "format: 2", u"1:9"_s, u"format 2"_s);
        row("no plan at all", "format: 1\n", "", u"1:1"_s, u"no plan file"_s);
        row("option as release", "release: prom", "release: --debug", u"5:14"_s,
            u"no release name"_s);
        row("option as namespace", "namespace: monitoring", "namespace: -x", u"6:16"_s,
            u"no namespace"_s);
        row("option as context", "[practice]", "[--kubeconfig]", u"2:12"_s,
            u"no name of a context"_s);
        row("version as number", "\"88.5.3\"", "88.5", u"7:14"_s, u"must be text"_s);
        row("no version", "\"88.5.3\"", "\"newest\"", u"7:14"_s, u"chart version"_s);
        row("missing release", "    release: prom\n", "", u"4:5"_s, u"no 'release'"_s);
        row("two sources", "name: kps}", "oci: oci://x/y}", u"8:12"_s, u"one of repository"_s);
        row("file as repository", "https://charts.example.com", "file:///etc", u"8:12"_s,
            u"no place of a chart"_s);
        row("password in the address", "https://", "https://u:p@", u"8:12"_s, u"password"_s);
        row("fields as list", "      prometheus.retention: 5d\n", "      - 5d\n", u"10:7"_s,
            u"must be a map"_s);
        row("bad digest",
            "    fields:", "    base: [{path: v, sha256: abc}]\n    fields:", u"9:12"_s,
            u"64 hexadecimal"_s);
        row("key twice", "    release: prom\n", "    release: prom\n    release: x\n", u"6:5"_s,
            u"second time"_s);
        row("not YAML", "components:", "components: [", u"3:13"_s, u"not valid YAML"_s);
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, where);
        QFETCH(QString, part);
        QVERIFY(goodPlan.contains(from));
        QByteArray yaml = goodPlan;
        const auto plan = parsePlan(yaml.replace(from, to), u"plan.yaml"_s);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::BadInput);
        QVERIFY2(plan.error().message.contains(part), qPrintable(plan.error().message));
        // yaml-cpp places an unclosed bracket at its own discretion.
        if (from != "components:")
            QVERIFY2(plan.error().where.endsWith(where), qPrintable(plan.error().where));
    }

    void theGoodPlanIsGood() { QVERIFY(parsePlan(goodPlan, u"plan.yaml"_s).has_value()); }

    void aMissingPlanIsOneSentence()
    {
        const auto plan = loadPlan(u"/nonexistent/plan.yaml"_s);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TstPlanFile)
#include "tst_planfile.moc"
