#include "../prometheus/standintransport.h"
#include "query/chartimage.h"
#include "query/expressioneditor.h"
#include "query/legendmodel.h"
#include "query/querypage.h"
#include "query/spanchart.h"
#include "query/tonestrip.h"
#include "theme/themesource.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QUrlQuery>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

/// Answers range queries on the grid they ask for: `seriesCount` straight lines with a gap in the
/// middle; instant queries with two samples. "fail" in the expression is an error at its column.
class RangeServer
{
public:
    StandinTransport::Answer operator()(const HttpRequest &request) const
    {
        const QUrlQuery form(QString::fromLatin1(request.body));
        const QString expression = form.queryItemValue(u"query"_s, QUrl::FullyDecoded);
        if (expression.contains("silent"_L1))
            return {200, {}, {}, true};
        if (const qsizetype at = expression.indexOf("fail"_L1); at >= 0)
            return {400,
                    R"({"status":"error","errorType":"bad_data","error":"1:)"
                        + QByteArray::number(at + 1) + R"(: parse error: unexpected failure"})",
                    {},
                    false};
        if (!request.target.contains("query_range"))
            return {
                200,
                R"({"status":"success","data":{"resultType":"vector","result":[)"
                R"({"metric":{"pod":"a"},"value":[1,"3"]},{"metric":{"pod":"b"},"value":[1,"4"]})"
                "]}}",
                {},
                false};
        return {200, matrix(form, expression.contains("nothing"_L1) ? 0 : 3), {}, false};
    }

private:
    static QByteArray matrix(const QUrlQuery &form, int seriesCount)
    {
        const qint64 start = form.queryItemValue(u"start"_s).toLongLong();
        const qint64 end = form.queryItemValue(u"end"_s).toLongLong();
        const qint64 step = form.queryItemValue(u"step"_s).toLongLong();
        QByteArrayList series;
        for (int i = 0; i < seriesCount; ++i) {
            QByteArrayList points;
            for (qint64 at = start; at <= end; at += step) {
                const double share = double(at - start) / double(end - start);
                if (share < 0.4 || share > 0.6)
                    points << '[' + QByteArray::number(at) + ",\""
                            + QByteArray::number(10 * (i + 1)) + "\"]";
            }
            series << R"({"metric":{"pod":"pod-)" + QByteArray::number(i) + R"("},"values":[)"
                    + points.join(',') + "]}";
        }
        return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series.join(',')
            + "]}}";
    }
};

} // namespace

/// The page as a person uses it, by keyboard and mouse, with a server that answers by rule.
class TstQueryPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<StandinTransport> m_server;
    std::unique_ptr<QueryPage> m_page;

    template<typename T>
    T *part(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    /// Types an expression, presses Enter and waits until it has ended.
    bool asked(const QString &expression)
    {
        QSignalSpy finished(m_page.get(), &QueryPage::finished);
        auto *editor = part<ExpressionEditor>("queryExpression");
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, expression);
        QTest::keyClick(editor, Qt::Key_Return);
        return (finished.count() > 0 || finished.wait()) && finished.first().first().toBool();
    }

    QTableView *legend() { return part<QTableView>("queryLegend"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeSource>();
        m_themes->setChoice(ThemeSource::Choice::Light);
        m_themes->install();
    }

    void init()
    {
        m_server = std::make_unique<StandinTransport>(RangeServer());
        m_page = std::make_unique<QueryPage>(m_themes->theme());
        m_page->resize(1280, 760);
        m_page->show();
        m_page->setEndpoint(
            PrometheusEndpoint::throughService(*m_server, {u"m"_s, u"p"_s, u"web"_s, false, {}}),
            u"3.15.0"_s);
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_server.reset();
    }

    void enterRunsWhatWasTyped()
    {
        QVERIFY(asked(u"sum by (pod) (up)"_s));
        QCOMPARE(legend()->model()->rowCount(), 3);
        QCOMPARE(legend()->model()->index(2, 0).data().toString(), u"pod-2"_s);
        const QString statistics = part<QLabel>("queryStatistics")->text();
        QVERIFY2(statistics.startsWith("3 series, "_L1), qPrintable(statistics));
        QVERIFY(part<QLabel>("queryPoints")->text().startsWith("241 of 11,000"_L1));
    }

    void anErrorMarksItsPlaceAndKeepsTheOldChart()
    {
        QVERIFY(asked(u"up"_s));
        QVERIFY(!asked(u"sum(fail)"_s));
        QCOMPARE(part<ToneStrip>("queryError")->message(),
                 u"Column 5: parse error: unexpected failure"_s);
        QVERIFY(part<ToneStrip>("queryOld")->message().contains("up"_L1));
        QVERIFY(part<SpanChart>("queryChart")->isVisible());
        QVERIFY(asked(u"up"_s));
        QVERIFY(part<ToneStrip>("queryError")->message().isEmpty());
        QVERIFY(part<ToneStrip>("queryOld")->message().isEmpty());
    }

    void gapsAreSeenAndLinesAreDrawn()
    {
        QVERIFY(asked(u"up"_s));
        auto *chart = part<SpanChart>("queryChart");
        const QImage image = chart->image({800, 400}, 1);
        // Ground, grid and words are neutral; lines, also half covered pixels of them, are not.
        const auto colored = [&image](int fromX, int toX) {
            int found = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = fromX; x < toX; ++x)
                    found += image.pixelColor(x, y).hsvSaturation() > 80 ? 1 : 0;
            return found;
        };
        QVERIFY2(colored(100, 300) > 500, qPrintable(QString::number(colored(100, 300))));
        QCOMPARE(colored(390, 450), 0);
        QCOMPARE(image.pixelColor(420, 300), m_themes->theme().color.hover);
        QCOMPARE(image.pixelColor(200, 300), m_themes->theme().color.base);
    }

    void draggingZoomsAndCtrlZUndoes()
    {
        QVERIFY(asked(u"up"_s));
        auto *chart = part<SpanChart>("queryChart");
        QSignalSpy viewChanged(chart, &ChartView::viewChanged);
        const int y = chart->height() / 2;
        QTest::mousePress(chart, Qt::LeftButton, {}, {200, y});
        QTest::mouseMove(chart, {300, y});
        QTest::mouseRelease(chart, Qt::LeftButton, {}, {400, y});
        QCOMPARE(viewChanged.count(), 1);
        const qint64 length = viewChanged.first()[1].toLongLong()
            - viewChanged.first()[0].toLongLong();
        QVERIFY(length > 300'000 && length < 2'400'000);
        QVERIFY(chart->canUndoZoom());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(viewChanged.count(), 2);
        QCOMPARE(viewChanged.last()[1].toLongLong() - viewChanged.last()[0].toLongLong(),
                 3'600'000);
        QVERIFY(!chart->canUndoZoom() && chart->canRedoZoom());
        QTest::keyClick(chart, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(viewChanged.last()[1].toLongLong() - viewChanged.last()[0].toLongLong(), length);
    }

    void theCrossHairReadsAllValuesByMouseAndKeyboard()
    {
        QVERIFY(asked(u"up"_s));
        auto *chart = part<SpanChart>("queryChart");
        auto *hair = part<Crosshair>("queryCrosshair");
        QTest::mouseMove(chart, {200, 100});
        QVERIFY(hair->step() > 0);
        QVERIFY2(hair->text().contains("pod-2 30"_L1), qPrintable(hair->text()));
        QVERIFY(hair->text().indexOf("pod-2"_L1) < hair->text().indexOf("pod-0"_L1));
        chart->setFocus();
        const qsizetype before = hair->step();
        QTest::keyClick(chart, Qt::Key_Right);
        QCOMPARE(hair->step(), before + 1);
        QTest::keyClick(chart, Qt::Key_End);
        QCOMPARE(hair->step(), 240);
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(hair->step(), -1);
    }

    void aClickInTheLegendIsolates()
    {
        QVERIFY(asked(u"up"_s));
        auto *model = qobject_cast<LegendModel *>(legend()->model());
        const auto clickRow = [this](int row, Qt::KeyboardModifiers modifiers) {
            const QRect cell = legend()->visualRect(legend()->model()->index(row, 0));
            QTest::mouseClick(legend()->viewport(), Qt::LeftButton, modifiers, cell.center());
        };
        clickRow(1, {});
        QCOMPARE(model->shown(), (std::vector<bool>{false, true, false}));
        clickRow(2, Qt::ControlModifier);
        QCOMPARE(model->shown(), (std::vector<bool>{false, true, true}));
        legend()->setFocus();
        legend()->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(legend(), Qt::Key_Return);
        QCOMPARE(model->shown(), (std::vector<bool>{true, false, false}));
        QTest::keyClick(legend(), Qt::Key_Return);
        QVERIFY(model->shown().empty());
    }

    void theTableAsksForTheNewestValues()
    {
        QVERIFY(asked(u"up"_s));
        auto *tabs = part<QTabBar>("queryTabs");
        auto *table = part<QTableView>("queryTable");
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QVERIFY(QTest::qWaitFor([table] { return table->model()->rowCount() == 2; }));
        QCOMPARE(table->model()->index(1, 0).data().toString(), u"b"_s);
        QCOMPARE(table->model()->index(1, 1).data().toString(), u"4"_s);
    }

    void theNewestQueryWins()
    {
        auto *editor = part<ExpressionEditor>("queryExpression");
        editor->setExpression(u"silent"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        auto *stop = part<QPushButton>("queryStop");
        QTRY_VERIFY(stop->isVisible());
        QVERIFY(asked(u"up"_s));
        QVERIFY(!stop->isVisible());
        QCOMPARE(legend()->model()->rowCount(), 3);
    }

    void presetsAndTimesAskAgain()
    {
        QVERIFY(asked(u"up"_s));
        QSignalSpy finished(m_page.get(), &QueryPage::finished);
        QTest::mouseClick(part<QPushButton>("queryPreset900"), Qt::LeftButton);
        QVERIFY(finished.wait());
        auto *from = part<QLineEdit>("queryFrom");
        auto *to = part<QLineEdit>("queryTo");
        from->setText(u"2025-11-21 10:00"_s);
        to->setText(u"2025-11-21 12:00"_s);
        QTest::keyClick(to, Qt::Key_Return);
        QVERIFY(finished.wait());
        QCOMPARE(from->text(), u"2025-11-21 10:00:00"_s);
        QVERIFY(!part<QPushButton>("queryPreset900")->isChecked());
        to->setText(u"tomorrow"_s);
        QTest::keyClick(to, Qt::Key_Return);
        QCOMPARE(to->text(), u"2025-11-21 12:00:00"_s);
    }

    void anEmptyResultSaysWhatToDo()
    {
        QVERIFY(asked(u"nothing"_s));
        QCOMPARE(part<QLabel>("queryMessageHeadline")->text(), u"Nothing in this range"_s);
        m_page->setUnavailable(u"No Prometheus was found"_s, u"trace"_s);
        QVERIFY(!part<QPushButton>("queryRun")->isEnabled());
        QCOMPARE(part<QLabel>("queryMessageHeadline")->text(), u"No Prometheus was found"_s);
    }

    void everyControlHasANameForScreenReaders()
    {
        QVERIFY(asked(u"up"_s));
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith("qt_"_L1))
                continue;
            const auto *button = qobject_cast<const QPushButton *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty()
                || (button && !button->text().isEmpty());
            const bool isOurs = !widget->objectName().isEmpty();
            QVERIFY2(isNamed || !isOurs, qPrintable(widget->objectName()));
        }
    }

    /// What `binnacle query --format png` writes.
    void aResultCanBeDrawnWithoutAWindow()
    {
        auto result = std::make_shared<RangeResult>();
        result->expression = u"up"_s;
        result->grid = SeriesGrid(QueryRange{0, 3'600'000, 15'000, false});
        for (int series = 0; series < 40; ++series)
            std::fill_n(result->grid.addSeries({{u"pod"_s, QString::number(series)}}), 241, series);
        result->summaries = summariseAll(result->grid);
        ChartImageOptions options;
        options.size = {800, 500};
        options.scale = 2;
        const QImage image = chartImage(result, m_themes->theme(), options);
        QCOMPARE(image.size(), QSize(1600, 1000));
        const auto coloredRows = [&image](int x) {
            int rows = 0;
            for (int y = 0; y < image.height(); ++y)
                rows += image.pixelColor(x, y).hsvSaturation() > 80 ? 1 : 0;
            return rows;
        };
        QVERIFY(coloredRows(800) > 30); // lines
        QVERIFY(coloredRows(40) > 10); // strokes in the legend
        const auto empty = std::make_shared<RangeResult>();
        QVERIFY(!chartImage(empty, m_themes->theme(), options).isNull());
    }

    void aThemeChangeRepaintsTheChart()
    {
        QVERIFY(asked(u"up"_s));
        auto *chart = part<SpanChart>("queryChart");
        const QColor before = chart->image({400, 200}, 1).pixelColor(2, 2);
        m_themes->setChoice(ThemeSource::Choice::Dark);
        QCoreApplication::processEvents();
        const QColor after = chart->image({400, 200}, 1).pixelColor(2, 2);
        m_themes->setChoice(ThemeSource::Choice::Light);
        QVERIFY(before != after);
        QCOMPARE(before, m_themes->theme().color.base);
    }
};

QTEST_MAIN(TstQueryPage)
#include "tst_querypage.moc"
