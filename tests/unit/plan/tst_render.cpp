#include "helm/helmclient.h"
#include "plan/planedit.h"
#include "plan/render.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

/// Layers, commands and findings of a plan.
class TstRender : public QObject
{
    Q_OBJECT

    Catalog m_catalog;

    const Component &stack() { return m_catalog.components().constFirst(); }

    StackPlan localPlan()
    {
        StackPlan plan;
        plan.components << *startComponent(stack(), u"local"_s);
        return plan;
    }

    static QStringList rules(const RenderResult &result)
    {
        QStringList rules;
        for (const Finding &finding : result.findings)
            rules << finding.severityWord() + u' ' + finding.rule + u' ' + finding.field;
        return rules;
    }

    /// A plan over one values file with that content.
    RenderResult rendered(const QByteArray &yaml, const QByteArray &digest = {})
    {
        StackPlan plan;
        plan.components << *startComponent(stack(), {});
        const auto document = ValuesDocument::parse(yaml, u"/v/values.yaml"_s);
        plan.components.first().base
            << BaseLayer{u"/v/values.yaml"_s, digest.isEmpty() ? document->sha256() : digest};
        return render(plan, m_catalog, {{u"/v/values.yaml"_s, *document}});
    }

private Q_SLOTS:
    void initTestCase() { m_catalog = *Catalog::builtIn(); }

    void anEmptyPlanSetsNothing()
    {
        StackPlan plan;
        plan.components << *startComponent(stack(), {});
        const RenderResult result = render(plan, m_catalog);
        QVERIFY(result.findings.isEmpty());
        QVERIFY(result.components.constFirst().layers.constFirst().content.endsWith("\n{}\n"));
    }

    void theLocalStartHasNothingToFix()
    {
        const RenderResult result = render(localPlan(), m_catalog);
        QVERIFY2(result.findings.isEmpty(), qPrintable(rules(result).join(u'\n')));
    }

    /// The commands that are shown are those that the helm client runs.
    void commandsAreThoseOfTheHelmClient()
    {
        StackPlan plan = localPlan();
        plan.contexts = QStringList{u"practice"_s};
        QVERIFY(setField(plan.components.first(), stack(), u"grafana.adminPassword"_s, u"ask"_s));
        plan.components.first().base << BaseLayer{u"/v/my values.yaml"_s, QByteArray(64, 'a')};
        RenderOptions options;
        options.kubeconfig = u"/k/config"_s;
        const QList<RenderedCommand> commands =
            render(plan, m_catalog, {}, options).components.constFirst().commands;
        QCOMPARE(commands.size(), 2);

        const PlanComponent &component = plan.components.constFirst();
        const HelmClient helm({u"helm"_s, u"/k/config"_s, u"practice"_s, {}});
        HelmUpgrade upgrade;
        upgrade.release = component.release;
        upgrade.nameSpace = component.nameSpace;
        upgrade.chart = {ChartReference::Kind::Repository, component.source.location,
                         component.source.chart, component.version};
        upgrade.valuesFiles = QStringList{u"/v/my values.yaml"_s,
                                          u"values/kube-prometheus-stack.binnacle.yaml"_s};
        upgrade.secretValues = "x: y\n";
        const auto add = helm.addRepository(component.source.location);
        const auto install = helm.upgradeInstall(upgrade);
        QCOMPARE(commands.at(0).arguments, QStringList{u"helm"_s} + add->command().arguments);
        QCOMPARE(commands.at(1).arguments, QStringList{u"helm"_s} + install->command().arguments);
        QVERIFY(commands.at(1).readsSecrets);
        QVERIFY(commands.at(1).toShellLine().contains(u"'/v/my values.yaml'"_s));
    }

    void everyContextGetsItsCommands()
    {
        StackPlan plan = localPlan();
        plan.contexts = QStringList{u"one"_s, u"two"_s};
        const auto commands = render(plan, m_catalog).components.constFirst().commands;
        QCOMPARE(commands.size(), 4);
        QCOMPARE(commands.at(1).arguments.constLast(), u"one"_s);
        QCOMPARE(commands.at(3).arguments.constLast(), u"two"_s);
    }

    void chartsFromElsewhereNeedNoRepository()
    {
        StackPlan plan = localPlan();
        for (const QString &source :
             {u"oci://r.example.com/kps"_s, u"/srv/kps"_s, u"/srv/k.tgz"_s}) {
            QVERIFY(setField(plan.components.first(), stack(), u"chart"_s, source));
            const auto commands = render(plan, m_catalog).components.constFirst().commands;
            QCOMPARE(commands.size(), 1);
            QVERIFY(commands.constFirst().arguments.contains(source));
            QCOMPARE(commands.constFirst().arguments.contains(u"--version"_s),
                     source.startsWith(u"oci:"_s));
        }
    }

    void theScriptAsksForWhatThePlanDoesNotSay()
    {
        StackPlan plan = localPlan();
        QByteArray script = commandsScript(render(plan, m_catalog));
        QVERIFY(script.contains("KUBE_CONTEXT:?"));
        QVERIFY(!script.contains("BINNACLE_SECRET_VALUES"));
        plan.contexts = QStringList{u"it's mine"_s};
        QVERIFY(setField(plan.components.first(), stack(), u"grafana.adminPassword"_s,
                         u"env:PASSWORD"_s));
        script = commandsScript(render(plan, m_catalog));
        QVERIFY(!script.contains("KUBE_CONTEXT:?"));
        QVERIFY(script.contains("--kube-context 'it'\\''s mine' <\"${BINNACLE_SECRET_VALUES:?"));
        QVERIFY(script.contains("grafana.adminPassword (env:PASSWORD)"));
    }

    void secretsAreMaskedAndDeliveredApart()
    {
        StackPlan plan = localPlan();
        QVERIFY(setField(plan.components.first(), stack(), u"grafana.adminPassword"_s, u"ask"_s));
        const RenderResult result = render(plan, m_catalog);
        const RenderedComponent &component = result.components.constFirst();
        QVERIFY(!component.layers.constLast().content.contains("adminPassword"));
        const auto path = ValuePath::parse(u"grafana.adminPassword"_s);
        QCOMPARE(*component.merged.at(*path), Value(u"${BINNACLE_SECRET:grafana.adminPassword}"_s));
        const auto values = secretValues(component,
                                         {{u"grafana.adminPassword"_s, u"pass: word\n"_s}});
        QCOMPARE(*ValuesDocument::parse(*values, u"s"_s)->root().at(*path),
                 Value(u"pass: word\n"_s));
        const auto missing = secretValues(component, {});
        QVERIFY(!missing && missing.error().message.contains(u"grafana.adminPassword"_s));
    }

    void aSecretOfAnotherNamespaceMustBeFixed()
    {
        StackPlan plan = localPlan();
        QVERIFY(setField(plan.components.first(), stack(), u"grafana.adminPassword"_s,
                         u"secret:default/grafana/pass"_s));
        QCOMPARE(rules(render(plan, m_catalog)),
                 (QStringList{u"must plan/secret-namespace grafana.adminPassword"_s}));
    }

    void planFindingsNameTheField()
    {
        StackPlan plan = localPlan();
        PlanComponent &component = plan.components.first();
        component.version = u"70.0.0"_s;
        component.fields.insert(u"prometheus.retentoin"_s, Value(u"5d"_s));
        component.fields.insert(u"prometheus.storageSize"_s, Value(u"10GB"_s));
        component.fields.insert(u"prometheus.ingress"_s, Value(true));
        component.fields.insert(u"alb.scheme"_s, Value(u"internal"_s));
        const RenderResult result = render(plan, m_catalog);
        QCOMPARE(rules(result),
                 (QStringList{u"must plan/unknown-field prometheus.retentoin"_s,
                              u"must plan/bad-form prometheus.storageSize"_s,
                              u"must plan/missing-value prometheus.hosts"_s,
                              u"info plan/unchecked-version version"_s,
                              u"info plan/no-meaning alb.scheme"_s}));
        QVERIFY(result.hasMustFix());
        // What is badly formed does not get into the values.
        QVERIFY(!result.components.constFirst().layers.constLast().content.contains("10GB"));
    }

    void fileFindingsSayFileLineAndColumn()
    {
        const RenderResult result = rendered("prometheus:\n"
                                             "  prometheusSpec:\n"
                                             "    retentionSize: 10Gi\n"
                                             "    externalUrl: https://${DOMAIN}\n"
                                             "grafana:\n"
                                             "  adminPassword: hunter2\n"
                                             "  ingress:\n"
                                             "    paths: [/*]\n"
                                             "  ingress:\n"
                                             "    paths: [/*]\n");
        QCOMPARE(rules(result),
                 (QStringList{u"must values/bad-form prometheus.retentionSize"_s,
                              u"should values/duplicate-key grafana.ingress"_s,
                              u"should values/placeholder prometheus.prometheusSpec.externalUrl"_s,
                              u"should values/no-effect grafana.ingress.paths"_s,
                              u"should values/secret-in-file grafana.adminPassword"_s}));
        QCOMPARE(result.findings.at(0).where, u"/v/values.yaml:3:20"_s);
        QVERIFY(result.findings.at(0).message.contains(u"write 10GiB"_s));
        QCOMPARE(result.findings.at(1).where, u"/v/values.yaml:9:3"_s);
        for (const Finding &finding : result.findings)
            QVERIFY(!(finding.message + finding.hint).contains(u"hunter2"_s));
        // Masked for reading, with everything else as it is.
        const auto path = ValuePath::parse(u"grafana.adminPassword"_s);
        QCOMPARE(*result.components.constFirst().merged.at(*path),
                 Value(u"${BINNACLE_SECRET:grafana.adminPassword}"_s));
    }

    void aChangedOrMissingFileIsAFinding()
    {
        QCOMPARE(rules(rendered("a: 1\n", QByteArray(64, 'a'))),
                 (QStringList{u"should values/file-changed "_s}));
        StackPlan plan = localPlan();
        plan.components.first().base << BaseLayer{u"/v/gone.yaml"_s, QByteArray(64, 'a')};
        QCOMPARE(rules(render(plan, m_catalog)), (QStringList{u"must values/file-missing "_s}));
    }

    void anUnknownComponentIsAFinding()
    {
        StackPlan plan = localPlan();
        plan.components.first().component = u"kube-promethus-stack"_s;
        QCOMPARE(rules(render(plan, m_catalog)),
                 (QStringList{u"must plan/unknown-component kube-promethus-stack"_s}));
    }

    void thePersonsFileComesFirst()
    {
        const RenderedComponent component =
            rendered("prometheus: {prometheusSpec: {replicas: 2}}\n").components.constFirst();
        QCOMPARE(component.layers.constFirst().kind, RenderedLayer::Kind::UserFile);
        QVERIFY(component.layers.constFirst().content.isEmpty());
        QCOMPARE(component.layers.constLast().kind, RenderedLayer::Kind::Own);
    }
};

QTEST_GUILESS_MAIN(TstRender)
#include "tst_render.moc"
