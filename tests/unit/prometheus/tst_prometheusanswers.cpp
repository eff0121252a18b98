#include "prometheus/instantresult.h"
#include "prometheus/rules.h"
#include "prometheus/seriesnames.h"
#include "prometheus/serverstatus.h"
#include "prometheus/targets.h"

#include <QFile>
#include <QTest>

#include <cmath>

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

} // namespace

/// Answers of a real Prometheus 3.15, as they were recorded.
class TstPrometheusAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targets()
    {
        const auto list = decodeTargets(recorded(u"targets.json"_s));
        QVERIFY(list);
        QCOMPARE(list->active.size(), 3);
        const Target &up = list->active[0];
        QCOMPARE(up.job, u"node-exporter"_s);
        QCOMPARE(up.instance, u"127.0.0.1:19100"_s);
        QCOMPARE(up.health, Target::Health::Up);
        QCOMPARE(up.scrapeInterval.count(), 1.0);
        QCOMPARE(up.scrapeTimeout.count(), 0.9);
        QCOMPARE(up.lastScrape.time().second(), 6);
        QCOMPARE(up.lastScrapeDuration.count(), 0.009139201);
        const Target &down = list->active[1];
        QCOMPARE(down.health, Target::Health::Down);
        QVERIFY(down.lastError.endsWith("connect: connection refused"_L1));
        QCOMPARE(labelValue(down.discoveredLabels, u"__scheme__"), u"http"_s);
        QCOMPARE(list->dropped.size(), 1);
        QCOMPARE(list->droppedPerPool.value(u"slow"_s), 1);
    }

    void aTargetNotScrapedYetHasNoTime()
    {
        QByteArray json = recorded(u"targets.json"_s);
        json.replace("2026-11-21T12:03:06.978578966Z", "0001-01-01T00:00:00Z");
        QVERIFY(!decodeTargets(json)->active[0].lastScrape.isValid());
    }

    void theMonitorOfAScrapePool()
    {
        QCOMPARE(originOf(u"serviceMonitor/monitoring/kps-node-exporter/0"_s),
                 (TargetOrigin{u"ServiceMonitor"_s, u"monitoring"_s, u"kps-node-exporter"_s}));
        QCOMPARE(originOf(u"podMonitor/a/b/1"_s).kind, u"PodMonitor"_s);
        QCOMPARE(originOf(u"node-exporter"_s), TargetOrigin{});
    }

    void instantVectors()
    {
        const auto result = decodeInstant(recorded(u"query-vector.json"_s));
        QVERIFY(result);
        QCOMPARE(result->type, InstantResult::Type::Vector);
        QCOMPARE(result->samples.size(), 3);
        QCOMPARE(result->samples[2].value, 0.0);
        QCOMPARE(result->samples[2].timeMs % 1000, 452);
        QCOMPARE(seriesName(result->samples[0].labels),
                 u"up{instance=\"127.0.0.1:19090\", job=\"prometheus\"}"_s);
    }

    void scalarsStringsMatricesAndHistograms()
    {
        const auto scalar = decodeInstant(recorded(u"query-scalar.json"_s));
        QCOMPARE(scalar->type, InstantResult::Type::Scalar);
        QCOMPARE(scalar->samples.first().value, std::numeric_limits<double>::infinity());
        const auto string = decodeInstant(recorded(u"query-string.json"_s));
        QCOMPARE(string->samples.first().text, u"a \"word\""_s);
        const auto matrix = decodeInstant(recorded(u"query-matrix.json"_s));
        QCOMPARE(matrix->type, InstantResult::Type::Matrix);
        QCOMPARE(matrix->samples.size(), 10);
        QCOMPARE(matrix->samples[1].timeMs - matrix->samples[0].timeMs, 1000);
        const auto histogram = decodeInstant(recorded(u"query-histogram.json"_s));
        QVERIFY(histogram->samples.first().isHistogram);
        QCOMPARE(histogram->samples.first().text, u"count 19, sum 0.07146482, 5 buckets"_s);
        const auto warned = decodeInstant(recorded(u"query-warning.json"_s));
        QCOMPARE(warned->infos.size(), 1);
    }

    void errors()
    {
        const auto parse = decodeInstant(recorded(u"error-parse.json"_s));
        QVERIFY(!parse);
        QCOMPARE(parse.error().toLine(), u"1:18: parse error: unclosed left parenthesis"_s);
        const auto execution = decodeInstant(recorded(u"error-execution.json"_s));
        QVERIFY(execution.error().message.contains("many-to-many matching not allowed"_L1));
        QVERIFY(execution.error().where.isEmpty());
        QVERIFY(!decodeInstant("{\"status\":\"success\",\"data\":{\"resultType\":\"what\"}}"));
        QVERIFY(!decodeTargets("not json"));
    }

    void statusPages()
    {
        QCOMPARE(decodeBuildInfo(recorded(u"buildinfo.json"_s))->version, u"3.15.0"_s);
        const auto runtime = decodeRuntimeInfo(recorded(u"runtimeinfo.json"_s));
        QCOMPARE(runtime->storageRetention, u"15d"_s);
        QVERIFY(runtime->reloadConfigSuccess);
        QCOMPARE(runtime->startTime.date(), QDate(2026, 11, 21));
        const auto flags = decodeFlags(recorded(u"flags.json"_s));
        QCOMPARE(flags->value(u"query.timeout"_s), u"2m"_s);
        QVERIFY(decodeConfig(recorded(u"config.json"_s))->contains("job_name: node-exporter"_L1));
        const auto metadata = decodeMetadata(recorded(u"metadata.json"_s));
        QVERIFY(!metadata->isEmpty());
        QVERIFY(!metadata->begin()->type.isEmpty() && !metadata->begin()->help.isEmpty());
    }

    void rulesAndAlerts()
    {
        const auto rules = decodeRules(recorded(u"rules.json"_s));
        QCOMPARE(rules->size(), 2);
        QCOMPARE(rules->at(0).type, Rule::Type::Recording);
        QCOMPARE(rules->at(1).state, u"firing"_s);
        QCOMPARE(rules->at(1).holdFor.count(), 5.0);
        const auto alerts = decodeAlerts(recorded(u"alerts.json"_s));
        QCOMPARE(alerts->size(), 1);
        QCOMPARE(labelValue(alerts->first().labels, u"alertname"), u"TargetDown"_s);
        QCOMPARE(alerts->first().activeSince.time().second(), 43);
    }

    void namesOfSeries()
    {
        QCOMPARE(seriesName({}), u"{}"_s);
        QCOMPARE(seriesName({{u"__name__"_s, u"up"_s}}), u"up"_s);
        QCOMPARE(seriesName({{u"a"_s, u"x\"y\\z\n"_s}}), u"{a=\"x\\\"y\\\\z\\n\"}"_s);
        QCOMPARE(seriesName({{u"__name__"_s, u"http.requests"_s}, {u"pod.name"_s, u"p"_s}}),
                 u"{\"http.requests\", \"pod.name\"=\"p\"}"_s);
    }

    void shortNamesTellSeriesApart()
    {
        const auto target = [](const QString &job, const QString &instance, const QString &path) {
            return Labels{{u"__name__"_s, u"up"_s},
                          {u"endpoint"_s, u"metrics"_s},
                          {u"instance"_s, instance},
                          {u"job"_s, job},
                          {u"metrics_path"_s, path}};
        };
        const auto namesOf = [](const QList<Labels> &series) {
            QStringList names;
            const SeriesNames maker(series);
            for (const Labels &labels : series)
                names << maker.of(labels);
            return names;
        };
        const Labels one = target(u"a"_s, u"x:1"_s, u"/m"_s);
        QCOMPARE(namesOf({one}), QStringList{seriesName(one)});
        QCOMPARE(namesOf({one, target(u"a"_s, u"y:1"_s, u"/m"_s)}),
                 (QStringList{u"x:1"_s, u"y:1"_s}));
        QCOMPARE(
            namesOf({one, target(u"b"_s, u"y:1"_s, u"/m"_s), target(u"b"_s, u"z:1"_s, u"/m"_s)}),
            (QStringList{u"a, x:1"_s, u"b, y:1"_s, u"b, z:1"_s}));
        // A kubelet is scraped at several paths.
        QCOMPARE(
            namesOf({one, target(u"a"_s, u"x:1"_s, u"/c"_s), target(u"a"_s, u"y:1"_s, u"/c"_s)}),
            (QStringList{u"x:1, metrics_path=/m"_s, u"x:1, metrics_path=/c"_s,
                         u"y:1, metrics_path=/c"_s}));
        const auto cpu = [](const QString &number, const QString &mode) {
            return Labels{{u"cpu"_s, number}, {u"mode"_s, mode}};
        };
        QCOMPARE(
            namesOf({cpu(u"0"_s, u"idle"_s), cpu(u"0"_s, u"user"_s), cpu(u"1"_s, u"idle"_s)}),
            (QStringList{u"cpu=0, mode=idle"_s, u"cpu=0, mode=user"_s, u"cpu=1, mode=idle"_s}));
        QCOMPARE(namesOf({Labels{}, Labels{{u"a"_s, u"\x1b"_s}}}),
                 (QStringList{u"{}"_s, u"\\x1b"_s}));
    }
};

QTEST_GUILESS_MAIN(TstPrometheusAnswers)
#include "tst_prometheusanswers.moc"
