#include "cluster/celltext.h"
#include "cluster/rowlevel.h"

#include <QTest>

#include <cmath>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstCellText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agesReadAsKubectlPrintsThem_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        // Expected values are those of apimachinery's duration_test.go.
        const qint64 s = 1000;
        const qint64 m = 60 * s;
        const qint64 h = 60 * m;
        const qint64 d = 24 * h;
        QTest::newRow("future") << -5 * s << u"0s"_s;
        QTest::newRow("70 s") << 70 * s << u"70s"_s;
        QTest::newRow("190 s") << 190 * s << u"3m10s"_s;
        QTest::newRow("70 min") << 70 * m << u"70m"_s;
        QTest::newRow("47 h") << 47 * h << u"47h"_s;
        QTest::newRow("49 h") << 49 * h << u"2d1h"_s;
        QTest::newRow("9 d 2 h") << 9 * d + 2 * h << u"9d"_s;
        QTest::newRow("367 d") << 367 * d << u"367d"_s;
        QTest::newRow("4 y 9 d") << 365 * 4 * d + 9 * d << u"4y9d"_s;
        QTest::newRow("3 h 10 min") << 3 * h + 10 * m << u"3h10m"_s;
    }
    void agesReadAsKubectlPrintsThem()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        QCOMPARE(humanDuration(milliseconds), text);
        if (milliseconds > 0)
            QCOMPARE(humanDuration(*parseHumanDuration(text)), text);
    }

    void quantitiesHaveTheirValue()
    {
        QCOMPARE(parseQuantity(u"10Gi"), std::optional(10.0 * 1024 * 1024 * 1024));
        QCOMPARE(parseQuantity(u"500m"), std::optional(0.5));
        QCOMPARE(parseQuantity(u"1.5"), std::optional(1.5));
        QCOMPARE(parseQuantity(u"2e3"), std::optional(2000.0));
        QCOMPARE(parseQuantity(u"3E"), std::optional(3e18));
        QVERIFY(!parseQuantity(u"10.0.0.1"));
        QVERIFY(!parseQuantity(u"gp3"));
        QVERIFY(!parseQuantity(u""));
        QVERIFY(!parseHumanDuration(u"5"));
        QVERIFY(!parseHumanDuration(u"d5"));
    }

    void timestampsAreRead()
    {
        QCOMPARE(parseTimestamp("1970-01-02T00:00:01Z"), std::optional<qint64>(86401000));
        QCOMPARE(parseTimestamp("2026-11-21T12:12:26.123456Z"),
                 std::optional<qint64>(1795263146000));
        QVERIFY(!parseTimestamp("yesterday, at about noon"));
        QVERIFY(!parseTimestamp("2026-13-41T00:00:00Z"));
        QVERIFY(!parseTimestamp(""));
    }

    void cellsSortByWhatTheyMean()
    {
        const ResourceColumn column{u"Restarts"_s, u"string"_s, {}, 0};
        QCOMPARE(sortValueOf(column, u"5 (3m ago)"_s, 0), 5.0);
        QCOMPARE(sortValueOf(column, u"1/2"_s, 0), 0.5);
        QCOMPARE(sortValueOf(column, u"0/0"_s, 0), 1.0);
        QCOMPARE(sortValueOf(column, u"10Mi"_s, 0), 10.0 * 1024 * 1024);
        QVERIFY(std::isnan(sortValueOf(column, u"<none>"_s, 0)));
        QVERIFY(std::isnan(sortValueOf(column, u"80/TCP"_s, 0)));
        QVERIFY(std::isnan(sortValueOf({u"Name"_s, u"string"_s, u"name"_s, 0}, u"5"_s, 0)));
        QCOMPARE(sortValueOf({u"Last Seen"_s, u"string"_s, {}, 0}, u"2m"_s, 1'000'000), 880'000.0);
    }

    void levelsOfPods_data()
    {
        QTest::addColumn<QString>("ready");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("level");
        const auto row = [](const char *ready, const char *status, ProblemLevel level) {
            QTest::newRow(status) << QString::fromLatin1(ready) << QString::fromLatin1(status)
                                  << int(level);
        };
        row("1/1", "Running", ProblemLevel::Ok);
        row("0/1", "Completed", ProblemLevel::Ok);
        row("0/1", "Pending", ProblemLevel::Warn);
        row("0/1", "ContainerCreating", ProblemLevel::Busy);
        row("0/1", "Init:0/2", ProblemLevel::Busy);
        row("0/1", "Init:CrashLoopBackOff", ProblemLevel::Error);
        row("1/2", "CrashLoopBackOff", ProblemLevel::Error);
        row("0/1", "ErrImagePull", ProblemLevel::Error);
        row("0/1", "CreateContainerConfigError", ProblemLevel::Error);
        row("0/1", "SomethingNew", ProblemLevel::Warn);
        row("1/1", "Unknown", ProblemLevel::Unknown);
        QTest::newRow("running, short") << u"1/2"_s << u"Running"_s << int(ProblemLevel::Warn);
    }
    void levelsOfPods()
    {
        QFETCH(QString, ready);
        QFETCH(QString, status);
        QFETCH(int, level);
        const QList<ResourceColumn> columns{{u"Name"_s, u"string"_s, u"name"_s, 0},
                                            {u"Ready"_s, u"string"_s, {}, 0},
                                            {u"Status"_s, u"string"_s, {}, 0}};
        const std::vector<ResourceCell> cells{
            {u"p"_s}, {ready, sortValueOf(columns[1], ready, 0)}, {status}};
        QCOMPARE(int(rowLevel(u"pods"_s, columns, cells)), level);
    }
};

QTEST_GUILESS_MAIN(TstCellText)
#include "tst_celltext.moc"
