#include "prometheus/matrixreader.h"
#include "prometheus/rangequery.h"
#include "query/chartpicture.h"
#include "query/spanchart.h"
#include "query/spanraster.h"
#include "stopwatch.h"

#include <QApplication>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QRandomGenerator>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cstdio>
#include <numeric>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize pictureSize(1520, 860);

std::shared_ptr<RangeResult> madeResult(int seriesCount, int steps)
{
    auto result = std::make_shared<RangeResult>();
    result->grid = SeriesGrid(
        QueryRange{1'763'700'000'000, 1'763'700'000'000 + (steps - 1) * 15'000LL, 15'000, false});
    QRandomGenerator random(42);
    for (int series = 0; series < seriesCount; ++series) {
        double *row = result->grid.addSeries({{u"pod"_s, u"pod-%1"_s.arg(series)}});
        double level = 100 + 500.0 * series / seriesCount;
        for (int step = 0; step < steps; ++step) {
            level += random.bounded(2.0) - 1;
            row[step] = random.bounded(4096) == 7 ? level + random.bounded(300.0) - 150 : level;
        }
        if (series % 5 == 0)
            std::fill_n(row + steps / 3, steps / 50, SeriesGrid::missingValue());
    }
    result->summaries = summariseAll(result->grid);
    result->gaps = commonGaps(result->grid);
    return result;
}

/// The answer of query_range with these values, byte for byte as Prometheus writes it.
QByteArray answerOf(const SeriesGrid &grid)
{
    QByteArray json = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        json += series ? ",{\"metric\":{\"pod\":\"" : "{\"metric\":{\"pod\":\"";
        json += grid.labels(series).first().second.toUtf8() + "\"},\"values\":[";
        bool first = true;
        for (qsizetype step = 0; step < grid.steps(); ++step) {
            const double value = grid.row(series)[step];
            if (SeriesGrid::isMissing(value))
                continue;
            json += (first ? "[" : ",[") + QByteArray::number(grid.timeMs(step) / 1000) + ",\""
                + QByteArray::number(value, 'g', QLocale::FloatingPointShortest) + "\"]";
            first = false;
        }
        json += "]}";
    }
    return json + "]}}";
}

double sumByQJson(const QByteArray &json)
{
    double sum = 0;
    const QJsonArray series = QJsonDocument::fromJson(json)["data"_L1]["result"_L1].toArray();
    for (const QJsonValue &one : series) {
        const QJsonArray values = one["values"_L1].toArray();
        for (const QJsonValue &point : values)
            sum += point[1].toString().toDouble();
    }
    return sum;
}

double sumOf(const SeriesGrid &grid)
{
    double sum = 0;
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        for (qsizetype step = 0; step < grid.steps(); ++step)
            sum += SeriesGrid::isMissing(grid.row(series)[step]) ? 0 : grid.row(series)[step];
    }
    return sum;
}

void benchParsing(int seriesCount)
{
    const auto result = madeResult(seriesCount, 11'000);
    const QByteArray json = answerOf(result->grid);
    const QueryRange range = result->grid.range();
    double sum = 0;
    const double scanned = medianCpu(5, [&] {
        MatrixReader reader(range);
        for (qsizetype from = 0; from < json.size(); from += 4 << 20)
            reader.add(QByteArray::fromRawData(json.constData() + from,
                                               std::min<qsizetype>(4 << 20, json.size() - from)));
        if (!reader.end() || reader.leftTheShape())
            qFatal("the scanner did not read its own shape");
        sum = sumOf(reader.content().grid);
    });
    const double parsed = medianCpu(3, [&] {
        MatrixContent content{SeriesGrid(range), 0, 0, {}, {}};
        if (!readMatrixDocument(json, content) || sumOf(content.grid) != sum)
            qFatal("simdjson read other values");
    });
    const double qjson = medianCpu(1, [&] {
        if (std::abs(sumByQJson(json) - sum) > std::abs(sum) * 1e-9)
            qFatal("QJsonDocument read other values");
    });
    std::printf("parse %.0f MB: scanner %.0f ms (%.0f MB/s), simdjson on-demand %.0f ms "
                "(scanner is %.2f of it), QJsonDocument %.0f ms (%.0f times)\n",
                double(json.size()) / 1e6, scanned, double(json.size()) / 1e3 / scanned, parsed,
                scanned / parsed, qjson, qjson / scanned);
}

/// First frame and panning with Qt Charts' own line series, for comparison.
std::pair<double, double> benchLineSeries(const RangeResult &result)
{
    QChartView view(new QChart);
    view.chart()->legend()->hide();
    auto *x = new QValueAxis;
    auto *y = new QValueAxis;
    view.chart()->addAxis(x, Qt::AlignBottom);
    view.chart()->addAxis(y, Qt::AlignLeft);
    view.resize(pictureSize);
    x->setRange(0, double(result.grid.steps() - 1));
    y->setRange(0, 800);
    const double first = medianCpu(1, [&] {
        for (qsizetype series = 0; series < result.grid.seriesCount(); ++series) {
            auto *line = new QLineSeries;
            QList<QPointF> points;
            for (qsizetype step = 0; step < result.grid.steps(); ++step) {
                if (const double value = result.grid.row(series)[step]; value == value)
                    points.append({double(step), value});
            }
            line->replace(points);
            view.chart()->addSeries(line);
            line->attachAxis(x);
            line->attachAxis(y);
        }
        (void)view.grab();
    });
    int moved = 0;
    const double pan = medianCpu(3, [&] {
        moved += 50;
        x->setRange(moved, double(result.grid.steps() / 2 + moved));
        (void)view.grab();
    });
    return {first, pan};
}

void benchDrawing(const Theme &theme, int seriesCount, int steps, bool withLineSeries)
{
    const auto result = madeResult(seriesCount, steps);
    double read = 0;
    const double reading = medianCpu(5, [&] { read += sumOf(result->grid); });
    const double first = medianCpu(1, [&] {
        ChartPicture picture(theme);
        picture.setResult(result);
        picture.setSize(pictureSize, 1);
        (void)picture.plotArea();
    });
    ChartPicture picture(theme);
    picture.setResult(result);
    picture.setSize(pictureSize, 1);
    int moved = 0;
    const double pan = medianCpu(9, [&] {
        moved += 50;
        picture.setView(moved, steps / 2 + moved);
        (void)picture.plotArea();
    });
    QList<RasterLine> lines;
    for (qsizetype series = 0; series < seriesCount; ++series)
        lines.append({result->grid.row(series), 0xff204080});
    const double lineWork = medianCpu(9, [&] {
        (void)rasteriseLines(lines, steps, {0, double(steps - 1), 0, 800}, pictureSize, 1.2);
    });
    std::printf("draw %d x %d: first frame %.1f ms, pan %.1f ms, lines alone %.1f ms "
                "(sum of the values %.1f ms%s)",
                seriesCount, steps, first, pan, lineWork, reading, read == 0 ? "!" : "");
    if (withLineSeries) {
        const auto [lineFirst, linePan] = benchLineSeries(*result);
        std::printf("; QLineSeries first %.0f ms (%.0f times), pan %.0f ms (%.0f times)", lineFirst,
                    lineFirst / first, linePan, linePan / pan);
    }
    std::printf("\n");
}

void benchHover(const Theme &theme, int seriesCount)
{
    SpanChart chart(theme);
    chart.resize(pictureSize);
    chart.setResult(madeResult(seriesCount, 2000));
    chart.show();
    QCoreApplication::processEvents();
    int x = 100;
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        x = 100 + (x + 37) % 1300;
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 300), QPointF(x, 300), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        times.push_back(medianCpu(1, [&] {
            QCoreApplication::sendEvent(&chart, &move);
            QCoreApplication::processEvents();
        }));
    }
    std::sort(times.begin(), times.end());
    std::printf("hover over %d series: p50 %.2f ms, p95 %.2f ms\n", seriesCount, times[100],
                times[190]);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const bool all = app.arguments().contains(u"--all"_s);
    const Theme theme = Theme::make(false, app.font(),
                                    QFontDatabase::systemFont(QFontDatabase::FixedFont));
    std::printf("CPU times, medians. Machines differ and are busy: the ratios count.\n");
    benchDrawing(theme, 1, 10, false); // loads fonts
    benchDrawing(theme, 20, 2000, true);
    benchDrawing(theme, 100, 11'000, true);
    benchDrawing(theme, 1000, 11'000, false);
    benchHover(theme, 20);
    benchHover(theme, 1000);
    benchParsing(all ? 300 : 60);
    return 0;
}
