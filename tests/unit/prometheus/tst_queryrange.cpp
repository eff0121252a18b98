#include "prometheus/queryrange.h"

#include <QRandomGenerator>
#include <QTest>

using namespace binnacle;

class TstQueryRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHourIsAskedAtTheScrapeInterval()
    {
        const QueryRange range = planQueryRange(1'000'000'000'000, 1'000'003'600'000, 0, 900);
        QCOMPARE(range.stepMs, 15'000);
        QVERIFY(!range.stepWasRaised);
    }

    void aWishedStepIsKeptWhereItFits()
    {
        const QueryRange range = planQueryRange(0, 3'600'000, 1000, 900);
        QCOMPARE(range.stepMs, 1000);
        QCOMPARE(range.points(), 3601);
        QVERIFY(!range.stepWasRaised);
    }

    void aStepTooSmallIsRaisedAndSaidSo()
    {
        const QueryRange range = planQueryRange(0, 7LL * 86'400'000, 1000, 900);
        QCOMPARE(range.stepMs, 60'000);
        QVERIFY(range.stepWasRaised);
        QVERIFY(range.points() <= QueryRange::mostPoints);
    }

    void neverMorePointsThanPrometheusTakes()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 20'000; ++round) {
            const qint64 start = qint64(random.bounded(1.0) * 4e12);
            const qint64 span = qint64(std::pow(10, random.bounded(13.0)));
            const qint64 wish = random.bounded(2) ? 0 : 1 + random.bounded(200'000);
            const QueryRange range = planQueryRange(start, start + span, wish,
                                                    1 + random.bounded(4000));
            QVERIFY(range.points() >= 1 && range.points() <= QueryRange::mostPoints);
            QCOMPARE(range.startMs % range.stepMs, 0);
            QCOMPARE(range.endMs % range.stepMs, 0);
            QVERIFY(range.startMs <= start && range.endMs <= start + span);
            QVERIFY(range.startMs > start - range.stepMs);
            QVERIFY(wish == 0 || range.stepWasRaised || range.stepMs == wish);
        }
    }

    void endsTheWrongWayRoundAreTurned()
    {
        QCOMPARE(planQueryRange(3'600'000, 0, 0, 900), planQueryRange(0, 3'600'000, 0, 900));
    }
};

QTEST_GUILESS_MAIN(TstQueryRange)
#include "tst_queryrange.moc"
