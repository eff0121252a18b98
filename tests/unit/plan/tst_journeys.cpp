#include "plan/planedit.h"
#include "plan/render.h"
#include "values/valuesdiff.h"
#include "values/valuesmerge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

const QString journeyFile = QStringLiteral(BINNACLE_TEST_DATA "/values/j1-eks-alb.yaml");

/// What a person types for journey 1 (`plan init --start eks-alb --set …`).
const QList<std::pair<QString, QString>> &journeyChoices()
{
    static const QList<std::pair<QString, QString>> choices{
        {u"version"_s, u"45.27.2"_s},
        {u"prometheus.hosts"_s, u"prometheus.practice.example"_s},
        {u"grafana.hosts"_s, u"grafana.practice.example"_s},
        {u"alb.certificateArns"_s,
         u"arn:aws:acm:ap-northeast-2:111122223333:certificate/"
         "12345678-1234-1234-1234-123456789012"_s},
        {u"alb.loadBalancerName"_s, u"myeks-ingress-alb"_s},
        {u"alb.group"_s, u"study"_s},
        {u"grafana.timezone"_s, u"Asia/Seoul"_s},
        {u"grafana.adminPassword"_s, u"env:GRAFANA_PASSWORD"_s},
        {u"alertmanager.enabled"_s, u"false"_s},
        {u"defaultRules.create"_s, u"false"_s}};
    return choices;
}

QString differences(const Value &is, const Value &should)
{
    QStringList lines;
    const QList<ValueChange> changes = diffValues(should, is);
    for (const ValueChange &change : changes)
        lines << u"%1: should be %2, is %3"_s.arg(
            change.path.toString(), change.before ? change.before->text() : u"absent"_s,
            change.after ? change.after->text() : u"absent"_s);
    return lines.join(u'\n');
}

} // namespace

/// The values of the journeys, key by key, from the start points.
class TstJourneys : public QObject
{
    Q_OBJECT

    Catalog m_catalog;

    StackPlan journeyPlan()
    {
        const Component &catalog = *m_catalog.component(u"kube-prometheus-stack"_s);
        auto component = startComponent(catalog, u"eks-alb"_s);
        for (const auto &[field, text] : journeyChoices()) {
            const auto set = setField(*component, catalog, field, text);
            if (!set)
                qWarning("%s", qPrintable(set.error().toLine()));
        }
        StackPlan plan;
        plan.components << *component;
        return plan;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto catalog = Catalog::builtIn();
        QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().toLine()));
        m_catalog = *catalog;
    }

    void theFirstJourneysValuesComeOutExactly()
    {
        const RenderResult result = render(journeyPlan(), m_catalog);
        QVERIFY(!result.hasMustFix());
        const RenderedComponent &rendered = result.components.constFirst();
        const auto secrets = secretValues(rendered,
                                          {{u"grafana.adminPassword"_s, u"prom-operator"_s}});
        QVERIFY(secrets.has_value());
        // What helm reads: our layer and the secrets, both as the bytes that are written.
        const auto own = ValuesDocument::parse(rendered.layers.constLast().content, u"own layer"_s);
        const auto delivered = ValuesDocument::parse(*secrets, u"secrets"_s);
        QVERIFY(own && delivered);
        const auto journey = ValuesDocument::load(journeyFile);
        QVERIFY(journey.has_value());
        const QString wrong = differences(mergeLayers({own->root(), delivered->root()}),
                                          journey->root());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// Negative control of the comparison.
    void anotherRetentionWouldBeSeen()
    {
        StackPlan plan = journeyPlan();
        QVERIFY(setField(plan.components.first(), m_catalog.components().constFirst(),
                         u"prometheus.retention"_s, u"6d"_s));
        const auto own = ValuesDocument::parse(
            render(plan, m_catalog).components.constFirst().layers.constLast().content, u"own"_s);
        const auto journey = ValuesDocument::load(journeyFile);
        QVERIFY(differences(own->root(), journey->root()).contains(u"retention: should be 5d"_s));
    }

    void withASecretOfTheClusterTheChartIsPointedToIt()
    {
        StackPlan plan = journeyPlan();
        QVERIFY(setField(plan.components.first(), m_catalog.components().constFirst(),
                         u"grafana.adminPassword"_s, u"secret:monitoring/grafana-admin/pass"_s));
        const RenderResult result = render(plan, m_catalog);
        const RenderedComponent &rendered = result.components.constFirst();
        QVERIFY(rendered.secrets.isEmpty());
        QVERIFY(!rendered.commands.constLast().readsSecrets);
        const ValueMap admin =
            rendered.overlay.map().value(u"grafana"_s).map().value(u"admin"_s).map();
        QCOMPARE(admin.value(u"existingSecret"_s), Value(u"grafana-admin"_s));
        QCOMPARE(admin.value(u"passwordKey"_s), Value(u"pass"_s));
    }

    void alertmanagerSwitchedOnGetsTheSameIngress()
    {
        StackPlan plan = journeyPlan();
        PlanComponent &component = plan.components.first();
        const Component &catalog = m_catalog.components().constFirst();
        QVERIFY(setField(component, catalog, u"alertmanager.enabled"_s, u"true"_s));
        QVERIFY(setField(component, catalog, u"alertmanager.ingress"_s, u"true"_s));
        QVERIFY(setField(component, catalog, u"alertmanager.hosts"_s,
                         u"alertmanager.practice.example"_s));
        const ValueMap values = render(plan, m_catalog).components.constFirst().overlay.map();
        ValueMap expected = values.value(u"prometheus"_s).map().value(u"ingress"_s).map();
        expected.insert(u"hosts"_s, Value::stringList({u"alertmanager.practice.example"_s}));
        QCOMPARE(values.value(u"alertmanager"_s).map().value(u"ingress"_s), Value(expected));
    }

    void dashboardsByNumberGetTheirProvider()
    {
        StackPlan plan = journeyPlan();
        QVERIFY(setField(plan.components.first(), m_catalog.components().constFirst(),
                         u"grafana.dashboards"_s,
                         u"istio-mesh:7639:158:Prometheus,node.full:1860:37:Prometheus"_s));
        const Value grafana =
            render(plan, m_catalog).components.constFirst().overlay.map().value(u"grafana"_s);
        const auto expected = ValuesDocument::parseValue(
            "{istio-mesh: {gnetId: 7639, revision: 158, datasource: Prometheus}, "
            "node.full: {gnetId: 1860, revision: 37, datasource: Prometheus}}",
            u"expected"_s);
        QCOMPARE(grafana.map().value(u"dashboards"_s).map().value(u"default"_s), *expected);
        // The provider block is that of journey 2.
        const auto second = ValuesDocument::load(
            QStringLiteral(BINNACLE_TEST_DATA "/values/j2-eks-istio.yaml"));
        const auto path = ValuePath::parse(u"grafana.dashboardProviders"_s);
        QCOMPARE(grafana.map().value(u"dashboardProviders"_s), *second->root().at(*path));
    }

    void theSamePlanGivesTheSameBytes()
    {
        const RenderResult first = render(journeyPlan(), m_catalog);
        const RenderResult second = render(journeyPlan(), m_catalog);
        QCOMPARE(first.components.constFirst().layers.constLast().content,
                 second.components.constFirst().layers.constLast().content);
        QCOMPARE(commandsScript(first), commandsScript(second));
    }

    void renderingIsFast()
    {
        const StackPlan plan = journeyPlan();
        QBENCHMARK
        {
            render(plan, m_catalog);
        }
    }
};

QTEST_GUILESS_MAIN(TstJourneys)
#include "tst_journeys.moc"
