#include "prometheus/seriessummary.h"
#include "prometheus/valueunit.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const double missing = SeriesGrid::missingValue();
const double notANumber = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

} // namespace

/// Figures, gaps and how values are written.
class TstSeriesSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingIsNotNaN()
    {
        QVERIFY(SeriesGrid::isMissing(missing));
        QVERIFY(std::isnan(missing));
        QVERIFY(!SeriesGrid::isMissing(notANumber));
        QVERIFY(!SeriesGrid::isMissing(std::strtod("NaN", nullptr)));
    }

    void figuresLeaveOutWhatIsNotFinite()
    {
        const double row[] = {missing, 2, infinity, 4, notANumber, missing};
        const SeriesSummary summary = summarise(row, 6);
        QCOMPARE(summary.samples, 4);
        QCOMPARE(summary.min, 2.0);
        QCOMPARE(summary.max, 4.0);
        QCOMPARE(summary.mean, 3.0);
        QVERIFY(std::isnan(summary.last) && !SeriesGrid::isMissing(summary.last));
        QVERIFY(summary.hasInfinite);
        const SeriesSummary empty = summarise(row, 1);
        QCOMPARE(empty.samples, 0);
        QVERIFY(std::isnan(empty.min) && std::isnan(empty.last));
    }

    void gapsAreWhereNoSeriesHasSamples()
    {
        SeriesGrid grid(QueryRange{0, 9000, 1000, false});
        double *a = grid.addSeries({});
        double *b = grid.addSeries({{u"x"_s, u"y"_s}});
        a[1] = a[2] = a[6] = notANumber; // a NaN sample is a sample
        b[2] = b[3] = b[8] = 1;
        QCOMPARE(commonGaps(grid), (QList<SeriesGap>{{4, 5}, {7, 7}}));
        QCOMPARE(grid.sampleCount(), 6);
        QCOMPARE(commonGaps(SeriesGrid(QueryRange{0, 9000, 1000, false})), QList<SeriesGap>());
    }

    void rowsStayWhereTheyAre()
    {
        SeriesGrid grid(QueryRange{0, 240'000, 1000, false});
        QList<double *> rows;
        for (int series = 0; series < 3000; ++series) {
            rows << grid.addSeries({});
            rows.last()[240] = series;
        }
        for (int series = 0; series < 3000; ++series) {
            QCOMPARE(grid.row(series), rows[series]);
            QCOMPARE(grid.row(series)[240], double(series));
            QVERIFY(SeriesGrid::isMissing(grid.row(series)[0]));
        }
    }

    void valuesAreWrittenForReading_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<ValueUnit>("unit");
        QTest::addColumn<double>("resolution");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 0.25 << ValueUnit::Number << 0.0 << u"0.250"_s;
        QTest::newRow("whole") << 3.0 << ValueUnit::Number << 0.0 << u"3"_s;
        QTest::newRow("thousands") << 12'345.0 << ValueUnit::Number << 0.0 << u"12.3 k"_s;
        QTest::newRow("negative millions") << -2.5e6 << ValueUnit::Number << 0.0 << u"-2.50 M"_s;
        QTest::newRow("tiny") << 1.5e-7 << ValueUnit::Number << 0.0 << u"1.50e-07"_s;
        QTest::newRow("ratio") << 0.822 << ValueUnit::Ratio << 0.001 << u"82.2 %"_s;
        QTest::newRow("no minus zero") << -1e-9 << ValueUnit::Ratio << 0.0001 << u"-1.00e-07 %"_s;
        QTest::newRow("bytes") << 1.5 * 1024 * 1024 * 1024 << ValueUnit::Bytes << 0.0
                               << u"1.50 GiB"_s;
        QTest::newRow("a few bytes") << 512.0 << ValueUnit::Bytes << 0.0 << u"512 B"_s;
        QTest::newRow("rate") << 2048.0 << ValueUnit::BytesPerSecond << 0.0 << u"2 KiB/s"_s;
        QTest::newRow("milliseconds") << 0.0123 << ValueUnit::Seconds << 0.0 << u"12.3 ms"_s;
        QTest::newRow("hours") << 9000.0 << ValueUnit::Seconds << 0.0 << u"2.50 h"_s;
        QTest::newRow("infinite") << infinity << ValueUnit::Bytes << 0.0 << u"+Inf"_s;
        QTest::newRow("not a number") << notANumber << ValueUnit::Ratio << 0.0 << u"NaN"_s;
        QTest::newRow("by the axis") << 1.5 << ValueUnit::Number << 0.01 << u"1.50"_s;
        QTest::newRow("whole by the axis") << -1.0 << ValueUnit::Number << 0.01 << u"-1"_s;
        QTest::newRow("less than the axis shows")
            << 0.0004 << ValueUnit::Number << 0.2 << u"0.000400"_s;
    }
    void valuesAreWrittenForReading()
    {
        QFETCH(double, value);
        QFETCH(ValueUnit, unit);
        QFETCH(double, resolution);
        QFETCH(QString, text);
        QCOMPARE(formatValue(value, unit, resolution), text);
    }

    void unitsAreGuessedFromNames_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<ValueUnit>("unit");
        QTest::newRow("count") << u"up"_s << ValueUnit::Number;
        QTest::newRow("bytes") << u"node_memory_MemAvailable_bytes"_s << ValueUnit::Bytes;
        QTest::newRow("bytes per second")
            << u"sum(rate(node_network_receive_bytes_total[5m]))"_s << ValueUnit::BytesPerSecond;
        QTest::newRow("a quotient of bytes")
            << u"a_free_bytes / a_size_bytes"_s << ValueUnit::Number;
        QTest::newRow("CPU seconds per second")
            << u"rate(process_cpu_seconds_total[5m])"_s << ValueUnit::Number;
        QTest::newRow("CPU use") << u"1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[1m]))"_s
                                 << ValueUnit::Ratio;
        QTest::newRow("latency")
            << u"histogram_quantile(0.9, sum by (le) (rate(a_duration_seconds_bucket[5m])))"_s
            << ValueUnit::Seconds;
        QTest::newRow("how many") << u"count(container_memory_rss_bytes)"_s << ValueUnit::Number;
    }
    void unitsAreGuessedFromNames()
    {
        QFETCH(QString, expression);
        QFETCH(ValueUnit, unit);
        QCOMPARE(suggestUnit(expression), unit);
    }
};

QTEST_GUILESS_MAIN(TstSeriesSummary)
#include "tst_seriessummary.moc"
