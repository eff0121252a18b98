#include "base/networktransport.h"
#include "cluster/resourcewatcher.h"
#include "fakeapiserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Reflector semantics against a fake server that does what a real one does only when it breaks.
/// The cases follow client-go's reflector_test.go.
class TstResourceWatcher : public QObject
{
    Q_OBJECT

private:
    using Request = FakeApiServer::Request;

    /// A watcher with its peer, and what a table would show.
    struct Bench
    {
        FakeApiServer server;
        std::unique_ptr<NetworkTransport> transport;
        std::shared_ptr<FeedMailbox> mailbox = std::make_shared<FeedMailbox>();
        std::unique_ptr<ResourceWatcher> watcher;
        QMap<QByteArray, QString> shown; ///< uid → status
        FeedState state;
        bool completed = false;
        int fewestShown = 1'000'000; ///< since the last reset of this number
        QList<FeedState::Phase> phases;

        void begin(const WatchTimings &timings = quick())
        {
            transport = std::make_unique<NetworkTransport>(
                ConnectionSettings{server.url(), {}, {}, {}, {}, {}, {}, false, {}});
            watcher = std::make_unique<ResourceWatcher>(
                ResourceQuery{
                    *findKind(u"pods"_s), u"monitoring"_s, {}, {}, ResourceQuery::Form::Table},
                mailbox, *transport, *transport, timings);
            connect(watcher.get(), &ResourceWatcher::mailPosted, watcher.get(), [this] { take(); });
            watcher->start();
        }
        void take()
        {
            FeedMailbox::Mail mail = mailbox->take();
            for (const QByteArray &uid : mail.batch.removed)
                shown.remove(uid);
            for (const ResourceRow &row : mail.batch.upserts)
                shown[row.uid] = row.cells[1].text;
            completed |= mail.completed;
            fewestShown = std::min(fewestShown, int(shown.size()));
            if (mail.state) {
                state = *mail.state;
                phases << state.phase;
            }
        }
    };

    static WatchTimings quick()
    {
        WatchTimings timings;
        timings.firstRetry = 20ms;
        timings.longestRetry = 200ms;
        timings.staleAfter = 300ms;
        timings.watchSilence = 2000ms;
        timings.listSilence = 2000ms;
        return timings;
    }
    static QByteArray list(const QByteArray &version = "10")
    {
        return fakeTable({fakeRow("a"), fakeRow("b")}, version);
    }

private Q_SLOTS:
    void listsInPagesThenWatchesFromThere()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (r.isWatch()) {
                r.startStream();
                r.stream(fakeEvent("ADDED", fakeRow("c"), "11"));
            } else if (r.parameter("continue") == "next page") {
                r.answer(200, fakeTable({fakeRow("b")}, "10"));
            } else {
                r.answer(200, fakeTable({fakeRow("a")}, "10", "next page"));
            }
        });
        bench.begin();
        QTRY_COMPARE(bench.shown.keys(), (QList<QByteArray>{"uid-a", "uid-b", "uid-c"}));
        QCOMPARE(bench.state.phase, FeedState::Phase::Live);
        QVERIFY(bench.completed);
        const QList<QByteArray> targets = bench.server.targets();
        QCOMPARE(targets.size(), 3);
        QCOMPARE(targets[0], "/api/v1/namespaces/monitoring/pods?limit=500"_ba);
        QVERIFY(targets[1].endsWith("limit=500&continue=next%20page"));
        QVERIFY(targets[2].contains("allowWatchBookmarks=true"));
        QVERIFY(targets[2].endsWith("resourceVersion=10"));
    }

    void eventsChangeWhatIsShown()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
            // Several events in one piece, one event in many.
            const QByteArray events = fakeEvent("MODIFIED", fakeRow("a", "Failed"), "11")
                + fakeEvent("DELETED", fakeRow("b"), "12")
                + fakeEvent("ADDED", fakeRow("b", "Pending", "13", "uid-b2"), "13");
            r.stream(events.first(400));
            for (const char byte : events.sliced(400))
                r.stream(QByteArray(1, byte));
        });
        bench.begin();
        const QMap<QByteArray, QString> expected{{"uid-a", u"Failed"_s}, {"uid-b2", u"Pending"_s}};
        QTRY_COMPARE(bench.shown, expected);
    }

    void anOrdinaryEndGoesOnFromTheLastVersion()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int watches = 0;
        bench.server.setHandler([&watches](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
            if (++watches == 1) {
                r.stream(R"({"type":"BOOKMARK","object":{"kind":"Table","metadata":)"
                         R"({"resourceVersion":"77"},"columnDefinitions":null,"rows":[{"cells":)"
                         R"(["","",""],"object":{"metadata":{"resourceVersion":"77"}}}]}})"
                         "\n");
                r.endStream();
            }
        });
        bench.begin();
        QTRY_COMPARE(bench.server.watchCount(), 2);
        QCOMPARE(bench.server.listCount(), 1);
        QVERIFY(bench.server.targets().last().endsWith("resourceVersion=77"));
        QCOMPARE(bench.shown.size(), 2); // no blank row from the bookmark
        QVERIFY(!bench.phases.contains(FeedState::Phase::Reconnecting));
    }

    void anExpiredVersionListsAgainWithoutAnEmptyTable()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int lists = 0;
        int watches = 0;
        bench.server.setHandler([&](const Request &r) {
            if (!r.isWatch())
                return r.answer(200,
                                ++lists == 1
                                    ? list()
                                    : fakeTable({fakeRow("a", "Pending"), fakeRow("c")}, "99"));
            r.startStream();
            if (++watches == 1)
                r.stream(fakeErrorEvent(410, "too old resource version"));
        });
        bench.begin();
        QTRY_VERIFY(bench.completed);
        bench.fewestShown = 1000;
        const QMap<QByteArray, QString> expected{{"uid-a", u"Pending"_s}, {"uid-c", u"Running"_s}};
        QTRY_COMPARE(bench.shown, expected); // b went while nobody watched
        QVERIFY(bench.fewestShown >= 2);
        QTRY_COMPARE(bench.server.watchCount(), 2);
        QVERIFY(bench.server.targets().last().endsWith("resourceVersion=99"));
    }

    void anOutageThatEndsWithAnExpiredVersionHealsAtOnce()
    {
        // As after a restart of a real API server, which has forgotten its history: a long pause
        // between attempts must not be waited for a second time.
        Bench bench;
        QVERIFY(bench.server.listen());
        bool isRestarted = false;
        bench.server.setHandler([&isRestarted](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, isRestarted ? fakeTable({fakeRow("z")}, "90") : list());
            r.startStream();
            if (isRestarted && r.parameter("resourceVersion") != "90")
                r.stream(fakeErrorEvent(410, "too old resource version"));
        });
        WatchTimings timings = quick();
        timings.firstRetry = 60s; // whoever waits for this fails the test
        timings.longestRetry = 60s;
        timings.longestReconnect = 100ms;
        bench.begin(timings);
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        const quint16 port = bench.server.port();
        bench.server.close();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Reconnecting);
        isRestarted = true;
        QVERIFY(bench.server.listen(port));
        QTRY_COMPARE(bench.shown.keys(), QList<QByteArray>{"uid-z"});
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
    }

    void aServerThatAlwaysExpiresIsNotHammered()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
            r.stream(fakeErrorEvent(410, "too old"));
            r.endStream();
        });
        WatchTimings timings = quick();
        timings.firstRetry = 200ms;
        timings.longestRetry = 2000ms;
        bench.begin(timings);
        QTest::qWait(1000);
        QVERIFY2(bench.server.listCount() <= 5,
                 qPrintable(QString::number(bench.server.listCount())));
        QVERIFY(bench.server.listCount() >= 2);
    }

    void anExpiredPageStartsTheListAnew()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int lists = 0;
        bench.server.setHandler([&lists](const Request &r) {
            if (r.isWatch())
                return r.startStream();
            switch (++lists) {
            case 1: return r.answer(200, fakeTable({fakeRow("a"), fakeRow("x")}, "10", "page2"));
            case 2:
                return r.answer(410, fakeStatus(410, "The provided continue parameter is too old"));
            default: return r.answer(200, list("20"));
            }
        });
        bench.begin();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        QCOMPARE(bench.shown.keys(), (QList<QByteArray>{"uid-a", "uid-b"}));
        QVERIFY(!bench.server.targets().at(2).contains("continue"));
    }

    void aCutConnectionResumesAndSaysSo()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int watches = 0;
        Request first;
        bench.server.setHandler([&](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
            if (++watches == 1) {
                r.stream(fakeEvent("MODIFIED", fakeRow("a", "Pending", "15"), "15"));
                first = r;
            }
        });
        bench.begin();
        QTRY_COMPARE(bench.shown.value("uid-a"), u"Pending"_s);
        // The connection ends in the middle of an event, which then must be forgotten.
        first.stream(fakeEvent("MODIFIED", fakeRow("b", "Rubbish"), "16").first(80));
        QTest::qWait(50);
        first.cut();
        QTRY_COMPARE(bench.server.watchCount(), 2);
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        QVERIFY(bench.phases.contains(FeedState::Phase::Reconnecting));
        QVERIFY(bench.server.targets().last().endsWith("resourceVersion=15"));
        QCOMPARE(bench.server.listCount(), 1);
        QCOMPARE(bench.shown.value("uid-b"), u"Running"_s);
    }

    void aDeadServerMakesItStaleAndItRecovers()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
        });
        bench.begin();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        const quint16 port = bench.server.port();
        bench.server.close();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Reconnecting);
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Stale);
        QVERIFY(bench.state.since.isValid());
        QVERIFY(bench.state.words().startsWith(u"stale since "_s));
        QVERIFY2(bench.state.message.contains(u"cannot be reached"_s),
                 qPrintable(bench.state.message));
        QCOMPARE(bench.shown.size(), 2); // what was known stays
        QVERIFY(bench.server.listen(port));
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        QCOMPARE(bench.server.listCount(), 1);
    }

    void aSilentServerIsGivenUp()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream(); // and never a byte more
        });
        WatchTimings timings = quick();
        timings.watchSilence = 300ms;
        bench.begin(timings);
        QTRY_VERIFY(bench.server.watchCount() >= 2);
        QVERIFY(bench.phases.contains(FeedState::Phase::Reconnecting));
        QCOMPARE(bench.server.listCount(), 1);
    }

    void refusalsAreTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("phase");
        QTest::newRow("403") << 403 << int(FeedState::Phase::NoRight);
        QTest::newRow("401") << 401 << int(FeedState::Phase::SignInRefused);
        QTest::newRow("404") << 404 << int(FeedState::Phase::Failed);
        QTest::newRow("500") << 500 << int(FeedState::Phase::Reconnecting);
        QTest::newRow("429") << 429 << int(FeedState::Phase::Reconnecting);
    }
    void refusalsAreTold()
    {
        QFETCH(int, status);
        QFETCH(int, phase);
        Bench bench;
        QVERIFY(bench.server.listen());
        bool refuses = true;
        bench.server.setHandler([&](const Request &r) {
            if (refuses)
                return r.answer(status, fakeStatus(status, "the words of the server"));
            r.isWatch() ? r.startStream() : r.answer(200, list());
        });
        WatchTimings timings = quick();
        timings.staleAfter = 60s;
        bench.begin(timings);
        QSignalSpy rejected(bench.watcher.get(), &ResourceWatcher::credentialsRejected);
        QTRY_COMPARE(int(bench.state.phase), phase);
        QVERIFY2(bench.state.message.contains(u"the words of the server"_s),
                 qPrintable(bench.state.message));
        if (status == 401)
            QTRY_VERIFY(rejected.count() >= 1);
        refuses = false; // and it heals by itself
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        QCOMPARE(bench.shown.size(), 2);
    }

    void aRefusedWatchDoesNotListAgain()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int watches = 0;
        bench.server.setHandler([&watches](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            if (++watches < 3)
                return r.answer(429, fakeStatus(429, "too many requests"));
            r.startStream();
        });
        bench.begin();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        QCOMPARE(bench.server.listCount(), 1);
        QCOMPARE(bench.server.watchCount(), 3);
    }

    void rubbishInAWatchListsAgain()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        int watches = 0;
        int lists = 0;
        bench.server.setHandler([&](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, ++lists == 1 ? list() : fakeTable({fakeRow("z")}, "50"));
            r.startStream();
            if (++watches == 1)
                r.stream("{\"type\":\"ADDED\",\"object\":{\"kind\":\"Table\",\"rows\":[{]}}\n");
        });
        bench.begin();
        QTRY_COMPARE(bench.shown.keys(), QList<QByteArray>{"uid-z"});
        QVERIFY(bench.phases.contains(FeedState::Phase::Failed));
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
    }

    void aSignInPageIsNoList()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            r.answer(200, "<!DOCTYPE html><html>Sign in</html>", "text/html");
        });
        bench.begin();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Failed);
        QVERIFY(bench.state.message.contains(u"HTML"_s));
        QVERIFY(!bench.completed);
    }

    void anEventOfTwoMegabytesArrives()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler([](const Request &r) {
            if (!r.isWatch())
                return r.answer(200, list());
            r.startStream();
            QByteArray event = fakeEvent("MODIFIED", fakeRow("a", "Huge"), "11");
            event.replace(R"("metadata":{"name")",
                          R"("metadata":{"annotations":{"big":")" + QByteArray(2 * 1024 * 1024, 'x')
                              + R"("},"name")");
            r.stream(event);
        });
        bench.begin();
        QTRY_COMPARE(bench.shown.value("uid-a"), u"Huge"_s);
    }

    void reconnectingOnPurposeKeepsThePlace()
    {
        Bench bench;
        QVERIFY(bench.server.listen());
        bench.server.setHandler(
            [](const Request &r) { r.isWatch() ? r.startStream() : r.answer(200, list()); });
        bench.begin();
        QTRY_COMPARE(bench.state.phase, FeedState::Phase::Live);
        bench.watcher->reconnect();
        QTRY_COMPARE(bench.server.watchCount(), 2);
        QCOMPARE(bench.server.listCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TstResourceWatcher)
#include "tst_resourcewatcher.moc"
