#include "query/legendmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

/// One row of steps per name.
std::shared_ptr<const RangeResult> resultOf(
    const QList<QPair<QString, std::vector<double>>> &series)
{
    auto result = std::make_shared<RangeResult>();
    const auto steps = static_cast<qint64>(series.isEmpty() ? 1 : series.first().second.size());
    result->grid = SeriesGrid(QueryRange{0, (steps - 1) * 1000, 1000, false});
    for (const auto &[name, values] : series) {
        double *row = result->grid.addSeries({{u"__name__"_s, u"m"_s}, {u"pod"_s, name}});
        std::copy(values.begin(), values.end(), row);
    }
    result->summaries = summariseAll(result->grid);
    return result;
}

QStringList names(const LegendModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, LegendModel::Name).data().toString();
    return all;
}

const double notANumber = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

} // namespace

class TstLegendModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfASeries()
    {
        LegendModel model;
        model.setResult(resultOf({{u"a"_s, {1, SeriesGrid::missingValue(), 4, 1}},
                                  {u"b"_s, {notANumber, infinity, 2, SeriesGrid::missingValue()}},
                                  {u"c"_s, {notANumber, notANumber, notANumber, notANumber}}}));
        const auto text = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(text(0, LegendModel::Last), u"1"_s);
        QCOMPARE(text(0, LegendModel::Min), u"1"_s);
        QCOMPARE(text(0, LegendModel::Max), u"4"_s);
        QCOMPARE(text(0, LegendModel::Mean), u"2"_s);
        QCOMPARE(text(1, LegendModel::Last), u"2"_s);
        QCOMPARE(text(1, LegendModel::Max), u"2"_s); // infinity has no place on a chart
        QCOMPARE(text(2, LegendModel::Last), u"NaN"_s);
        QCOMPARE(text(2, LegendModel::Mean), QString());
        model.setUnit(ValueUnit::Ratio, 0.001);
        QCOMPARE(text(0, LegendModel::Max), u"400.0 %"_s);
    }

    void aClickIsolatesAndASecondShowsAllAgain()
    {
        LegendModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResult(resultOf({{u"a"_s, {1}}, {u"b"_s, {2}}, {u"c"_s, {3}}}));
        QSignalSpy changed(&model, &LegendModel::shownChanged);
        QVERIFY(model.shown().empty());
        model.isolate(1);
        QCOMPARE(model.shown(), (std::vector<bool>{false, true, false}));
        model.toggle(2);
        QCOMPARE(model.shown(), (std::vector<bool>{false, true, true}));
        model.isolate(1);
        QCOMPARE(model.shown(), (std::vector<bool>{false, true, false}));
        model.isolate(1);
        QVERIFY(model.shown().empty());
        QCOMPARE(changed.count(), 4);
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).isNull());
        model.toggle(0);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"a, hidden"_s);
    }

    void sortingPutsNaNLastInEitherOrder()
    {
        LegendModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResult(
            resultOf({{u"a"_s, {2}}, {u"b"_s, {notANumber}}, {u"c"_s, {3}}, {u"d"_s, {1}}}));
        const QPersistentModelIndex kept(model.index(2, 0));
        model.sort(LegendModel::Last, Qt::AscendingOrder);
        QCOMPARE(names(model), (QStringList{u"d"_s, u"a"_s, u"c"_s, u"b"_s}));
        model.sort(LegendModel::Last, Qt::DescendingOrder);
        QCOMPARE(names(model), (QStringList{u"c"_s, u"a"_s, u"d"_s, u"b"_s}));
        QCOMPARE(kept.data().toString(), u"c"_s);
        model.isolate(0);
        QCOMPARE(model.shown(), (std::vector<bool>{false, false, true, false}));
        model.sort(-1, Qt::AscendingOrder);
        QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    }

    void theFilterKeepsMatchingNames()
    {
        LegendModel model;
        model.setResult(resultOf({{u"web-1"_s, {1}}, {u"db-1"_s, {2}}, {u"Web-2"_s, {3}}}));
        model.setFilter(u"web"_s);
        QCOMPARE(names(model), (QStringList{u"web-1"_s, u"Web-2"_s}));
        model.isolate(1);
        QCOMPARE(model.shown(), (std::vector<bool>{false, false, true}));
        QCOMPARE(model.totalCount(), 3);
    }

    void theSameSeriesAgainStayHidden()
    {
        LegendModel model;
        model.setResult(resultOf({{u"a"_s, {1}}, {u"b"_s, {2}}}));
        model.toggle(0);
        model.setResult(resultOf({{u"a"_s, {5}}, {u"b"_s, {6}}}));
        QCOMPARE(model.shown(), (std::vector<bool>{false, true}));
        model.setResult(resultOf({{u"a"_s, {5}}, {u"c"_s, {6}}}));
        QVERIFY(model.shown().empty());
    }

    void namesFromTheClusterSteerNothing()
    {
        LegendModel model;
        model.setResult(resultOf({{u"a"_s, {1}}, {u"<b>\x1b[31m\u202e"_s, {2}}}));
        const QString name = model.index(1, 0).data().toString();
        QVERIFY(!name.contains(QChar(0x1b)) && !name.contains(QChar(0x202e)));
        QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u'<'));
    }
};

QTEST_GUILESS_MAIN(TstLegendModel)
#include "tst_legendmodel.moc"
