#include "base/networktransport.h"
#include "cluster/getoperation.h"
#include "cluster/listoperation.h"
#include "fakeapiserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstListOperation : public QObject
{
    Q_OBJECT

private:
    using Request = FakeApiServer::Request;

    FakeApiServer m_server;
    std::unique_ptr<NetworkTransport> m_transport;

    static Outcome run(Operation &operation)
    {
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        if (!finished.wait(10'000))
            return Error{Error::Kind::TimedOut, u"the test waited too long"_s, {}, {}, {}};
        return finished.first().first().value<Outcome>();
    }
    static ResourceQuery pods()
    {
        return {*findKind(u"po"_s), {}, u"app=x"_s, {}, ResourceQuery::Form::Table};
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Outcome>("binnacle::Outcome");
        QVERIFY(m_server.listen());
        m_transport = std::make_unique<NetworkTransport>(
            ConnectionSettings{m_server.url(), {}, {}, {}, {}, {}, {}, false, {}});
    }

    void allPagesAreRead()
    {
        m_server.setHandler([](const Request &r) {
            const bool first = r.parameter("continue").isEmpty();
            r.answer(200,
                     first ? fakeTable({fakeRow("a")}, "1", "more")
                           : fakeTable({fakeRow("b")}, "1"));
        });
        ListOperation operation(*m_transport, pods());
        QVERIFY(bool(run(operation)));
        QCOMPARE(operation.rows().size(), std::size_t(2));
        QCOMPARE(operation.columns().size(), 3);
        QVERIFY(m_server.targets().last().contains("labelSelector=app%3Dx&"));
        QVERIFY(operation.objects().isEmpty());
    }

    void anExpiredListIsReadAnew()
    {
        int lists = 0;
        m_server.setHandler([&lists](const Request &r) {
            switch (++lists) {
            case 1: return r.answer(200, fakeTable({fakeRow("a")}, "1", "more"));
            case 2: return r.answer(410, fakeStatus(410, "expired"));
            default: return r.answer(200, fakeTable({fakeRow("b")}, "2"));
            }
        });
        ListOperation operation(*m_transport, pods());
        QVERIFY(bool(run(operation)));
        QCOMPARE(operation.rows().size(), std::size_t(1));
        QCOMPARE(operation.rows()[0].name, u"b"_s);
    }

    void refusalsAreOneSentence()
    {
        m_server.setHandler([](const Request &r) {
            r.answer(403, fakeStatus(403, "pods is forbidden: User \\\"jane\\\" cannot list"));
        });
        ListOperation operation(*m_transport, pods());
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Refused);
        QVERIFY2(outcome.error().message.contains(u"User \"jane\" cannot list"_s),
                 qPrintable(outcome.error().message));
        QCOMPARE(operation.status(), 403);
    }

    void anUnreachableServerIsOneSentence()
    {
        FakeApiServer gone;
        QVERIFY(gone.listen());
        NetworkTransport transport({gone.url(), {}, {}, {}, {}, {}, {}, false, {}});
        gone.close();
        ListOperation operation(transport, pods());
        const Outcome outcome = run(operation);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Unreachable);
    }

    void oneObjectIsRead()
    {
        m_server.setHandler([](const Request &r) {
            if (r.target == "/version")
                return r.answer(200, R"({"gitVersion":"v1.36.1"})");
            r.answer(200, "no json");
        });
        GetOperation version(*m_transport, "/version", u"read its version"_s);
        QVERIFY(bool(run(version)));
        QCOMPARE(version.object().value("gitVersion"_L1).toString(), u"v1.36.1"_s);
        GetOperation rubbish(*m_transport, "/other", u"read it"_s);
        QVERIFY(!run(rubbish));
    }

    void cancellingAtOnceIsSafe()
    {
        m_server.setHandler([](const Request &) {});
        ListOperation operation(*m_transport, pods());
        QSignalSpy finished(&operation, &Operation::finished);
        operation.start();
        operation.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QTest::qWait(50);
        QCOMPARE(finished.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TstListOperation)
#include "tst_listoperation.moc"
