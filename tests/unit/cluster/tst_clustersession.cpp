#include "cluster/clustersession.h"
#include "cluster/resourcetablemodel.h"
#include "cluster/transportpool.h"
#include "fakeapiserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstClusterSession : public QObject
{
    Q_OBJECT

private:
    using Request = FakeApiServer::Request;

    static ConnectionSettings settingsFor(const FakeApiServer &server,
                                          const QByteArray &authorization = {})
    {
        ConnectionSettings settings;
        settings.server = server.url();
        settings.authorization = authorization;
        return settings;
    }
    static ResourceQuery query(const QString &kind)
    {
        return {*findKind(kind), u"monitoring"_s, {}, {}, ResourceQuery::Form::Table};
    }
    static void answerAll(const Request &r)
    {
        if (!r.isWatch())
            return r.answer(200, fakeTable({fakeRow("a"), fakeRow("b")}, "10"));
        r.startStream();
        r.stream(fakeEvent("ADDED", fakeRow("c"), "11"));
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Outcome>("binnacle::Outcome"); }

    void aFeedFillsATable()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        server.setHandler(answerAll);
        ClusterSession session(u"test"_s, settingsFor(server));
        QSignalSpy states(&session, &ClusterSession::stateChanged);
        const auto feed = session.watch(query(u"pods"_s));
        ResourceTableModel model(feed->query());
        connect(feed.get(), &ResourceFeed::batchArrived, &model, &ResourceTableModel::apply);
        QSignalSpy completed(feed.get(), &ResourceFeed::completed);
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(completed.count(), 1);
        QVERIFY(feed->isComplete());
        QTRY_COMPARE(session.state().phase, FeedState::Phase::Live);
        QVERIFY(session.lastEvent().isValid());
        QVERIFY(!states.isEmpty());
        QCOMPARE(session.address(), u"http://127.0.0.1:%1"_s.arg(server.port()));
    }

    void twelveWatchesAndAQueryDoNotStarve()
    {
        // Qt opens six connections per host and pool: a seventh watch would wait for ever.
        FakeApiServer server;
        QVERIFY(server.listen());
        server.setHandler(answerAll);
        ClusterSession session(u"test"_s, settingsFor(server));
        std::vector<std::unique_ptr<ResourceFeed>> feeds;
        for (int i = 0; i < 12; ++i)
            feeds.push_back(session.watch(query(i % 2 ? u"pods"_s : u"services"_s)));
        const auto allLive = [&feeds] {
            return std::all_of(feeds.cbegin(), feeds.cend(), [](const auto &feed) {
                return feed->state().phase == FeedState::Phase::Live && feed->lastEvent().isValid();
            });
        };
        QTRY_VERIFY(allLive());
        QCOMPARE(session.watchCount(), 12);
        HttpRequest request;
        request.target = "/version";
        const auto exchange = session.queries().exchange(request);
        QSignalSpy finished(exchange.get(), &Operation::finished);
        exchange->start();
        QVERIFY(finished.wait(5000));
    }

    void endingAFeedEndsItsWatch()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        QList<Request> watches;
        server.setHandler([&watches](const Request &r) {
            if (r.isWatch())
                watches << r;
            answerAll(r);
        });
        ClusterSession session(u"test"_s, settingsFor(server));
        auto feed = session.watch(query(u"pods"_s));
        QTRY_COMPARE(watches.size(), 1);
        feed.reset();
        QCOMPARE(session.watchCount(), 0);
        QTRY_VERIFY(!watches.first().socket
                    || watches.first().socket->state() == QAbstractSocket::UnconnectedState);
    }

    void newCredentialsUseNewConnections()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        QList<QByteArray> seen;
        server.setHandler([&seen](const Request &r) {
            for (const QByteArray &line : r.headerLines) {
                if (line.startsWith("Authorization"))
                    seen << line;
            }
            const bool isOld = r.hasHeader("Authorization: Bearer old");
            isOld &&r.isWatch() ? r.answer(401, fakeStatus(401, "Unauthorized")) : answerAll(r);
        });
        ClusterSession session(u"test"_s, settingsFor(server, "Bearer old"));
        QSignalSpy rejected(&session, &ClusterSession::credentialsRejected);
        const auto feed = session.watch(query(u"pods"_s));
        QTRY_COMPARE(session.state().phase, FeedState::Phase::SignInRefused);
        QTRY_VERIFY(!rejected.isEmpty());
        session.replaceSettings(settingsFor(server, "Bearer new"));
        QTRY_COMPARE(session.state().phase, FeedState::Phase::Live);
        QCOMPARE(seen.last(), "Authorization: Bearer new"_ba);
    }

    void feedsMayOutliveTheCluster()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        server.setHandler(answerAll);
        auto session = std::make_unique<ClusterSession>(u"test"_s, settingsFor(server));
        const auto feed = session->watch(query(u"pods"_s));
        QTRY_COMPARE(feed->state().phase, FeedState::Phase::Live);
        session.reset();
        QCOMPARE(feed->state().phase, FeedState::Phase::Stale);
    }

    void endingIsQuickWhateverIsUnderWay()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        server.setHandler([](const Request &) {}); // never answers
        QElapsedTimer timer;
        for (int round = 0; round < 5; ++round) {
            auto session = std::make_unique<ClusterSession>(u"test"_s, settingsFor(server));
            std::vector<std::unique_ptr<ResourceFeed>> feeds;
            for (int i = 0; i < 8; ++i)
                feeds.push_back(session->watch(query(u"pods"_s)));
            QTest::qWait(round * 20);
            timer.start();
            session.reset();
            qInfo("ended in %lld ms", timer.elapsed());
        }
    }

    void poolsGrowByNeedAndForgetOldIdentities()
    {
        FakeApiServer server;
        QVERIFY(server.listen());
        server.setHandler(answerAll);
        TransportPool pool(settingsFor(server), 2);
        HttpRequest request;
        request.target = "/x";
        std::vector<std::unique_ptr<HttpExchange>> exchanges;
        for (int i = 0; i < 5; ++i)
            exchanges.push_back(pool.exchange(request));
        QCOMPARE(pool.transportCount(), 3);
        pool.replaceSettings(settingsFor(server));
        QCOMPARE(pool.transportCount(), 3); // still in use
        exchanges.push_back(pool.exchange(request));
        QCOMPARE(pool.transportCount(), 4);
        exchanges.clear();
        QTRY_COMPARE(pool.transportCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TstClusterSession)
#include "tst_clustersession.moc"
