#include "base/networktransport.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Answers each connection with given bytes: a server that misbehaves on demand.
class FakeServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit FakeServer(QByteArray answer, bool closes = true)
        : m_answer(std::move(answer))
        , m_closes(closes)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request += socket->readAll();
                if (!request.contains("\r\n\r\n"))
                    return;
                socket->write(m_answer);
                if (m_closes)
                    socket->disconnectFromHost();
            });
        });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/prefix/"_s.arg(serverPort())); }

    QByteArray request;

private:
    QByteArray m_answer;
    bool m_closes;
};

Outcome run(Operation &operation)
{
    QSignalSpy spy(&operation, &Operation::finished);
    operation.start();
    if (!spy.wait(20000))
        return Error{Error::Kind::TimedOut, u"the test gave up"_s, {}, {}, {}};
    return spy.at(0).at(0).value<Outcome>();
}

ConnectionSettings settingsFor(const QUrl &url)
{
    ConnectionSettings settings;
    settings.server = url;
    settings.authorization = "Bearer token-of-the-test";
    return settings;
}

} // namespace

class TstNetworkTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeAnswerIsASuccessWhateverItsStatus_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("ok") << QByteArray("200 OK") << 200;
        QTest::newRow("bad request") << QByteArray("400 Bad Request") << 400;
        QTest::newRow("unauthorized") << QByteArray("401 Unauthorized") << 401;
        QTest::newRow("forbidden") << QByteArray("403 Forbidden") << 403;
        QTest::newRow("gone") << QByteArray("410 Gone") << 410;
        QTest::newRow("unavailable") << QByteArray("503 Service Unavailable") << 503;
    }
    void aWholeAnswerIsASuccessWhateverItsStatus()
    {
        QFETCH(QByteArray, line);
        FakeServer server("HTTP/1.1 " + line + "\r\nContent-Length: 4\r\nX-A: b\r\n\r\nbody");
        NetworkTransport transport(settingsFor(server.url()));
        HttpRequest request;
        request.method = "POST";
        request.target = "/api?q=a%2Fb";
        request.body = "query=up";
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        const auto exchange = transport.exchange(request);
        QVERIFY(run(*exchange));
        QTEST(exchange->status(), "status");
        QCOMPARE(exchange->body(), QByteArray("body"));
        QCOMPARE(exchange->header("X-A"), QByteArray("b"));
        QVERIFY2(server.request.startsWith("POST /prefix/api?q=a%2Fb HTTP/1.1\r\n"),
                 server.request.constData());
        QVERIFY(server.request.contains("Authorization: Bearer token-of-the-test\r\n"));
    }

    void anAnswerCutShortIsAFailure()
    {
        FakeServer server("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\nonly this");
        NetworkTransport transport(settingsFor(server.url()));
        const auto exchange = transport.exchange({});
        QVERIFY(!run(*exchange));
    }

    void nobodyListeningIsUnreachable()
    {
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const quint16 port = closed.serverPort();
        closed.close();
        NetworkTransport transport(settingsFor(QUrl(u"http://127.0.0.1:%1"_s.arg(port))));
        const auto exchange = transport.exchange({});
        const Outcome outcome = run(*exchange);
        QCOMPARE(outcome.error().kind, Error::Kind::Unreachable);
        QVERIFY(outcome.error().message.contains(QString::number(port)));
        QVERIFY(!outcome.error().toLine().contains(u"token-of-the-test"_s));
    }

    void aSilentServerTimesOut()
    {
        FakeServer server({}, false);
        NetworkTransport transport(settingsFor(server.url()));
        HttpRequest request;
        request.timeout = 300ms;
        const auto exchange = transport.exchange(request);
        QCOMPARE(run(*exchange).error().kind, Error::Kind::TimedOut);
    }

    void streamedPiecesArriveAndNothingIsKept()
    {
        FakeServer server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde");
        NetworkTransport transport(settingsFor(server.url()));
        HttpRequest request;
        request.streamed = true;
        const auto exchange = transport.exchange(request);
        QByteArray pieces;
        connect(exchange.get(), &HttpExchange::bodyReceived, exchange.get(),
                [&pieces](const QByteArray &chunk) { pieces += chunk; });
        QVERIFY(run(*exchange));
        QCOMPARE(pieces, QByteArray("abcde"));
        QVERIFY(exchange->body().isEmpty());
    }

    void aBodyBeyondTheLimitIsRefused()
    {
        FakeServer server("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n"
                          + QByteArray(50000, 'x'));
        NetworkTransport transport(settingsFor(server.url()));
        HttpRequest request;
        request.bodyLimit = 1000;
        const auto exchange = transport.exchange(request);
        QVERIFY(!run(*exchange));
    }

    void cancelAndDestructionEndTheRequest()
    {
        FakeServer server({}, false);
        NetworkTransport transport(settingsFor(server.url()));
        auto exchange = transport.exchange({});
        QTimer::singleShot(100ms, exchange.get(), &Operation::cancel);
        QCOMPARE(run(*exchange).error().kind, Error::Kind::Cancelled);
        exchange = transport.exchange({});
        exchange->start();
        QTest::qWait(50);
        exchange.reset(); // must not crash when the reply is gone
        QTest::qWait(50);
    }

    void aRedirectIsNotFollowedWithOurCredentials()
    {
        FakeServer server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                          "Content-Length: 0\r\n\r\n");
        NetworkTransport transport(settingsFor(server.url()));
        const auto exchange = transport.exchange({});
        QVERIFY(run(*exchange));
        QCOMPARE(exchange->status(), 302);
    }
};

QTEST_GUILESS_MAIN(TstNetworkTransport)
#include "tst_networktransport.moc"
