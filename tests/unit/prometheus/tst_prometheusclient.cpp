#include "prometheus/apianswer.h"
#include "prometheus/prometheusclient.h"
#include "standintransport.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA) + u"/prometheus/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded answer %s", qPrintable(name));
    return file.readAll();
}

PrometheusEndpoint serviceOn(HttpTransport &apiServer, const QString &routePrefix = {})
{
    return PrometheusEndpoint::throughService(
        apiServer, {u"monitoring"_s, u"kps-prometheus"_s, u"http-web"_s, false, routePrefix});
}

/// Starts the operation and returns how it ended.
Outcome ran(Operation &operation)
{
    Outcome outcome = Error{Error::Kind::TimedOut, u"never finished"_s, {}, {}, {}};
    QObject::connect(&operation, &Operation::finished, &operation,
                     [&outcome](const Outcome &ended) { outcome = ended; });
    operation.start();
    (void)QTest::qWaitFor([&operation] { return operation.isDone(); }, 5000);
    return outcome;
}

} // namespace

class TstPrometheusClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesArePostedThroughTheServiceProxy()
    {
        StandinTransport server([](const HttpRequest &) {
            return StandinTransport::Answer{200, recorded(u"query-vector.json"_s), {}, false};
        });
        const PrometheusClient client(serviceOn(server));
        const auto call = client.instantQuery(u"a + b{c=\"&%\"}"_s, 1'700'000'000'500);
        QVERIFY(ran(*call));
        QCOMPARE(call->value().samples.size(), 3);
        QCOMPARE(server.asked(),
                 QStringList{u"POST /api/v1/namespaces/monitoring/services/"
                             "kps-prometheus:http-web/proxy/api/v1/query "
                             "query=a%20%2B%20b%7Bc%3D%22%26%25%22%7D&time=1700000000.500"_s});
    }

    void aRefusedPostBecomesGetForGood_data()
    {
        QTest::addColumn<int>("refusal");
        QTest::newRow("no right to create services/proxy") << 403;
        QTest::newRow("method not allowed") << 405;
    }
    void aRefusedPostBecomesGetForGood()
    {
        QFETCH(int, refusal);
        StandinTransport server([refusal](const HttpRequest &request) {
            return request.method == "POST"
                ? StandinTransport::Answer{refusal, "{}", {}, false}
                : StandinTransport::Answer{200, recorded(u"query-vector.json"_s), {}, false};
        });
        const PrometheusClient client(serviceOn(server, u"/prom/"_s));
        const auto first = client.instantQuery(u"up"_s);
        QVERIFY(ran(*first));
        const auto second = client.instantQuery(u"up"_s);
        QVERIFY(ran(*second));
        QCOMPARE(server.asked().size(), 3);
        QCOMPARE(server.asked().last(),
                 u"GET /api/v1/namespaces/monitoring/services/kps-prometheus:http-web/proxy/prom"
                 "/api/v1/query?query=up"_s);
        QVERIFY(server.asked()[1].startsWith("GET"_L1));
    }

    void tlsServicesAreNamedWithTheirScheme()
    {
        StandinTransport server([](const HttpRequest &) { return StandinTransport::Answer{}; });
        const auto endpoint = PrometheusEndpoint::throughService(
            server, {u"m"_s, u"p"_s, u"9090"_s, true, u"/"_s});
        QCOMPARE(endpoint.pathPrefix(),
                 QByteArray("/api/v1/namespaces/m/services/https:p:9090/proxy"));
    }

    void rangeQueriesAreParsedWhileTheyArrive()
    {
        const QByteArray json = recorded(u"range.json"_s);
        const qsizetype at = json.indexOf("[[") + 2;
        const qint64 start = json.mid(at, 10).toLongLong() * 1000;
        StandinTransport server([&json](const HttpRequest &) {
            return StandinTransport::Answer{200, json, {1, 70, 300, 301, json.size() - 1}, false};
        });
        const PrometheusClient client(serviceOn(server));
        const auto query = client.rangeQuery(u"up"_s, {start, start + 20'000, 1000, false});
        const Outcome outcome = ran(*query);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().toLine()));
        QCOMPARE(query->result()->grid.seriesCount(), 3);
        QCOMPARE(query->result()->samples, 63);
        QCOMPARE(query->result()->bytes, json.size());
        QCOMPARE(query->result()->head, json);
        QVERIFY(server.asked().first().endsWith(
            u"&start=%1&end=%2&step=1"_s.arg(start / 1000).arg(start / 1000 + 20)));
    }

    void errorsAreInPrometheusOwnWordsWithTheirPlace()
    {
        StandinTransport server([](const HttpRequest &) {
            return StandinTransport::Answer{400, recorded(u"error-parse.json"_s), {}, false};
        });
        const PrometheusClient client(serviceOn(server));
        const auto query = client.rangeQuery(u"sum(rate(foo[5m])"_s, {0, 1000, 1000, false});
        const Outcome outcome = ran(*query);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::BadInput);
        QCOMPARE(outcome.error().message, u"parse error: unclosed left parenthesis"_s);
        QCOMPARE(outcome.error().where, u"1:18"_s);
        const auto position = expressionPosition(outcome.error());
        QVERIFY(position);
        QCOMPARE(position->column, 18);
    }

    void otherFailuresAreClear_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("no endpoints")
            << 503 << recorded(u"apiserver-no-endpoints.json"_s) << Error::Kind::Unreachable
            << u"no endpoints available for service \"kps\""_s;
        QTest::newRow("forbidden")
            << 403 << recorded(u"apiserver-forbidden.json"_s) << Error::Kind::Refused
            << u"cannot get resource \"services/proxy\""_s;
        QTest::newRow("a gateway's page") << 502 << QByteArray("<html>Bad gateway</html>")
                                          << Error::Kind::Unreachable << u"HTTP 502"_s;
        QTest::newRow("too many points") << 400 << recorded(u"error-points.json"_s)
                                         << Error::Kind::BadInput << u"11,000 points"_s;
        QTest::newRow("a sign-in") << 302 << QByteArray() << Error::Kind::Refused << u"redirect"_s;
        QTest::newRow("a page instead of JSON")
            << 200 << QByteArray("<html></html>") << Error::Kind::Failed
            << u"not an answer of Prometheus"_s;
        QTest::newRow("no connection")
            << 0 << QByteArray() << Error::Kind::Unreachable << u"gave no answer"_s;
    }
    void otherFailuresAreClear()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, says);
        StandinTransport server([&](const HttpRequest &) {
            return StandinTransport::Answer{status, body, {}, false};
        });
        const PrometheusClient client(serviceOn(server));
        const auto instant = client.instantQuery(u"up"_s);
        const auto range = client.rangeQuery(u"up"_s, {0, 1000, 1000, false});
        for (Operation *operation :
             {static_cast<Operation *>(instant.get()), static_cast<Operation *>(range.get())}) {
            const Outcome outcome = ran(*operation);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, kind);
            QVERIFY2(outcome.error().message.contains(says), qPrintable(outcome.error().message));
        }
    }

    void aQueryCanBeCancelledOrDestroyedAtAnyTime()
    {
        StandinTransport silent([](const HttpRequest &) {
            return StandinTransport::Answer{200, {}, {}, true};
        });
        const PrometheusClient client(serviceOn(silent));
        const auto query = client.rangeQuery(u"up"_s, {0, 1000, 1000, false});
        QSignalSpy finished(query.get(), &Operation::finished);
        query->start();
        QCoreApplication::processEvents();
        query->cancel();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<Outcome>().error().kind, Error::Kind::Cancelled);
        auto destroyed = client.rangeQuery(u"up"_s, {0, 1000, 1000, false});
        destroyed->start();
        QCoreApplication::processEvents();
        destroyed.reset();
    }
};

QTEST_GUILESS_MAIN(TstPrometheusClient)
#include "tst_prometheusclient.moc"
