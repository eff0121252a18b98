#include "cluster/resourcetablemodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const QList<ResourceColumn> columns{
    {u"Name"_s, u"string"_s, u"name"_s, 0}, {u"Ready"_s, u"string"_s, {}, 0},
    {u"Status"_s, u"string"_s, {}, 0},      {u"Restarts"_s, u"string"_s, {}, 0},
    {u"Age"_s, u"string"_s, {}, 0},         {u"Node"_s, u"string"_s, {}, 1}};

ResourceRow pod(const QString &name, const QString &status = u"Running"_s, int restarts = 0,
                qint64 created = 1000)
{
    ResourceRow row;
    row.uid = "uid-" + name.toUtf8();
    row.nameSpace = u"monitoring"_s;
    row.name = name;
    row.created = created;
    row.level = status == u"Running" ? ProblemLevel::Ok : ProblemLevel::Warn;
    row.cells = {{name},
                 {u"1/1"_s, 1.0},
                 {status},
                 {QString::number(restarts), double(restarts)},
                 {{}, double(created)},
                 {u"node-1"_s}};
    return row;
}

ResourceQuery pods()
{
    return {*findKind(u"pods"_s), u"monitoring"_s, {}, {}, ResourceQuery::Form::Table};
}

QStringList names(const ResourceTableModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data(ResourceTableModel::NameRole).toString();
    return names;
}

} // namespace

class TstResourceTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreSortedByName()
    {
        ResourceTableModel model(pods());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply({columns, {pod(u"c"_s), pod(u"a"_s), pod(u"b"_s)}, {}});
        QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(model.columnCount(), 5);
        model.setWide(true);
        QCOMPARE(model.columnCount(), 6);
        QCOMPARE(model.headerData(5, Qt::Horizontal, Qt::DisplayRole).toString(), u"Node"_s);
    }

    void allNamespacesHaveANamespaceColumn()
    {
        ResourceQuery all = pods();
        all.nameSpace.clear();
        ResourceTableModel model(all);
        model.apply({columns, {pod(u"a"_s)}, {}});
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Namespace"_s);
        QCOMPARE(model.index(0, 0).data().toString(), u"monitoring"_s);
        QCOMPARE(model.index(0, 1).data().toString(), u"a"_s);
    }

    void columnsSortByMeaning()
    {
        ResourceTableModel model(pods());
        model.apply({columns,
                     {pod(u"a"_s, u"Running"_s, 9, 3000), pod(u"b"_s, u"Running"_s, 10, 1000),
                      pod(u"c"_s, u"Pending"_s, 2, 2000)},
                     {}});
        model.sort(3, Qt::DescendingOrder);
        QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
        model.sort(4, Qt::AscendingOrder); // the youngest first
        QCOMPARE(names(model), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
        model.sort(2, Qt::AscendingOrder);
        QCOMPARE(names(model), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    }

    void filtersCountAndRestore()
    {
        ResourceTableModel model(pods());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy counts(&model, &ResourceTableModel::countsChanged);
        model.apply({columns,
                     {pod(u"grafana-0"_s), pod(u"grafana-1"_s, u"Pending"_s), pod(u"prom"_s)},
                     {}});
        model.setTextFilter(u"GRAF"_s);
        QCOMPARE(names(model), (QStringList{u"grafana-0"_s, u"grafana-1"_s}));
        QCOMPARE(model.totalCount(), 3);
        model.setOnlyProblems(true);
        QCOMPARE(names(model), (QStringList{u"grafana-1"_s}));
        model.apply({{}, {pod(u"grafana-1"_s)}, {}}); // it is well again
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.levelCounts()[std::size_t(ProblemLevel::Ok)], 3);
        model.setOnlyProblems(false);
        model.setTextFilter(u"node-1 prom"_s); // words may stand in any cell
        QCOMPARE(names(model), (QStringList{u"prom"_s}));
        QCOMPARE(counts.count(), 6);
    }

    void selectionFollowsItsRow()
    {
        ResourceTableModel model(pods());
        model.apply({columns, {pod(u"a"_s), pod(u"b"_s), pod(u"c"_s)}, {}});
        const QPersistentModelIndex b = model.index(1, 0);
        const QPersistentModelIndex c = model.index(2, 0);
        model.apply({{}, {pod(u"aa"_s)}, {"uid-c"}});
        QCOMPARE(b.row(), 2);
        QCOMPARE(b.data(ResourceTableModel::NameRole).toString(), u"b"_s);
        QVERIFY(!c.isValid());
        QCOMPARE(model.rowOf("uid-b"), 2);
        QCOMPARE(model.rowOf("uid-c"), -1);
    }

    void agesAndPendingTick()
    {
        ResourceTableModel model(pods());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        model.apply({columns, {pod(u"a"_s, u"Pending"_s, 0, now - 3 * 60'000 - 500)}, {}});
        QCOMPARE(model.index(0, 4).data().toString(), u"3m"_s);
        QCOMPARE(model.index(0, 2).data().toString(), u"Pending 3m"_s);
        QCOMPARE(model.index(0, 2).data(ResourceTableModel::LevelRole).toInt(),
                 int(ProblemLevel::Warn));
        QVERIFY(!model.index(0, 0).data(ResourceTableModel::LevelRole).isValid());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.tick();
        QCOMPARE(changed.count(), 2);
    }

    void neighboursShareAPrefix()
    {
        ResourceTableModel model(pods());
        model.apply(
            {columns, {pod(u"stack-grafana-a"_s), pod(u"stack-prom-b"_s), pod(u"x"_s)}, {}});
        QCOMPARE(model.sharedPrefix(0), 6);
        QCOMPARE(model.sharedPrefix(1), 6);
        QCOMPARE(model.sharedPrefix(2), 0);
    }

    void randomBatchesMatchAPlainMap()
    {
        ResourceTableModel model(pods());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QMap<QString, QString> expected;
        QRandomGenerator random(42);
        model.apply({columns, {}, {}});
        QList<QPersistentModelIndex> kept;
        for (int round = 0; round < 400; ++round) {
            ResourceBatch batch;
            QSet<QString> used;
            for (int i = random.bounded(20); i > 0; --i) {
                const QString name = u"pod-%1"_s.arg(random.bounded(60));
                if (used.contains(name))
                    continue;
                used << name;
                const QString status = random.bounded(2) ? u"Running"_s : u"Pending"_s;
                batch.upserts.push_back(pod(name, status, random.bounded(5)));
                expected[name] = status;
            }
            for (int i = random.bounded(15); i > 0; --i) {
                const QString name = u"pod-%1"_s.arg(random.bounded(60));
                if (used.contains(name))
                    continue;
                batch.removed.push_back("uid-" + name.toUtf8());
                expected.remove(name);
            }
            model.apply(batch);
            if (random.bounded(4) == 0)
                model.sort(random.bounded(5),
                           random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            model.setOnlyProblems(random.bounded(3) == 0);
            model.setTextFilter(random.bounded(3) == 0 ? u"pod-1"_s : QString());

            model.setOnlyProblems(false);
            model.setTextFilter({});
            QMap<QString, QString> actual;
            for (int row = 0; row < model.rowCount(); ++row) {
                actual[model.index(row, 0).data().toString()] =
                    model.index(row, 2).data(ResourceTableModel::SortRole).toString();
            }
            QCOMPARE(actual, expected);
            QCOMPARE(model.rowCount(), int(expected.size()));
            QCOMPARE(model.totalCount(), int(expected.size()));
            if (model.rowCount() > 0)
                kept << model.index(random.bounded(model.rowCount()), 0);
        }
        for (const QPersistentModelIndex &index : std::as_const(kept))
            QVERIFY(!index.isValid() || expected.contains(index.data().toString()));
    }

    void theOrderHoldsAfterEachBatch()
    {
        ResourceTableModel model(pods());
        QRandomGenerator random(7);
        model.apply({columns, {}, {}});
        model.sort(3, Qt::DescendingOrder);
        for (int round = 0; round < 100; ++round) {
            ResourceBatch batch;
            for (int i = 0; i < 10; ++i)
                batch.upserts.push_back(
                    pod(u"pod-%1"_s.arg(round * 3 + i), u"Running"_s, random.bounded(50)));
            model.apply(batch);
            for (int row = 1; row < model.rowCount(); ++row)
                QVERIFY(model.index(row - 1, 3).data().toInt()
                        >= model.index(row, 3).data().toInt());
        }
    }

    void tenThousandRowsInOneBatch()
    {
        ResourceTableModel model(pods());
        ResourceBatch batch;
        batch.columns = columns;
        for (int i = 0; i < 10'000; ++i)
            batch.upserts.push_back(
                pod(u"web-%1-7d9c5b8f6d-x"_s.arg(i * 7919 % 10'000), u"Running"_s, i % 100));
        model.apply(batch);
        QCOMPARE(model.rowCount(), 10'000);
        model.sort(3, Qt::DescendingOrder);
        batch.columns.reset();
        for (ResourceRow &row : batch.upserts)
            row.cells[3] = {u"7"_s, 7.0};
        QElapsedTimer timer;
        timer.start();
        model.apply(batch);
        qInfo("10,000 changed rows applied in %lld µs", timer.nsecsElapsed() / 1000);
        QCOMPARE(model.rowCount(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TstResourceTableModel)
#include "tst_resourcetablemodel.moc"
