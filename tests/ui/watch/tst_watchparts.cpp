#include "prometheus/targetsmodel.h"
#include "theme/status.h"
#include "theme/themesource.h"
#include "watch/eventlines.h"
#include "watch/safetooltip.h"
#include "watch/tablestack.h"
#include "watch/targetstree.h"
#include "watch/watchview.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <numeric>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstWatchParts : public QObject
{
    Q_OBJECT

private:
    static Target target(const QString &job, const QString &instance, Target::Health health)
    {
        Target target;
        target.job = job;
        target.instance = instance;
        target.scrapeUrl = u"http://"_s + instance + u"/metrics"_s;
        target.health = health;
        return target;
    }

private Q_SLOTS:
    void smallTablesAreShownWholeAndTallOnesShareTheRest()
    {
        QCOMPARE(TableStack::shares({50, 50}, {100, 200}, 1000), (std::vector<int>{100, 200}));
        QCOMPARE(TableStack::shares({50, 50}, {100, 5000}, 1000), (std::vector<int>{100, 900}));
        QCOMPARE(TableStack::shares({50, 50, 50}, {5000, 5000, 100}, 1000),
                 (std::vector<int>{450, 450, 100}));
        QCOMPARE(TableStack::shares({50, 50}, {100, 100}, 60), (std::vector<int>{50, 50}));
        QVERIFY(TableStack::shares({}, {}, 100).empty());
    }

    void noShareIsLostOrInvented()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 500; ++round) {
            std::vector<int> least;
            std::vector<int> wished;
            for (int i = random.bounded(1, 7); i > 0; --i) {
                least.push_back(random.bounded(20, 120));
                wished.push_back(least.back() + random.bounded(0, 900));
            }
            const int room = random.bounded(100, 2500);
            const std::vector<int> given = TableStack::shares(least, wished, room);
            const int sum = std::accumulate(given.cbegin(), given.cend(), 0);
            const int needs = std::accumulate(least.cbegin(), least.cend(), 0);
            const int wants = std::accumulate(wished.cbegin(), wished.cend(), 0);
            for (std::size_t i = 0; i < given.size(); ++i)
                QVERIFY(given[i] >= least[i] && given[i] <= wished[i]);
            QCOMPARE(sum, std::max(needs, std::min(room, wants)));
        }
    }

    void everyViewNamesKnownKinds()
    {
        QSet<QString> ids;
        for (const WatchViewGroup &group : watchViewGroups()) {
            for (const WatchView &view : group.views) {
                QVERIFY(!view.title.isEmpty());
                QVERIFY2(!ids.contains(view.id), qPrintable(view.id));
                ids << view.id;
                for (const QString &plural : view.kinds) {
                    QVERIFY2(findKind(plural).has_value(), qPrintable(plural));
                    QVERIFY2(kindTitle(plural) != plural, qPrintable(plural));
                }
            }
        }
        QVERIFY(ids.contains(u"targets"_s));
    }

    void targetsAreGroupedByJob()
    {
        ThemeSource themes;
        TargetsModel targets;
        TargetsTree tree(themes.theme(), targets);
        QAbstractItemModelTester tester(&tree,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        targets.setTargets({target(u"node"_s, u"a:1"_s, Target::Health::Up),
                            target(u"node"_s, u"b:1"_s, Target::Health::Down),
                            target(u"api"_s, u"c:1"_s, Target::Health::Up)});
        QCOMPARE(tree.rowCount(), 2);
        QCOMPARE(tree.index(0, 0).data().toString(), u"api"_s);
        const QModelIndex node = tree.index(1, 0);
        QCOMPARE(tree.rowCount(node), 2);
        QCOMPARE(tree.index(1, TargetsTree::State).data().toString(), u"1 of 2 up"_s);
        QCOMPARE(tree.index(1, TargetsTree::State).data(ToneRole).toInt(), int(Tone::Error));
        QCOMPARE(tree.index(1, TargetsTree::State, node).data(ToneRole).toInt(), int(Tone::Error));
        QCOMPARE(tree.sourceRow(tree.index(1, 0, node)), 2);
        QCOMPARE(tree.sourceRow(node), -1);
        tree.setOnlyProblems(true);
        QCOMPARE(tree.rowCount(), 1);
        QCOMPARE(tree.shownTargets(), 1);
        tree.setOnlyProblems(false);
        tree.setTextFilter(u"API"_s);
        QCOMPARE(tree.shownTargets(), 1);
        tree.setTextFilter({});
        targets.setTargets({});
        QCOMPARE(tree.rowCount(), 0);
    }

    void randomTargetsKeepTheTreeSound()
    {
        ThemeSource themes;
        TargetsModel targets;
        TargetsTree tree(themes.theme(), targets);
        QAbstractItemModelTester tester(&tree,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(11);
        for (int round = 0; round < 100; ++round) {
            QList<Target> list;
            QSet<QString> used;
            for (int i = random.bounded(20); i > 0; --i) {
                const QString job = u"job%1"_s.arg(random.bounded(4));
                const QString instance = u"h%1:1"_s.arg(random.bounded(8));
                if (used.contains(job + instance))
                    continue;
                used << job + instance;
                list << target(job, instance,
                               random.bounded(2) ? Target::Health::Up : Target::Health::Down);
            }
            targets.setTargets(list);
            tree.setOnlyProblems(random.bounded(3) == 0);
            tree.setOnlyProblems(false);
            QCOMPARE(tree.shownTargets(), int(list.size()));
        }
    }

    void textThatLooksLikeHtmlStaysText()
    {
        QCOMPARE(safeToolTip(u"<b>x</b> & y"_s), u"<qt>&lt;b&gt;x&lt;/b&gt; &amp; y</qt>"_s);
        QVERIFY(safeToolTip({}).isEmpty());
        QCOMPARE(TargetsTree::causeOf(u"Get \"http://a\": dial tcp: connection refused"_s),
                 u"connection refused"_s);
        QCOMPARE(TargetsTree::causeOf(u"plain"_s), u"plain"_s);
    }

    void theNewestEventComesFirst()
    {
        const QList<ResourceColumn> columns{{u"Last Seen"_s, u"string"_s, {}, 0},
                                            {u"Reason"_s, u"string"_s, {}, 0},
                                            {u"Message"_s, u"string"_s, {}, 0},
                                            {u"Count"_s, u"string"_s, {}, 1}};
        const auto event = [](const QByteArray &uid, double seen, const QString &reason) {
            ResourceRow row;
            row.uid = uid;
            row.cells = {{{}, seen}, {reason}, {u"m"_s}, {u"7"_s, 7.0}};
            return row;
        };
        EventLines events;
        events.apply({columns, {event("a", 1000, u"Old"_s), event("b", 2000, u"New"_s)}, {}});
        QCOMPARE(events.lines().first().reason, u"New"_s);
        QCOMPARE(events.lines().first().count, 7);
        events.apply({{}, {}, {"b"}});
        QCOMPARE(events.lines().size(), 1);
    }
};

QTEST_MAIN(TstWatchParts)
#include "tst_watchparts.moc"
