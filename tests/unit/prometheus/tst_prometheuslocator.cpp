#include "prometheus/prometheuslocator.h"
#include "standintransport.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const QByteArray buildInfo =
    R"({"status":"success","data":{"version":"3.15.0","revision":"","goVersion":"go1.26.8"}})";

/// As kube-prometheus-stack 88 makes it (shortened to what is read).
const QByteArray prometheuses = R"({"kind":"PrometheusList","items":[{"metadata":{
    "name":"kps-prometheus","namespace":"monitoring"},"spec":{"portName":"http-web",
    "routePrefix":"/"}}]})";
const QByteArray services = R"({"kind":"ServiceList","items":[
    {"metadata":{"name":"kps-alertmanager","namespace":"monitoring",
        "labels":{"app":"kube-prometheus-stack-alertmanager"}},
     "spec":{"selector":{"alertmanager":"kps-alertmanager"},
        "ports":[{"name":"http-web","port":9093}]}},
    {"metadata":{"name":"kps-prometheus","namespace":"monitoring",
        "labels":{"app":"kube-prometheus-stack-prometheus","self-monitor":"true"}},
     "spec":{"selector":{"app.kubernetes.io/name":"prometheus",
        "operator.prometheus.io/name":"kps-prometheus"},
        "ports":[{"name":"reloader-web","port":8080},{"name":"http-web","port":9090}]}},
    {"metadata":{"name":"prometheus-operated","namespace":"monitoring",
        "labels":{"operated-prometheus":"true"}},
     "spec":{"clusterIP":"None","selector":{"app.kubernetes.io/name":"prometheus"},
        "ports":[{"name":"http-web","port":9090}]}}]})";
const QByteArray plainServices = R"({"kind":"ServiceList","items":[
    {"metadata":{"name":"prometheus-server","namespace":"prom",
        "labels":{"app.kubernetes.io/name":"prometheus","app.kubernetes.io/component":"server"}},
     "spec":{"selector":{"x":"y"},"ports":[{"name":"http","port":80}]}}]})";

StandinTransport::Answer answer(int status, const QByteArray &body)
{
    return {status, body, {}, false};
}

StandinTransport::Answer forbidden(const QByteArray &message)
{
    return answer(403, R"({"kind":"Status","message":")" + message + R"(","code":403})");
}

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

class TstPrometheusLocator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServiceThatSelectsTheResourceIsTaken()
    {
        StandinTransport apiServer([](const HttpRequest &request) {
            if (request.target.contains("/prometheuses"))
                return answer(200, prometheuses);
            if (request.target.endsWith("/services"))
                return answer(200, services);
            return request.target
                    == "/api/v1/namespaces/monitoring/services/kps-prometheus:http-web/proxy"
                       "/api/v1/status/buildinfo"
                ? answer(200, buildInfo)
                : answer(503, {});
        });
        PrometheusLocator locator(apiServer);
        QVERIFY(ran(locator));
        QCOMPARE(locator.service()->name, u"kps-prometheus"_s);
        QCOMPARE(locator.service()->port, u"http-web"_s);
        QCOMPARE(locator.version(), u"3.15.0"_s);
        QCOMPARE(locator.trace().size(), 3);
        QVERIFY(locator.trace().last().succeeded);
        QCOMPARE(apiServer.asked().first(), u"GET /apis/monitoring.coreos.com/v1/prometheuses"_s);
    }

    void oneNamespaceIsAskedWhereOneIsGiven()
    {
        StandinTransport apiServer([](const HttpRequest &) { return answer(404, {}); });
        PrometheusLocator locator(apiServer, u"monitoring"_s);
        QVERIFY(!ran(locator));
        QCOMPARE(
            apiServer.asked(),
            (QStringList{
                u"GET /apis/monitoring.coreos.com/v1/namespaces/monitoring/prometheuses"_s,
                u"GET /api/v1/namespaces/monitoring/services"
                "?labelSelector=operated-prometheus%3Dtrue"_s,
                u"GET /api/v1/namespaces/monitoring/services"
                "?labelSelector=app.kubernetes.io%2Fname%3Dprometheus"_s,
                u"GET /api/v1/namespaces/monitoring/services?labelSelector=app%3Dprometheus"_s}));
    }

    /// Without the right to list services the operator's own service is still known by name.
    void theGoverningServiceNeedsNoListOfServices()
    {
        StandinTransport apiServer([](const HttpRequest &request) {
            if (request.target.contains("/prometheuses"))
                return answer(200, prometheuses);
            if (request.target.endsWith("/services"))
                return forbidden("services is forbidden");
            return answer(200, buildInfo);
        });
        PrometheusLocator locator(apiServer);
        QVERIFY(ran(locator));
        QCOMPARE(locator.service()->name, u"prometheus-operated"_s);
        QVERIFY(!locator.trace()[1].succeeded);
        QVERIFY(locator.trace()[1].result.contains("services is forbidden"_L1));
    }

    void withoutResourcesServicesAreFoundByTheirLabels()
    {
        StandinTransport apiServer([](const HttpRequest &request) {
            if (request.target.contains("/prometheuses"))
                return answer(404, {});
            if (request.target.endsWith("?labelSelector=app.kubernetes.io%2Fname%3Dprometheus"))
                return answer(200, plainServices);
            if (request.target.contains("/services?"))
                return answer(200, R"({"items":[]})");
            return request.target.contains("/prometheus-server:http/") ? answer(200, buildInfo)
                                                                       : answer(500, {});
        });
        PrometheusLocator locator(apiServer);
        QVERIFY(ran(locator));
        QCOMPARE(locator.service()->nameSpace, u"prom"_s);
        QCOMPARE(locator.trace().size(), 4); // two lists of services, one Prometheus asked
    }

    void theNextCandidateIsAskedWhenOneDoesNotAnswer()
    {
        StandinTransport apiServer([](const HttpRequest &request) {
            if (request.target.contains("/prometheuses"))
                return answer(200, prometheuses);
            if (request.target.endsWith("/services"))
                return answer(200, services);
            return request.target.contains("prometheus-operated:") ? answer(200, buildInfo)
                                                                   : answer(200, "<html></html>");
        });
        PrometheusLocator locator(apiServer);
        QVERIFY(ran(locator));
        QCOMPARE(locator.service()->name, u"prometheus-operated"_s);
        QCOMPARE(locator.trace().size(), 4);
    }

    void aFailureTellsEveryTry()
    {
        StandinTransport apiServer([](const HttpRequest &request) {
            if (request.target.contains("/prometheuses"))
                return answer(200, prometheuses);
            if (request.target.endsWith("/services"))
                return answer(200, services);
            return forbidden("no right on services/proxy");
        });
        PrometheusLocator locator(apiServer, {}, u"kps-prometheus"_s);
        const Outcome outcome = ran(locator);
        QVERIFY(!outcome);
        QVERIFY(!locator.endpoint());
        QCOMPARE(outcome.error().detail.split(u'\n').size(), 4);
        QVERIFY(outcome.error().message.contains("no right on services/proxy"_L1));
    }

    void anEmptyClusterIsSaidToBeEmpty()
    {
        StandinTransport apiServer(
            [](const HttpRequest &) { return answer(200, R"({"items":[]})"); });
        PrometheusLocator locator(apiServer);
        const Outcome outcome = ran(locator);
        QVERIFY(!outcome);
        QVERIFY(outcome.error().message.startsWith("No Prometheus was found"_L1));
    }
};

QTEST_GUILESS_MAIN(TstPrometheusLocator)
#include "tst_prometheuslocator.moc"
