#include "plan/importvalues.h"
#include "plan/placeholders.h"
#include "plan/render.h"
#include "values/valuesdiff.h"
#include "values/valuesmerge.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Existing values into a plan: nothing is lost, nothing means anything else afterwards.
class TstImportValues : public QObject
{
    Q_OBJECT

    Catalog m_catalog;

    const Component &stack() { return m_catalog.components().constFirst(); }

    ImportResult imported(const QByteArray &yaml, const QList<SetArgument> &sets = {},
                          const QHash<QString, QString> &placeholders = {})
    {
        ImportRequest request;
        request.files.append({u"/v/values.yaml"_s, yaml});
        request.sets = sets;
        request.placeholders = placeholders;
        const auto result = importValues(stack(), request);
        if (!result)
            qWarning("%s", qPrintable(result.error().toLine()));
        return result.value_or(ImportResult());
    }

    /// What helm is given for an import that nobody changed.
    Value meaningOf(const ImportResult &result, const QByteArray &yaml)
    {
        StackPlan plan;
        plan.components << result.component;
        const auto document = ValuesDocument::parse(yaml, u"/v/values.yaml"_s);
        const RenderResult rendered = render(plan, m_catalog, {{u"/v/values.yaml"_s, *document}});
        return mergeLayers({document->root(), rendered.components.constFirst().overlay});
    }

private Q_SLOTS:
    void initTestCase() { m_catalog = *Catalog::builtIn(); }

    void theFirstJourneysFileBecomesFields()
    {
        const QByteArray yaml = contentOf(
            QStringLiteral(BINNACLE_TEST_DATA "/values/j1-eks-alb.yaml"));
        const ImportResult result = imported(yaml);
        const auto document = ValuesDocument::parse(yaml, u"j1"_s);
        QCOMPARE(meaningOf(result, yaml), document->root());
        // All but the password, which is a secret and stays where it is.
        QCOMPARE(result.leavesAsFields, result.leavesSeen - 1);
        QVERIFY(!result.component.fields.contains(u"grafana.adminPassword"_s));
        QVERIFY(result.component.values.map().isEmpty());
        QCOMPARE(result.component.base.constFirst().sha256, document->sha256());
    }

    void importingAndRenderingMeansTheSame_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        const auto row = [](const char *name, const QByteArray &yaml) {
            QTest::newRow(name) << yaml;
        };
        row("journey 1", contentOf(QStringLiteral(BINNACLE_TEST_DATA "/values/j1-eks-alb.yaml")));
        row("journey 2", contentOf(QStringLiteral(BINNACLE_TEST_DATA "/values/j2-eks-istio.yaml")));
        row("empty", "");
        row("nulls", "grafana: {enabled: null, persistence: null}\n");
        row("wrong types",
            "grafana: {enabled: 'true', ingress: {hosts: a.example.com}}\n"
            "prometheus: {prometheusSpec: {retention: 5}}\n");
        row("a map where a scalar belongs", "prometheus: {prometheusSpec: {retention: {a: 1}}}\n");
        row("a scalar where a map belongs", "prometheus: 5\ngrafana: [1]\n");
        row("annotations that differ",
            "prometheus: {ingress: {enabled: true, ingressClassName: alb, paths: ['/*'], "
            "annotations: {alb.ingress.kubernetes.io/scheme: internal}}}\n"
            "grafana: {ingress: {enabled: true, ingressClassName: alb, "
            "annotations: {alb.ingress.kubernetes.io/scheme: internet-facing}}}\n");
        row("only one ingress has the class",
            "prometheus: {ingress: {enabled: true, ingressClassName: nginx}}\n"
            "grafana: {ingress: {enabled: true}}\n");
        row("dashboards of other kinds",
            "grafana: {dashboards: {default: {a: {gnetId: 1, revision: 2}, b: {url: x}, "
            "c: {gnetId: '3'}}, other: {d: {gnetId: 4}}}}\n");
        row("a provider of its own",
            "grafana: {dashboards: {default: {a: {gnetId: 1}}}, "
            "dashboardProviders: {dashboardproviders.yaml: {apiVersion: 1, providers: []}}}\n");
        row("listening on 443 only",
            "prometheus: {ingress: {enabled: true, ingressClassName: alb, paths: ['/*'], "
            "annotations: {alb.ingress.kubernetes.io/listen-ports: '[{\"HTTPS\":443}]'}}}\n");
        row("several certificates",
            "prometheus: {ingress: {enabled: true, ingressClassName: alb, paths: ['/*'], "
            "annotations: {alb.ingress.kubernetes.io/certificate-arn: "
            "'arn:aws:acm:r-1:111122223333:certificate/a,"
            "arn:aws:acm:r-1:111122223333:certificate/b'}}}\n");
        row("certificates with a blank between",
            "prometheus: {ingress: {enabled: true, ingressClassName: alb, paths: ['/*'], "
            "annotations: {alb.ingress.kubernetes.io/certificate-arn: "
            "'arn:aws:acm:r-1:111122223333:certificate/a, "
            "arn:aws:acm:r-1:111122223333:certificate/b'}}}\n");
        row("unknown keys", "my: {own: [keys, 1, {a: null}]}\n\"dotted.key\": {\"a.b\": x}\n");
        row("keys in unusual order and duplicates",
            "grafana: {enabled: true}\nprometheus: {enabled: true}\ngrafana: {enabled: false}\n");
    }

    void importingAndRenderingMeansTheSame()
    {
        QFETCH(QByteArray, yaml);
        const ImportResult result = imported(yaml);
        const Value is = meaningOf(result, yaml);
        const Value should = ValuesDocument::parse(yaml, u"v"_s)->root();
        QVERIFY2(is == should, qPrintable(is.text() + u"\n"_s + should.text()));
    }

    void whatTheCatalogKnowsBecomesFields()
    {
        const ImportResult result = imported(
            "grafana: {persistence: {enabled: true, size: 10Gi}, "
            "dashboards: {default: {node: {gnetId: 1860, revision: 37, datasource: P}}}, "
            "dashboardProviders: {dashboardproviders.yaml: {apiVersion: 1, providers: "
            "[{name: default, orgId: 1, folder: '', type: file, disableDeletion: false, "
            "editable: true, options: {path: /var/lib/grafana/dashboards/default}}]}}}\n"
            "prometheus: {ingress: {enabled: true, ingressClassName: alb, hosts: [p.example.com], "
            "paths: ['/*'], annotations: {"
            "alb.ingress.kubernetes.io/listen-ports: '[{\"HTTPS\":443}]', "
            "alb.ingress.kubernetes.io/certificate-arn: "
            "'arn:aws:acm:r-1:111122223333:certificate/a,"
            "arn:aws:acm:r-1:111122223333:certificate/b'}}}\n"
            "my: {own: key}\n");
        const ValueMap &fields = result.component.fields;
        QCOMPARE(fields.value(u"grafana.storageSize"_s), Value(u"10Gi"_s));
        QCOMPARE(fields.value(u"grafana.dashboards"_s).list().size(), 1);
        QCOMPARE(fields.value(u"alb.httpRedirect"_s), Value(false));
        QCOMPARE(fields.value(u"alb.certificateArns"_s).list().size(), 2);
        QCOMPARE(fields.value(u"prometheus.hosts"_s), Value::stringList({u"p.example.com"_s}));
        QCOMPARE(result.leavesSeen - result.leavesAsFields, 1);
    }

    void setPairsBecomeFieldsOrFurtherValues()
    {
        const QByteArray yaml = "prometheus: {prometheusSpec: {retention: 5d, replicas: 1}}\n"
                                "list: [1, 2]\n";
        const ImportResult result = imported(
            yaml,
            {{SetArgument::Kind::Typed,
              u"prometheus.prometheusSpec.retention=7d,list[0]=9,grafana.x=z"_s}});
        QCOMPARE(result.component.fields.value(u"prometheus.retention"_s), Value(u"7d"_s));
        QCOMPARE(result.component.values,
                 *ValuesDocument::parseValue("{list: [9, 2], grafana: {x: z}}", u"v"_s));
        QCOMPARE(meaningOf(result, yaml),
                 *ValuesDocument::parseValue("{prometheus: {prometheusSpec: {retention: 7d, "
                                             "replicas: 1}}, list: [9, 2], grafana: {x: z}}",
                                             u"v"_s));
    }

    void aSecretFromTheCommandLineIsRefused()
    {
        ImportRequest request;
        request.sets.append({SetArgument::Kind::Typed, u"grafana.adminPassword=hunter2"_s});
        const auto result = importValues(stack(), request);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY(!result.error().toLine().contains(u"hunter2"_s));
        request.sets = {{SetArgument::Kind::Json,
                         u"alertmanager={\"config\":{\"receivers\":[{\"slack_configs\":"
                         "[{\"api_url\":\"https://hooks/x\"}]}]}}"_s}};
        QVERIFY(!importValues(stack(), request));
    }

    void placeholdersAreFoundAndOthersAreNot()
    {
        const auto document = ValuesDocument::parse(
            "a: $MyDomain\nb: https://${CERT_ARN}/x\nc: '{{ $labels.pod }} {{ $x }}'\nd: $1:$2\n"
            "e: '${env:MY_POD_IP}'\nf: $labels and $value\ng: rate(x[$__rate_interval])\nh: $$A\n"
            "i: [one, '${IN_LIST}']\nj: costs 5$\nk: '{{ a }} $AFTER'\n",
            u"v"_s);
        QStringList names;
        QStringList wheres;
        const QList<Placeholder> found = findPlaceholders(*document);
        for (const Placeholder &placeholder : found) {
            names << placeholder.name;
            wheres << placeholder.where;
        }
        QCOMPARE(names, (QStringList{u"MyDomain"_s, u"CERT_ARN"_s, u"IN_LIST"_s, u"AFTER"_s}));
        QCOMPARE(wheres.constFirst(), u"v:1:4"_s);
    }

    void onlyConfirmedPlaceholdersAreFilledIn()
    {
        const QByteArray yaml =
            "prometheus: {ingress: {enabled: true, hosts: [\"prometheus.${DOMAIN}\"]},\n"
            "  prometheusSpec: {replicas: $N, externalUrl: 'https://${DOMAIN}/$OTHER'}}\n"
            "additionalPrometheusRulesMap: {r: {groups: [{rules: [{annotations: "
            "{d: '{{ $labels.pod }}'}}]}]}}\n";
        const ImportResult result = imported(yaml, {},
                                             {{u"DOMAIN"_s, u"example.com"_s}, {u"N"_s, u"2"_s}});
        QCOMPARE(result.component.fields.value(u"prometheus.hosts"_s),
                 Value::stringList({u"prometheus.example.com"_s}));
        // In the plan, not in the file; a number stays a number as with envsubst.
        QCOMPARE(result.component.values,
                 *ValuesDocument::parseValue("{prometheus: {prometheusSpec: {replicas: 2, "
                                             "externalUrl: 'https://example.com/$OTHER'}}}",
                                             u"v"_s));
        QByteArray filled = yaml;
        filled.replace("${DOMAIN}", "example.com").replace("$N,", "2,");
        QCOMPARE(meaningOf(result, yaml), ValuesDocument::parse(filled, u"v"_s)->root());
        int open = 0;
        for (const Placeholder &placeholder : result.placeholders)
            open += placeholder.isResolved ? 0 : 1;
        QCOMPARE(open, 1);
    }

    void aPlaceholderInAKeyMustBeFixed()
    {
        const ImportResult result = imported("a: {$KEY: 1}\n", {}, {{u"KEY"_s, u"k"_s}});
        QCOMPARE(result.findings.size(), 1);
        QCOMPARE(result.findings.constFirst().rule, u"values/placeholder-in-key"_s);
    }

    void anUnreadableFileSaysWhere()
    {
        ImportRequest request;
        request.files.append({u"/v/values.yaml"_s, "a:\n  b: \"x\n"});
        const auto result = importValues(stack(), request);
        QVERIFY(!result);
        QVERIFY(result.error().where.startsWith(u"/v/values.yaml:"_s));
    }

    void severalFilesAreMergedInOrder()
    {
        ImportRequest request;
        request.files.append({u"/v/a.yaml"_s, "prometheus: {prometheusSpec: {retention: 5d}}\n"});
        request.files.append({u"/v/b.yaml"_s, "prometheus: {prometheusSpec: {retention: 6d}}\n"});
        const auto result = importValues(stack(), request);
        QCOMPARE(result->component.base.size(), 2);
        QCOMPARE(result->component.fields.value(u"prometheus.retention"_s), Value(u"6d"_s));
    }
};

QTEST_GUILESS_MAIN(TstImportValues)
#include "tst_importvalues.moc"
