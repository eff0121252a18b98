#include "query/spanraster.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace binnacle;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
constexpr QRgb ink = 0xff204080;

/// A random walk with one-sample spikes, one long gap and single missing samples.
std::vector<double> madeLine(quint32 seed, int steps)
{
    QRandomGenerator random(seed);
    std::vector<double> values(static_cast<std::size_t>(steps));
    double level = 300;
    for (double &value : values) {
        level += random.bounded(2.0) - 1;
        value = random.bounded(4000) < 3 ? level + random.bounded(300.0) - 150 : level;
    }
    for (int step = steps / 3; step < steps / 3 + steps / 50; ++step)
        values[static_cast<std::size_t>(step)] = gap;
    values[static_cast<std::size_t>(steps / 2)] = gap;
    return values;
}

struct Ink
{
    int top = -1; ///< first pixel of a column that is not empty; -1: the column is empty
    int bottom = -1;
};

Ink inkOf(const QImage &image, int column)
{
    Ink found;
    for (int y = 0; y < image.height(); ++y) {
        if (qAlpha(image.pixel(column, y)) == 0)
            continue;
        found.top = found.top < 0 ? y : found.top;
        found.bottom = y;
    }
    return found;
}

struct Verdict
{
    int columns = 0; ///< that hold samples
    int missing = 0; ///< whose ink does not reach their smallest and largest sample
    int gaps = 0; ///< that lie within a gap
    int inkInGaps = 0;
};

/// Compares what is drawn of `drawn` with what the samples of `truth` ask for. Independent of the
/// rasteriser: it looks at each sample and asks in which column it lies.
Verdict judged(const std::vector<double> &truth, const QImage &image, const RasterView &view)
{
    const int width = image.width();
    const int height = image.height();
    std::vector<double> low(static_cast<std::size_t>(width),
                            std::numeric_limits<double>::infinity());
    std::vector<double> high(static_cast<std::size_t>(width),
                             -std::numeric_limits<double>::infinity());
    const double perStep = width / (view.lastStep - view.firstStep);
    std::vector<bool> crossed(static_cast<std::size_t>(width), false);
    for (int step = 0; step < static_cast<int>(truth.size()); ++step) {
        const double value = truth[static_cast<std::size_t>(step)];
        const double x = (step - view.firstStep) * perStep;
        if (std::isnan(value))
            continue;
        if (x >= 0 && x < width) {
            const auto column = static_cast<std::size_t>(x);
            low[column] = std::min(low[column], value);
            high[column] = std::max(high[column], value);
        }
        // Between two samples side by side the line goes through every column.
        if (step + 1 < static_cast<int>(truth.size())
            && !std::isnan(truth[static_cast<std::size_t>(step + 1)])) {
            for (int column = std::max(0, static_cast<int>(x));
                 column <= std::min(width - 1, static_cast<int>(x + perStep)); ++column)
                crossed[static_cast<std::size_t>(column)] = true;
        }
    }
    Verdict verdict;
    for (int column = 0; column < width; ++column) {
        const auto at = static_cast<std::size_t>(column);
        const Ink found = inkOf(image, column);
        const auto yOf = [&](double value) {
            return (view.high - value) / (view.high - view.low) * height;
        };
        if (low[at] <= high[at]) {
            ++verdict.columns;
            if (found.top < 0 || found.top > yOf(high[at]) || found.bottom + 1 < yOf(low[at]))
                ++verdict.missing;
        } else if (crossed[at]) {
            ++verdict.columns;
            verdict.missing += found.top < 0 ? 1 : 0;
        } else {
            ++verdict.gaps;
            verdict.inkInGaps += found.top >= 0 ? 1 : 0;
        }
    }
    return verdict;
}

} // namespace

class TstSpanRaster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExtremeIsDrawnAndGapsStayEmpty()
    {
        Verdict sum;
        constexpr int steps = 11'000;
        for (quint32 seed = 1; seed <= 6; ++seed) {
            const std::vector<double> values = madeLine(seed, steps);
            for (int zoom = 0; zoom < 9; ++zoom) {
                const double span = std::max(40, (steps - 1) >> zoom);
                const double first = (steps - 1 - span) * (seed % 3) / 2.0 + 0.3 * zoom;
                const RasterView view{first, std::min(first + span, steps - 1.0), 0, 600};
                const QImage image = rasteriseLines({{values.data(), ink}}, steps, view, {760, 430},
                                                    1.2);
                const Verdict verdict = judged(values, image, view);
                sum.columns += verdict.columns;
                sum.missing += verdict.missing;
                sum.gaps += verdict.gaps;
                sum.inkInGaps += verdict.inkInGaps;
            }
        }
        qInfo("columns with data %d, in gaps %d", sum.columns, sum.gaps);
        QVERIFY(sum.columns > 30'000 && sum.gaps > 300);
        QCOMPARE(sum.missing, 0);
        QCOMPARE(sum.inkInGaps, 0);
    }

    /// Negative control: the check above sees what leaving samples out does.
    void everyNthSampleWouldBeFoundOut()
    {
        constexpr int steps = 11'000;
        const std::vector<double> values = madeLine(3, steps);
        std::vector<double> thinned = values;
        for (int step = 0; step < steps; ++step)
            thinned[static_cast<std::size_t>(step)] =
                values[static_cast<std::size_t>(step / 7 * 7)];
        const RasterView view{0, steps - 1, 0, 600};
        const QImage image = rasteriseLines({{thinned.data(), ink}}, steps, view, {760, 430}, 1.2);
        QVERIFY(judged(values, image, view).missing > 0);
        const std::vector<double> straight(static_cast<std::size_t>(steps), 300);
        const QImage bridged = rasteriseLines({{straight.data(), ink}}, steps, view, {760, 430},
                                              1.2);
        QVERIFY(judged(values, bridged, view).inkInGaps > 0);
    }

    /// Where samples are far apart, the ink's middle follows the straight line between them.
    void linesBetweenSamplesAreStraight()
    {
        const std::vector<double> values{100, 300, 250, 50, 200};
        const RasterView view{0, 4, 0, 400};
        const QImage image = rasteriseLines({{values.data(), ink}}, 5, view, {800, 400}, 1.2);
        for (int column = 0; column < 800; ++column) {
            const double at = (column + 0.5) / 200;
            const auto step = static_cast<std::size_t>(at);
            const double expected = 400
                - (values[step] + (values[step + 1] - values[step]) * (at - double(step)));
            double weight = 0;
            double middle = 0;
            for (int y = 0; y < 400; ++y) {
                weight += qAlpha(image.pixel(column, y));
                middle += qAlpha(image.pixel(column, y)) * (y + 0.5);
            }
            QVERIFY(weight > 0);
            QVERIFY2(std::abs(middle / weight - expected) < 0.7,
                     qPrintable(QString::number(column)));
        }
    }

    void laterLinesLieOnTop()
    {
        const std::vector<double> level{5, 5};
        const QImage image = rasteriseLines(
            {{level.data(), 0xffff0000}, {level.data(), 0xff00ff00}}, 2, {0, 1, 0, 10}, {20, 20},
            4);
        QCOMPARE(image.pixel(10, 10), 0xff00ff00);
    }

    void aSampleBetweenTwoGapsIsADot()
    {
        const std::vector<double> lonely{gap, gap, 5, gap, gap};
        const QImage image = rasteriseLines({{lonely.data(), ink}}, 5, {0, 4, 0, 10}, {100, 100},
                                            1.2);
        int inked = 0;
        for (int column = 0; column < 100; ++column)
            inked += inkOf(image, column).top >= 0 ? 1 : 0;
        QCOMPARE(inked, 3);
        QVERIFY(inkOf(image, 50).top >= 0);
    }

    void thickLinesAreThickWhereTheyAreSteepToo()
    {
        const std::vector<double> steep{0, 0, 0, 100, 100, 100};
        const QImage image = rasteriseLines({{steep.data(), ink}}, 6, {2.45, 2.55, 0, 100},
                                            {20, 400}, 6);
        // The middle of the slope crosses the whole height in about 10 columns' width.
        const QImage flat = rasteriseLines({{steep.data(), ink}}, 6, {0, 5, 0, 100}, {500, 400}, 6);
        int widest = 0;
        for (int column = 0; column < 500; ++column)
            widest += qAlpha(flat.pixel(column, 200)) > 128 ? 1 : 0;
        QVERIFY2(widest >= 5, qPrintable(QString::number(widest)));
        QVERIFY(!image.isNull());
    }

    void nothingToDrawIsAnEmptyPicture()
    {
        const QImage image = rasteriseLines({}, 0, {0, 1, 0, 1}, {10, 10}, 1.2);
        QCOMPARE(image.pixel(5, 5), 0U);
        QVERIFY(rasteriseLines({}, 10, {0, 1, 0, 1}, {}, 1.2).isNull());
        const std::vector<double> outside{1e300, -1e300, 1e300};
        const QImage clipped = rasteriseLines({{outside.data(), ink}}, 3, {0, 2, 0, 1}, {30, 30},
                                              1.2);
        QCOMPARE(inkOf(clipped, 22).top, 0);
        QCOMPARE(inkOf(clipped, 22).bottom, 29);
    }
};

QTEST_GUILESS_MAIN(TstSpanRaster)
#include "tst_spanraster.moc"
