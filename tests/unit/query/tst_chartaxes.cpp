#include "query/chartaxes.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QStringList labelsOf(const QList<AxisTick> &ticks)
{
    QStringList labels;
    for (const AxisTick &tick : ticks)
        labels << tick.label;
    return labels;
}

qint64 ms(const char *text, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm"_s);
    return QDateTime(time.date(), time.time(), zone).toMSecsSinceEpoch();
}

} // namespace

class TstChartAxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void ratiosGetRoundPercentages()
    {
        const ValueAxis axis = valueAxis(0.062, 0.97, ValueUnit::Ratio, 6);
        QCOMPARE(axis.low, 0.0);
        QCOMPARE(axis.high, 1.0);
        QCOMPARE(labelsOf(axis.ticks),
                 (QStringList{u"0 %"_s, u"20 %"_s, u"40 %"_s, u"60 %"_s, u"80 %"_s, u"100 %"_s}));
    }

    void bytesCountInTwos()
    {
        const ValueAxis axis = valueAxis(0, 3.4 * 1024 * 1024 * 1024, ValueUnit::Bytes, 5);
        QCOMPARE(labelsOf(axis.ticks),
                 (QStringList{u"0 B"_s, u"1 GiB"_s, u"2 GiB"_s, u"3 GiB"_s, u"4 GiB"_s}));
    }

    void aConstantHasABandAroundIt()
    {
        const ValueAxis axis = valueAxis(1, 1, ValueUnit::Number, 6);
        QVERIFY(axis.low < 1 && axis.high > 1);
        const ValueAxis zero = valueAxis(0, 0, ValueUnit::Number, 6);
        QVERIFY(zero.low < 0 && zero.high > 0);
        const ValueAxis none = valueAxis(INFINITY, -INFINITY, ValueUnit::Number, 6);
        QVERIFY(none.low < none.high);
    }

    void anyLimitsGiveAnAxisAroundThem()
    {
        QRandomGenerator random(9);
        for (int round = 0; round < 20'000; ++round) {
            const double a = (random.bounded(2.0) - 1) * std::pow(10, random.bounded(30) - 15);
            const double b = (random.bounded(2.0) - 1) * std::pow(10, random.bounded(30) - 15);
            const auto unit = static_cast<ValueUnit>(random.bounded(5));
            const ValueAxis axis = valueAxis(std::min(a, b), std::max(a, b), unit, 6);
            const double hair = (axis.high - axis.low) * 1e-6; // far less than a pixel
            QVERIFY(axis.low <= std::min(a, b) + hair && axis.high >= std::max(a, b) - hair);
            QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 10);
        }
    }

    void neighbouringTicksReadDifferently()
    {
        const ValueAxis axis = valueAxis(1'000'000.1, 1'000'000.7, ValueUnit::Number, 6);
        const QStringList labels = labelsOf(axis.ticks);
        QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
    }

    void hoursAreRoundInTheirZone()
    {
        const QTimeZone seoul("Asia/Seoul");
        const QTimeZone kathmandu("Asia/Kathmandu"); // 5:45 from UTC
        QCOMPARE(labelsOf(timeTicks(ms("2025-11-21 13:30", seoul), ms("2025-11-21 14:30", seoul),
                                    seoul, 6)),
                 (QStringList{u"13:30"_s, u"13:40"_s, u"13:50"_s, u"14:00"_s, u"14:10"_s,
                              u"14:20"_s, u"14:30"_s}));
        QCOMPARE(labelsOf(timeTicks(ms("2025-11-21 13:10", kathmandu),
                                    ms("2025-11-21 17:10", kathmandu), kathmandu, 4)),
                 (QStringList{u"14:00"_s, u"15:00"_s, u"16:00"_s, u"17:00"_s}));
    }

    void daysBeginAtMidnightAcrossAChangeOfTheClock()
    {
        const QTimeZone berlin("Europe/Berlin"); // the clock went back on 2025-10-26
        const QList<AxisTick> ticks = timeTicks(ms("2025-10-24 12:00", berlin),
                                                ms("2025-10-29 12:00", berlin), berlin, 6);
        QCOMPARE(labelsOf(ticks),
                 (QStringList{u"25 Oct"_s, u"26 Oct"_s, u"27 Oct"_s, u"28 Oct"_s, u"29 Oct"_s}));
        for (const AxisTick &tick : ticks) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(tick.at), berlin);
            QCOMPARE(time.time(), QTime(0, 0));
        }
    }

    void midnightNamesTheDay()
    {
        const QTimeZone utc("UTC");
        QCOMPARE(
            labelsOf(timeTicks(ms("2025-11-21 18:00", utc), ms("2025-11-22 06:00", utc), utc, 4)),
            (QStringList{u"18:00"_s, u"21:00"_s, u"22 Nov"_s, u"03:00"_s, u"06:00"_s}));
    }

    void thereIsRoomForEachTimeLabel()
    {
        QRandomGenerator random(4);
        const QTimeZone zone("America/Sao_Paulo");
        for (int round = 0; round < 3000; ++round) {
            const qint64 start = qint64(random.bounded(1.0) * 1.7e12);
            const auto span = static_cast<qint64>(std::pow(10, 3 + random.bounded(9.0)));
            const auto ticks = timeTicks(start, start + span, zone, 8);
            QVERIFY2(ticks.size() <= 10, qPrintable(QString::number(span)));
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY(ticks[i].at > ticks[i - 1].at);
        }
        QVERIFY(timeTicks(10, 10, zone, 8).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstChartAxes)
#include "tst_chartaxes.moc"
