#include "release/settingchecks.h"
#include "release/settle.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Value values(const QString &key, const QString &text)
{
    Value values{ValueMap()};
    values.set(ValuePath().child(u"prometheus"_s).child(u"prometheusSpec"_s).child(key), Value(text));
    return values;
}

Check check(const QString &id, const QString &found, Check::State state = Check::State::Failed)
{
    Check check;
    check.id = id;
    check.found = found;
    check.state = state;
    return check;
}

} // namespace

class TstSettingChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAreComparedByTheirMeaning_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("flag");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("same");
        const QString time = u"storage.tsdb.retention.time"_s;
        const QString size = u"storage.tsdb.retention.size"_s;
        QTest::newRow("equal") << u"retention"_s << time << u"5d"_s << u"5d"_s << true;
        QTest::newRow("a week") << u"retention"_s << time << u"7d"_s << u"1w"_s << true;
        QTest::newRow("36 hours") << u"retention"_s << time << u"36h"_s << u"1d12h"_s << true;
        QTest::newRow("other") << u"retention"_s << time << u"7d"_s << u"5d"_s << false;
        QTest::newRow("not set") << u"retention"_s << time << u"7d"_s << QString() << false;
        QTest::newRow("size") << u"retentionSize"_s << size << u"10GiB"_s << u"10GiB"_s << true;
        QTest::newRow("GB") << u"retentionSize"_s << size << u"10GB"_s << u"10GiB"_s << true;
        QTest::newRow("MiB") << u"retentionSize"_s << size << u"2048MiB"_s << u"2GiB"_s << true;
        QTest::newRow("smaller") << u"retentionSize"_s << size << u"10GiB"_s << u"1GiB"_s << false;
    }
    void settingsAreComparedByTheirMeaning()
    {
        QFETCH(QString, key);
        QFETCH(QString, flag);
        QFETCH(QString, wanted);
        QFETCH(QString, found);
        QFETCH(bool, same);
        const QList<Check> checks = checkSettings(values(key, wanted), {{flag, found}}, u"here"_s);
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks[0].state == Check::State::Passed, same);
    }

    void whatTheValuesDoNotSetIsNotCompared()
    {
        QVERIFY(checkSettings(Value(ValueMap()), {{u"storage.tsdb.retention.time"_s, u"5d"_s}}, {})
                    .isEmpty());
    }

    void waitingEndsAtOnceWhenAllIsWell()
    {
        Settle settle(1h);
        QCOMPARE(settle.judge({check(u"a"_s, u"1 of 1"_s, Check::State::Passed)}),
                 Settle::Verdict::Well);
    }

    void withoutPatienceItIsJudgedAtOnce()
    {
        Settle settle(0ms);
        QCOMPARE(settle.judge({check(u"a"_s, u"0 of 1"_s)}), Settle::Verdict::GivenUp);
    }

    void newsKeepItWaitingAndRepetitionDoesNot()
    {
        Settle settle(200ms);
        QCOMPARE(settle.judge({check(u"a"_s, u"0 of 3 ready"_s)}), Settle::Verdict::KeepWaiting);
        QTest::qWait(300);
        QCOMPARE(settle.judge({check(u"a"_s, u"1 of 3 ready"_s)}), Settle::Verdict::KeepWaiting);
        QTest::qWait(300);
        // A pod that goes round in a crash loop is no news, whatever its restart counter.
        QCOMPARE(settle.judge({check(u"a"_s, u"0 of 3 ready"_s)}), Settle::Verdict::GivenUp);
    }

    void theSentenceNamesTheFirstAndCountsTheRest()
    {
        Check first = check(u"a"_s, u"0 of 1 ready"_s);
        first.title = u"StatefulSet p is ready"_s;
        QCOMPARE(Settle::waitingFor({first, check(u"b"_s, {}), check(u"c"_s, {})}),
                 u"waiting: StatefulSet p is ready: 0 of 1 ready (and 2 more)"_s);
        QVERIFY(Settle::waitingFor({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSettingChecks)
#include "tst_settingchecks.moc"
