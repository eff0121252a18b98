#include "cluster/clustersession.h"
#include "cluster/readinessoperation.h"
#include "fakeapiserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray pod(const QByteArray &status)
{
    return R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","namespace":"m","uid":"u",)"
           R"("resourceVersion":"5"},"spec":{"containers":[{}]},"status":)"
        + status + "}";
}

const QByteArray pending = R"({"phase":"Pending","conditions":[{"type":"PodScheduled",)"
                           R"("status":"False","message":"no node fits"}]})";
const QByteArray ready = R"({"phase":"Running","conditions":[{"type":"Ready","status":"True"}],)"
                         R"("containerStatuses":[{"ready":true}]})";
const QByteArray failed = R"({"phase":"Failed","reason":"Evicted"})";

} // namespace

class TstReadinessOperation : public QObject
{
    Q_OBJECT

private:
    using Request = FakeApiServer::Request;

    struct Bench
    {
        FakeApiServer server;
        std::unique_ptr<ClusterSession> session;
        Request watch;

        void begin(const QByteArray &firstStatus)
        {
            QVERIFY(server.listen());
            server.setHandler([this, firstStatus](const Request &r) {
                if (r.isWatch()) {
                    watch = r;
                    return r.startStream();
                }
                r.answer(200,
                         R"({"kind":"PodList","metadata":{"resourceVersion":"1"},"items":[)"
                             + pod(firstStatus) + "]}");
            });
            session = std::make_unique<ClusterSession>(
                u"test"_s, ConnectionSettings{server.url(), {}, {}, {}, {}, {}, {}, false, {}});
        }
        QList<ResourceQuery> pods() const
        {
            return {{*findKind(u"pods"_s), u"m"_s, {}, {}, ResourceQuery::Form::Objects}};
        }
        void change(const QByteArray &status)
        {
            watch.stream(R"({"type":"MODIFIED","object":)" + pod(status) + "}\n");
        }
    };

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Outcome>("binnacle::Outcome"); }

    void itWaitsWithTheReasonUntilReady()
    {
        Bench bench;
        bench.begin(pending);
        ReadinessOperation operation(*bench.session, bench.pods(), 30s);
        QSignalSpy progress(&operation, &Operation::progressChanged);
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        QTRY_VERIFY(!progress.isEmpty()
                    && progress.last().first().toString() == u"Pod a: pending: no node fits");
        QVERIFY(finished.isEmpty());
        QTRY_VERIFY(bench.watch.socket);
        bench.change(ready);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(bool(finished.first().first().value<Outcome>()));
        QCOMPARE(operation.objects().size(), 1);
        QVERIFY(operation.objects().first().readiness.isReady());
        QCOMPARE(bench.server.listCount(), 1); // nothing was polled
        QTRY_COMPARE(bench.session->watchCount(), 0);
    }

    void whatCannotBecomeReadyFails()
    {
        Bench bench;
        bench.begin(failed);
        ReadinessOperation operation(*bench.session, bench.pods(), 30s);
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        QVERIFY(finished.wait(5000));
        const auto outcome = finished.first().first().value<Outcome>();
        QCOMPARE(outcome.error().kind, Error::Kind::Failed);
        QVERIFY(outcome.error().message.contains(u"Evicted"_s));
    }

    void patienceEndsWithWhatWasWaitedFor()
    {
        Bench bench;
        bench.begin(pending);
        ReadinessOperation operation(*bench.session, bench.pods(), 1s);
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        QVERIFY(finished.wait(10'000));
        const auto outcome = finished.first().first().value<Outcome>();
        QCOMPARE(outcome.error().kind, Error::Kind::TimedOut);
        QVERIFY2(outcome.error().message.contains(u"no node fits"_s),
                 qPrintable(outcome.error().message));
    }

    void theJudgeDecides()
    {
        Bench bench;
        bench.begin(ready);
        ReadinessOperation operation(
            *bench.session, bench.pods(), 1s,
            [](const QList<ObjectReadiness> &objects) -> std::optional<QString> {
                return objects.size() >= 2 ? std::nullopt : std::optional(u"a second pod"_s);
            });
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        QVERIFY(finished.wait(10'000));
        QVERIFY(
            finished.first().first().value<Outcome>().error().message.contains(u"a second pod"_s));
    }

    void missingRightsEndIt()
    {
        Bench bench;
        bench.begin(ready);
        bench.server.setHandler(
            [](const Request &r) { r.answer(403, fakeStatus(403, "pods is forbidden")); });
        ReadinessOperation operation(*bench.session, bench.pods(), 30s);
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        QVERIFY(finished.wait(10'000));
        QCOMPARE(finished.first().first().value<Outcome>().error().kind, Error::Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(TstReadinessOperation)
#include "tst_readinessoperation.moc"
