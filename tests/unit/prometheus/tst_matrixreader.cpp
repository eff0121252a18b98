#include "prometheus/matrixreader.h"
#include "referencematrix.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA) + u"/prometheus/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded answer %s", qPrintable(name));
    return file.readAll();
}

/// The range of the recorded answers: from the first time to the last in steps of `stepMs`.
QueryRange rangeOf(qint64 startMs, qint64 stepMs, qsizetype points)
{
    return {startMs, startMs + (points - 1) * stepMs, stepMs, false};
}

Result<void> readInChunks(MatrixReader &reader, const QByteArray &json,
                          const QList<qsizetype> &cuts)
{
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        reader.add(json.sliced(from, cut - from));
        from = cut;
    }
    reader.add(json.sliced(from));
    return reader.end();
}

ReferenceMatrix matrixOf(const SeriesGrid &grid)
{
    ReferenceMatrix matrix;
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        std::string key;
        for (const auto &[name, value] : grid.labels(series))
            key += name.toStdString() + '\x1f' + value.toStdString() + '\x1e';
        std::vector<std::optional<double>> row;
        for (qsizetype step = 0; step < grid.steps(); ++step) {
            const double value = grid.row(series)[step];
            row.push_back(SeriesGrid::isMissing(value) ? std::nullopt : std::optional(value));
        }
        matrix[key] = row;
    }
    return matrix;
}

/// Bit for bit, except that one NaN is as good as another.
bool sameValues(const ReferenceMatrix &a, const ReferenceMatrix &b)
{
    const auto same = [](const std::optional<double> &x, const std::optional<double> &y) {
        if (x.has_value() != y.has_value())
            return false;
        return !x || (std::isnan(*x) && std::isnan(*y))
            || std::bit_cast<quint64>(*x) == std::bit_cast<quint64>(*y);
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const auto &x, const auto &y) {
        return x.first == y.first
            && std::equal(x.second.begin(), x.second.end(), y.second.begin(), y.second.end(), same);
    });
}

/// Makes answers as Prometheus writes them, from random data.
class AnswerMaker
{
public:
    explicit AnswerMaker(quint32 seed)
        : m_random(seed)
    { }

    QByteArray make(const QueryRange &range)
    {
        QByteArray json = R"({"status":"success","data":{"resultType":"matrix","result":[)";
        const int seriesCount = m_random.bounded(4);
        for (int series = 0; series < seriesCount; ++series)
            json += (series ? "," : "") + oneSeries(range, series);
        json += "]";
        if (m_random.bounded(3) == 0)
            json += R"(,"stats":{"timings":{"evalTotalTime":0.001},"samples":{"peakSamples":3}})";
        json += "}";
        if (m_random.bounded(3) == 0)
            json += R"(,"warnings":["a ] warning"],"infos":["an } info"])";
        return json + "}";
    }

private:
    QByteArray oneSeries(const QueryRange &range, int number)
    {
        static const QByteArrayList texts{"web",
                                          "\\\"quoted\\\"",
                                          "back\\\\slash",
                                          "\\u003cb\\u003e",
                                          "\xed\x95\x9c\xea\xb8\x80",
                                          "]}],[{",
                                          "\\ud83d\\ude00",
                                          ""};
        QByteArray json = R"({"metric":{"__name__":"m)" + QByteArray::number(number) + '"';
        if (m_random.bounded(2))
            json += ",\"label\":\"" + texts[m_random.bounded(int(texts.size()))] + '"';
        json += R"(},"values":[)";
        bool first = true;
        for (qsizetype step = 0; step < range.points(); ++step) {
            if (m_random.bounded(5) == 0)
                continue;
            const qint64 ms = range.startMs + step * range.stepMs;
            json += (first ? "[" : ",[") + QByteArray::number(ms / 1000);
            if (ms % 1000)
                json += '.' + QByteArray::number(ms % 1000).rightJustified(3, '0');
            json += ",\"" + value() + "\"]";
            first = false;
        }
        return json + "]}";
    }

    QByteArray value()
    {
        static const QByteArrayList special{"NaN",
                                            "+Inf",
                                            "-Inf",
                                            "0",
                                            "-0",
                                            "1",
                                            "1e+22",
                                            "5e-324",
                                            "1.7976931348623157e+308",
                                            "-2.2250738585072014e-308",
                                            "0.1",
                                            "123456789012345680"};
        if (m_random.bounded(3) == 0)
            return special[m_random.bounded(int(special.size()))];
        double number = 0;
        do {
            number = std::bit_cast<double>(m_random.generate64());
        } while (!std::isfinite(number));
        return m_random.bounded(2) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest)
                                   : QByteArray::number(m_random.bounded(1000.0), 'f', 3);
    }

    QRandomGenerator m_random;
};

} // namespace

class TstMatrixReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedAnswersReadTheSameWhereverTheyAreCut_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<bool>("inShape");
        QTest::newRow("plain") << u"range.json"_s << qint64{1000} << true;
        QTest::newRow("special values") << u"range-special.json"_s << qint64{2500} << true;
        QTest::newRow("infos and statistics") << u"range-warning.json"_s << qint64{1000} << true;
        QTest::newRow("native histograms") << u"range-histogram.json"_s << qint64{5000} << false;
    }
    void recordedAnswersReadTheSameWhereverTheyAreCut()
    {
        QFETCH(QString, file);
        QFETCH(qint64, step);
        QFETCH(bool, inShape);
        const QByteArray json = recorded(file);
        const qsizetype at = json.indexOf("s\":[[") + 5;
        const qint64 start = qint64(json.mid(at, json.indexOf(',', at) - at).toDouble() * 1000);
        const QueryRange range = rangeOf(start, step, 21);
        const auto expected = readReference(json, range);
        QVERIFY(expected && !expected->empty());
        for (qsizetype cut = 0; cut <= json.size(); ++cut) {
            MatrixReader reader(range);
            const auto read = readInChunks(reader, json, {cut});
            QVERIFY2(read, qPrintable(read ? QString() : read.error().toLine()));
            QVERIFY(sameValues(matrixOf(reader.content().grid), *expected));
            QCOMPARE(reader.leftTheShape(), !inShape);
        }
        MatrixReader byteByByte(range);
        QList<qsizetype> everywhere(json.size());
        std::iota(everywhere.begin(), everywhere.end(), 0);
        QVERIFY(readInChunks(byteByByte, json, everywhere));
        QVERIFY(sameValues(matrixOf(byteByByte.content().grid), *expected));
    }

    void specialValuesComeThrough()
    {
        const QueryRange range = rangeOf(0, 1000, 6);
        MatrixReader reader(range);
        reader.add(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                   R"({"metric":{},"values":[[0,"+Inf"],[1,"-Inf"],[2,"NaN"],[3,"1e-5"],[5,"-0"]]})"
                   R"(]}})");
        QVERIFY(reader.end());
        QVERIFY(!reader.leftTheShape());
        const double *row = reader.content().grid.row(0);
        QCOMPARE(row[0], std::numeric_limits<double>::infinity());
        QCOMPARE(row[1], -std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(row[2]) && !SeriesGrid::isMissing(row[2]));
        QCOMPARE(row[3], 1e-5);
        QVERIFY(SeriesGrid::isMissing(row[4]));
        QVERIFY(row[5] == 0 && std::signbit(row[5]));
        QCOMPARE(reader.content().samples, 5);
    }

    void randomAnswersReadAsTheReferenceDoes()
    {
        QRandomGenerator random(7);
        AnswerMaker maker(11);
        for (int round = 0; round < 3000; ++round) {
            const qint64 step = QList<qint64>{1000, 15'000, 250, 1}[random.bounded(4)];
            const QueryRange range = rangeOf(1'763'700'000'000 + random.bounded(5) * 250, step,
                                             1 + random.bounded(40));
            const QByteArray json = maker.make(range);
            QList<qsizetype> cuts;
            for (int i = random.bounded(6); i > 0; --i)
                cuts << random.bounded(int(json.size()));
            std::sort(cuts.begin(), cuts.end());
            MatrixReader reader(range);
            const auto read = readInChunks(reader, json, cuts);
            QVERIFY2(read, json.constData());
            const auto expected = readReference(json, range);
            QVERIFY(expected);
            QVERIFY2(sameValues(matrixOf(reader.content().grid), *expected), json.constData());
            QVERIFY2(!reader.leftTheShape(), json.constData());
        }
    }

    /// Damaged answers: whatever the reference still reads, we read the same; nothing crashes.
    /// (What it refuses we may take: neither scanner nor on-demand parser validates what it skips.)
    void damagedAnswersAreRefusedOrReadTheSame()
    {
        QRandomGenerator random(23);
        AnswerMaker maker(5);
        int refused = 0;
        int accepted = 0;
        for (int round = 0; round < 20'000; ++round) {
            const QueryRange range = rangeOf(1'763'700'000'000, 1000, 1 + random.bounded(6));
            QByteArray json = maker.make(range);
            const int at = random.bounded(int(json.size()));
            static const QByteArray bytes = "\"[]{},:0+-eNI \\\n1";
            switch (random.bounded(4)) {
            case 0: json.truncate(at); break;
            case 1: json.remove(at, 1 + random.bounded(3)); break;
            case 2: json.insert(at, bytes[random.bounded(int(bytes.size()))]); break;
            default: json[at] = bytes[random.bounded(int(bytes.size()))]; break;
            }
            MatrixReader reader(range);
            const auto read = readInChunks(reader, json, {json.size() / 2});
            const auto expected = readReference(json, range);
            if (!expected) {
                ++refused;
                continue;
            }
            ++accepted;
            QVERIFY2(read,
                     qPrintable(QString::fromUtf8(json) + u'\n'
                                + (read ? QString() : read.error().toLine())));
            QVERIFY2(sameValues(matrixOf(reader.content().grid), *expected), json.constData());
        }
        QVERIFY(refused > 1000 && accepted > 1000);
    }

    void cutAnswersAreErrors()
    {
        const QByteArray json = recorded(u"range.json"_s);
        const qsizetype at = json.indexOf("[[") + 2;
        const qint64 start = json.mid(at, 10).toLongLong() * 1000;
        for (qsizetype length = 0; length < json.size() - 1; ++length) {
            MatrixReader reader(rangeOf(start, 1000, 21));
            reader.add(json.first(length));
            QVERIFY2(!reader.end(), json.first(length).constData());
        }
    }

    void otherShapesAreLeftToTheParser_data()
    {
        QTest::addColumn<QByteArray>("json");
        const QByteArray series = R"({"metric":{"a":"b"},"values":[[0,"1"],[2,"3"]]})";
        QTest::newRow("pretty printed")
            << QJsonDocument::fromJson(
                   R"({"status":"success","data":{"resultType":"matrix","result":[)" + series
                   + "]}}")
                   .toJson();
        QTest::newRow("isPartial first, as VictoriaMetrics writes")
            << QByteArray(R"({"status":"success","isPartial":false,"data":{"resultType":"matrix",)"
                          R"("result":[)")
                + series + "]}}";
        QTest::newRow("values before metric")
            << QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                          R"({"values":[[0,"1"],[2,"3"]],"metric":{"a":"b"}}]}})");
        QTest::newRow("times with an exponent")
            << QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                          R"({"metric":{"a":"b"},"values":[[0e0,"1"],[0.2e1,"3"]]}]}})");
        QTest::newRow("white space between series") << QByteArray(
            R"({"status":"success","data":{"resultType":"matrix","result":[)"
            R"({"metric":{"a":"b"},"values":[[0,"1"],[2,"3"]]} ,{"metric":{"c":"d"},"values":[]}]}})");
    }
    void otherShapesAreLeftToTheParser()
    {
        QFETCH(QByteArray, json);
        for (qsizetype cut = 0; cut <= json.size(); ++cut) {
            MatrixReader reader(rangeOf(0, 1000, 3));
            const auto read = readInChunks(reader, json, {cut});
            QVERIFY2(read, qPrintable(read ? QString() : read.error().toLine()));
            QVERIFY(reader.leftTheShape());
            const SeriesGrid &grid = reader.content().grid;
            QCOMPARE(grid.labels(0), (Labels{{u"a"_s, u"b"_s}}));
            QCOMPARE(grid.row(0)[0], 1.0);
            QVERIFY(SeriesGrid::isMissing(grid.row(0)[1]));
            QCOMPARE(grid.row(0)[2], 3.0);
            QCOMPARE(reader.content().samples, 2);
        }
    }

    void whatIsNoMatrixIsAClearError_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("a page") << QByteArray("<html><body>Sign in</body></html>")
                                << u"This is not an answer of Prometheus' HTTP API"_s;
        QTest::newRow("nothing") << QByteArray() << u"This is not an answer"_s;
        QTest::newRow("a vector") << recorded(u"query-vector.json"_s) << u"vector"_s;
        QTest::newRow("off the steps")
            << QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                          R"({"metric":{},"values":[[0.5,"1"]]}]}})")
            << u"do not lie on the steps"_s;
        QTest::newRow("an error") << recorded(u"error-execution.json"_s)
                                  << u"found duplicate series"_s;
    }
    void whatIsNoMatrixIsAClearError()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        MatrixReader reader(rangeOf(0, 1000, 3));
        reader.add(json);
        const auto read = reader.end();
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    }

    void warningsInfosAndHistogramsAreReported()
    {
        const QByteArray json = recorded(u"range-warning.json"_s);
        const qsizetype at = json.indexOf("[[") + 2;
        MatrixReader reader(rangeOf(json.mid(at, 10).toLongLong() * 1000, 1000, 21));
        reader.add(json);
        QVERIFY(reader.end());
        QCOMPARE(reader.content().infos.size(), 1);
        QVERIFY(reader.content().infos.first().contains("might not be a counter"_L1));

        const QByteArray histograms = recorded(u"range-histogram.json"_s);
        const qsizetype first = histograms.indexOf("[[") + 2;
        MatrixReader second(rangeOf(histograms.mid(first, 10).toLongLong() * 1000, 5000, 3));
        second.add(histograms);
        QVERIFY(second.end());
        QCOMPARE(second.content().histogramSeries, 1);
        QCOMPARE(second.content().grid.seriesCount(), 1); // `up`
    }

    void aGridTooLargeIsRefused()
    {
        const QueryRange range = rangeOf(0, 1000, 300'000'000);
        MatrixReader reader(range);
        reader.add(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                   R"({"metric":{},"values":[[0,"1"]]}]}})");
        const auto read = reader.end();
        QVERIFY(!read);
        QVERIFY(read.error().message.contains("2 GiB"_L1));
    }
};

QTEST_GUILESS_MAIN(TstMatrixReader)
#include "tst_matrixreader.moc"
