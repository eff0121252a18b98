#include "cluster/clustersession.h"
#include "fakeapiserver.h"
#include "theme/themesource.h"
#include "watch/watchpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// The page as a person uses it, by keyboard, against a fake API server.
class TstWatchPage : public QObject
{
    Q_OBJECT

private:
    using Request = FakeApiServer::Request;

    struct Bench
    {
        ThemeSource themes;
        FakeApiServer server;
        std::unique_ptr<ClusterSession> cluster;
        std::unique_ptr<WatchPage> page;
        QList<Request> podWatches;
        bool forbidsServices = false;

        bool begin(const QString &view = u"glance"_s)
        {
            if (!server.listen())
                return false;
            server.setHandler([this](const Request &r) { answer(r); });
            ConnectionSettings settings;
            settings.server = server.url();
            WatchTimings timings;
            timings.firstRetry = std::chrono::milliseconds(50);
            timings.staleAfter = std::chrono::milliseconds(200);
            cluster = std::make_unique<ClusterSession>(u"test"_s, settings, timings);
            page = std::make_unique<WatchPage>(themes.theme());
            page->resize(1300, 800);
            page->setNamespace(u"monitoring"_s);
            page->setCluster(cluster.get());
            page->showView(view);
            page->show();
            return QTest::qWaitForWindowExposed(page.get());
        }
        void answer(const Request &r)
        {
            const QByteArray path = r.target.split('?').first();
            if (forbidsServices && path.endsWith("/services"))
                return r.answer(403, fakeStatus(403, "services is forbidden"));
            if (r.isWatch()) {
                if (path.endsWith("/pods"))
                    podWatches << r;
                return r.startStream();
            }
            if (path.endsWith("/pods"))
                return r.answer(200,
                                fakeTable({fakeRow("grafana"), fakeRow("prometheus", "Pending"),
                                           fakeRow("thanos")},
                                          "10"));
            if (path.endsWith("/pods/prometheus"))
                return r.answer(200,
                                R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":)"
                                R"("prometheus","namespace":"monitoring","uid":)"
                                R"("uid-prometheus"},"status":{"phase":"Pending",)"
                                R"("conditions":[{"type":"PodScheduled","status":"False",)"
                                R"("message":"no node fits"}]}})");
            if (path.endsWith("/persistentvolumeclaims"))
                return r.answer(200, fakeTable({fakeRow("db-0", "Bound")}, "10"));
            r.answer(200, fakeTable({}, "10"));
        }
        template<typename Widget>
        Widget *find(const char *name) const
        {
            return page->findChild<Widget *>(QString::fromLatin1(name));
        }
        QTableView *pods() const { return find<QTableView>("watch.pods.table"); }
        QString nameAt(int row) const { return pods()->model()->index(row, 0).data().toString(); }
    };

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Outcome>("binnacle::Outcome"); }

    void theFirstViewStacksTables()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        QTRY_COMPARE(
            bench.find<QTableView>("watch.persistentvolumeclaims.table")->model()->rowCount(), 1);
        QTRY_COMPARE(bench.find<QLabel>("watch.counts")->text(), u"4 of 4 objects in monitoring"_s);
        QTRY_COMPARE(bench.find<QWidget>("watch.pods.state")->accessibleName(), u"live"_s);
        QTRY_COMPARE(bench.find<QLabel>("watch.ingresses.message")->text(),
                     u"There are none in monitoring."_s);
    }

    void typingFiltersAndEscapeClears()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        QTest::keyClick(bench.page.get(), Qt::Key_F, Qt::ControlModifier);
        auto *filter = bench.find<QLineEdit>("watch.filter");
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"prom"_s);
        QCOMPARE(bench.pods()->model()->rowCount(), 1);
        QCOMPARE(bench.find<QLabel>("watch.pods.count")->text(), u"1 of 3"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(bench.pods()->model()->rowCount(), 3);
        QTest::keyClick(bench.page.get(), Qt::Key_P, Qt::AltModifier);
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 1);
        QVERIFY(bench.find<QPushButton>("watch.onlyProblems")->isChecked());
    }

    void theChosenRowShowsItsDetails()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        bench.pods()->setFocus();
        bench.pods()->selectRow(0);
        QTest::keyClick(bench.pods(), Qt::Key_Down);
        QCOMPARE(bench.find<QLabel>("watch.details.name")->text(), u"prometheus"_s);
        const auto saysWhy = [&bench] {
            const auto labels =
                bench.find<QWidget>("watch.details.summary")->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
                return label->text().contains(u"pending: no node fits"_s);
            });
        };
        QTRY_VERIFY(saysWhy());
        auto *tabs = bench.find<QTabBar>("watch.details.tabs");
        tabs->setCurrentIndex(2);
        QTRY_VERIFY(bench.find<QPlainTextEdit>("watch.details.yaml.text")
                        ->toPlainText()
                        .contains(u"phase: Pending"_s));
        // Its events are watched, of this object only.
        const auto asksForEvents = [&bench] {
            return std::any_of(bench.server.targets().cbegin(), bench.server.targets().cend(),
                               [](const QByteArray &target) {
                                   return target.contains("involvedObject.uid%3Duid-prometheus");
                               });
        };
        QTRY_VERIFY(asksForEvents());
    }

    void theCursorGoesFromTableToTable()
    {
        Bench bench;
        QVERIFY(bench.begin());
        auto *claims = bench.find<QTableView>("watch.persistentvolumeclaims.table");
        QTRY_VERIFY(claims->isVisible() && bench.pods()->model()->rowCount() == 3);
        bench.pods()->setFocus();
        bench.pods()->selectRow(2);
        QTest::keyClick(bench.pods(), Qt::Key_Down);
        QTRY_VERIFY(claims->hasFocus());
        QCOMPARE(bench.find<QLabel>("watch.details.name")->text(), u"db-0"_s);
        QVERIFY(!bench.pods()->selectionModel()->hasSelection());
        QTest::keyClick(claims, Qt::Key_Up);
        QTRY_VERIFY(bench.pods()->hasFocus());
        QCOMPARE(bench.find<QLabel>("watch.details.name")->text(), u"thanos"_s);
    }

    void eventsMoveRowsAndKeepTheSelection()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        QTRY_COMPARE(bench.podWatches.size(), 1);
        bench.pods()->selectRow(1);
        bench.podWatches[0].stream(fakeEvent("ADDED", fakeRow("alertmanager"), "11")
                                   + fakeEvent("DELETED", fakeRow("grafana"), "12")
                                   + fakeEvent("ADDED", fakeRow("blackbox"), "13"));
        QTRY_COMPARE(bench.nameAt(1), u"blackbox"_s);
        QCOMPARE(bench.pods()->currentIndex().row(), 2);
        QTRY_VERIFY(bench.find<QWidget>("watch.pods.state")
                        ->accessibleName()
                        .startsWith(u"live, event "_s));
    }

    void aHeaderClickSortsBothWays()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        QHeaderView *header = bench.pods()->horizontalHeader();
        const QPoint place(header->sectionViewportPosition(0) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(bench.nameAt(0), u"thanos"_s);
        QCOMPARE(header->model()->headerData(0, Qt::Horizontal).toString(), u"Name ↓"_s);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(bench.nameAt(0), u"grafana"_s);
    }

    void anOutageIsSaidAndHeals()
    {
        Bench bench;
        QVERIFY(bench.begin(u"pods"_s));
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        const quint16 port = bench.server.port();
        bench.server.close();
        QTRY_VERIFY(bench.find<QWidget>("watch.pods.notice"));
        QVERIFY(bench.find<QWidget>("watch.pods.notice")
                    ->accessibleName()
                    .startsWith(u"stale since "_s));
        QCOMPARE(bench.pods()->model()->rowCount(), 3);
        QVERIFY(bench.server.listen(port));
        QTRY_VERIFY(!bench.find<QWidget>("watch.pods.notice"));
    }

    void missingRightsAreSaidWhereTheRowsWouldBe()
    {
        Bench bench;
        bench.forbidsServices = true;
        QVERIFY(bench.begin());
        QTRY_VERIFY(bench.find<QWidget>("watch.services.notice"));
        QVERIFY(bench.find<QWidget>("watch.services.notice")
                    ->accessibleName()
                    .contains(u"services is forbidden"_s));
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3); // the others do not suffer
    }

    void choosingAKindWatchesOnlyThat()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.cluster->watchCount(), 5);
        auto *kinds = bench.find<QTreeView>("watch.kinds.tree");
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_Down);
        QCOMPARE(bench.page->currentView(), u"pods"_s);
        QCOMPARE(bench.cluster->watchCount(), 1);
        bench.page->hide();
        QCOMPARE(bench.cluster->watchCount(), 0); // what is not seen is not watched
        bench.page->show();
        QTRY_COMPARE(bench.cluster->watchCount(), 1);
        bench.page->setCluster(nullptr);
        QCOMPARE(bench.cluster->watchCount(), 0);
        QVERIFY(bench.find<QLabel>("watch.nothing")->isVisible());
    }

    void copyingGivesTextWithTabs()
    {
        Bench bench;
        QVERIFY(bench.begin(u"pods"_s));
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        bench.pods()->selectRow(1);
        QTest::keyClick(bench.page.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.value(0), u"Name\tStatus\tAge"_s);
        QVERIFY(lines.value(1).startsWith(u"prometheus\tPending "_s));
        QCOMPARE(lines.size(), 3);
    }

    void everyWidgetForInputHasAName()
    {
        Bench bench;
        QVERIFY(bench.begin());
        QTRY_COMPARE(bench.pods()->model()->rowCount(), 3);
        QStringList nameless;
        int seen = 0;
        for (const QWidget *widget : bench.page->findChildren<QWidget *>()) {
            const bool takesInput = qobject_cast<const QLineEdit *>(widget)
                || qobject_cast<const QPushButton *>(widget)
                || qobject_cast<const QTabBar *>(widget)
                || qobject_cast<const QPlainTextEdit *>(widget)
                || (qobject_cast<const QAbstractItemView *>(widget)
                    && !qobject_cast<const QHeaderView *>(widget));
            if (!takesInput)
                continue;
            ++seen;
            const auto *button = qobject_cast<const QPushButton *>(widget);
            const bool isSaid = !widget->accessibleName().isEmpty()
                || (button && !button->text().isEmpty());
            if (widget->objectName().isEmpty() || !isSaid)
                nameless << QString::fromLatin1(widget->metaObject()->className()) + u' '
                        + widget->objectName();
        }
        QVERIFY(seen > 12);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    }
};

QTEST_MAIN(TstWatchPage)
#include "tst_watchpage.moc"
