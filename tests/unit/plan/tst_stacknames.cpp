#include "plan/stacknames.h"
#include "values/valuesdocument.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

/// Names as `helm template` of the charts 45.27.2 and 88.5.3 gives them (recorded).
class TstStackNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreThoseOfTheChart_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("kube-prometheus-stack {}")
            << u"kube-prometheus-stack"_s << u"{}"_s
            << QStringList{u"kube-prometheus-stack-prometheus"_s,
                           u"kube-prometheus-stack-prometheus"_s,
                           u"kube-prometheus-stack-alertmanager"_s,
                           u"kube-prometheus-stack-alertmanager"_s,
                           u"kube-prometheus-stack-operator"_s,
                           u"kube-prometheus-stack-grafana"_s,
                           u"kube-prometheus-stack-kube-state-metrics"_s,
                           u"kube-prometheus-stack-prometheus-node-exporter"_s};
        QTest::newRow("prometheus {}") << u"prometheus"_s << u"{}"_s
                                       << QStringList{u"prometheus-kube-prometheus-prometheus"_s,
                                                      u"prometheus-kube-prometheus-prometheus"_s,
                                                      u"prometheus-kube-prometheus-alertmanager"_s,
                                                      u"prometheus-kube-prometheus-alertmanager"_s,
                                                      u"prometheus-kube-prometheus-operator"_s,
                                                      u"prometheus-grafana"_s,
                                                      u"prometheus-kube-state-metrics"_s,
                                                      u"prometheus-prometheus-node-exporter"_s};
        QTest::newRow("monitor {}") << u"monitor"_s << u"{}"_s
                                    << QStringList{u"monitor-kube-prometheus-st-prometheus"_s,
                                                   u"monitor-kube-prometheus-st-prometheus"_s,
                                                   u"monitor-kube-prometheus-st-alertmanager"_s,
                                                   u"monitor-kube-prometheus-st-alertmanager"_s,
                                                   u"monitor-kube-prometheus-st-operator"_s,
                                                   u"monitor-grafana"_s,
                                                   u"monitor-kube-state-metrics"_s,
                                                   u"monitor-prometheus-node-exporter"_s};
        QTest::newRow("wsl-prom {}") << u"wsl-prom"_s << u"{}"_s
                                     << QStringList{u"wsl-prom-kube-prometheus-s-prometheus"_s,
                                                    u"wsl-prom-kube-prometheus-s-prometheus"_s,
                                                    u"wsl-prom-kube-prometheus-s-alertmanager"_s,
                                                    u"wsl-prom-kube-prometheus-s-alertmanager"_s,
                                                    u"wsl-prom-kube-prometheus-s-operator"_s,
                                                    u"wsl-prom-grafana"_s,
                                                    u"wsl-prom-kube-state-metrics"_s,
                                                    u"wsl-prom-prometheus-node-exporter"_s};
        QTest::newRow("a {}") << u"a"_s << u"{}"_s
                              << QStringList{u"a-kube-prometheus-stack-prometheus"_s,
                                             u"a-kube-prometheus-stack-prometheus"_s,
                                             u"a-kube-prometheus-stack-alertmanager"_s,
                                             u"a-kube-prometheus-stack-alertmanager"_s,
                                             u"a-kube-prometheus-stack-operator"_s,
                                             u"a-grafana"_s,
                                             u"a-kube-state-metrics"_s,
                                             u"a-prometheus-node-exporter"_s};
        QTest::newRow("my-kube-prometheus-stack-in-production {}")
            << u"my-kube-prometheus-stack-in-production"_s << u"{}"_s
            << QStringList{u"my-kube-prometheus-stack-i-prometheus"_s,
                           u"my-kube-prometheus-stack-i-prometheus"_s,
                           u"my-kube-prometheus-stack-i-alertmanager"_s,
                           u"my-kube-prometheus-stack-i-alertmanager"_s,
                           u"my-kube-prometheus-stack-i-operator"_s,
                           u"my-kube-prometheus-stack-in-production-grafana"_s,
                           u"my-kube-prometheus-stack-in-production-kube-state-metrics"_s,
                           u"my-kube-prometheus-stack-in-production-prometheus-node-exporter"_s};
        QTest::newRow("a-very-long-release-name-for-a-monitoring-stack {}")
            << u"a-very-long-release-name-for-a-monitoring-stack"_s << u"{}"_s
            << QStringList{u"a-very-long-release-name-f-prometheus"_s,
                           u"a-very-long-release-name-f-prometheus"_s,
                           u"a-very-long-release-name-f-alertmanager"_s,
                           u"a-very-long-release-name-f-alertmanager"_s,
                           u"a-very-long-release-name-f-operator"_s,
                           u"a-very-long-release-name-for-a-monitoring-stack-grafana"_s,
                           u"a-very-long-release-name-for-a-monitoring-stack-kube-state-metr"_s,
                           u"a-very-long-release-name-for-a-monitoring-stack-prometheus-node"_s};
        QTest::newRow("grafana {}") << u"grafana"_s << u"{}"_s
                                    << QStringList{u"grafana-kube-prometheus-st-prometheus"_s,
                                                   u"grafana-kube-prometheus-st-prometheus"_s,
                                                   u"grafana-kube-prometheus-st-alertmanager"_s,
                                                   u"grafana-kube-prometheus-st-alertmanager"_s,
                                                   u"grafana-kube-prometheus-st-operator"_s,
                                                   u"grafana"_s,
                                                   u"grafana-kube-state-metrics"_s,
                                                   u"grafana-prometheus-node-exporter"_s};
        QTest::newRow("x-kube-state-metrics-y {}")
            << u"x-kube-state-metrics-y"_s << u"{}"_s
            << QStringList{u"x-kube-state-metrics-y-kub-prometheus"_s,
                           u"x-kube-state-metrics-y-kub-prometheus"_s,
                           u"x-kube-state-metrics-y-kub-alertmanager"_s,
                           u"x-kube-state-metrics-y-kub-alertmanager"_s,
                           u"x-kube-state-metrics-y-kub-operator"_s,
                           u"x-kube-state-metrics-y-grafana"_s,
                           u"x-kube-state-metrics-y"_s,
                           u"x-kube-state-metrics-y-prometheus-node-exporter"_s};
        QTest::newRow("abcde-prometheus-node-exporter {}")
            << u"abcde-prometheus-node-exporter"_s << u"{}"_s
            << QStringList{u"abcde-prometheus-node-expo-prometheus"_s,
                           u"abcde-prometheus-node-expo-prometheus"_s,
                           u"abcde-prometheus-node-expo-alertmanager"_s,
                           u"abcde-prometheus-node-expo-alertmanager"_s,
                           u"abcde-prometheus-node-expo-operator"_s,
                           u"abcde-prometheus-node-exporter-grafana"_s,
                           u"abcde-prometheus-node-exporter-kube-state-metrics"_s,
                           u"abcde-prometheus-node-exporter"_s};
        QTest::newRow("prometheus {nameOverride: mon}")
            << u"prometheus"_s << u"{nameOverride: mon}"_s
            << QStringList{
                   u"prometheus-mon-prometheus"_s,     u"prometheus-mon-prometheus"_s,
                   u"prometheus-mon-alertmanager"_s,   u"prometheus-mon-alertmanager"_s,
                   u"prometheus-mon-operator"_s,       u"prometheus-grafana"_s,
                   u"prometheus-kube-state-metrics"_s, u"prometheus-prometheus-node-exporter"_s};
        QTest::newRow("prometheus {fullnameOverride: observability-of-everything-we-have}")
            << u"prometheus"_s << u"{fullnameOverride: observability-of-everything-we-have}"_s
            << QStringList{u"observability-of-everythin-prometheus"_s,
                           u"observability-of-everythin-prometheus"_s,
                           u"observability-of-everythin-alertmanager"_s,
                           u"observability-of-everythin-alertmanager"_s,
                           u"observability-of-everythin-operator"_s,
                           u"prometheus-grafana"_s,
                           u"prometheus-kube-state-metrics"_s,
                           u"prometheus-prometheus-node-exporter"_s};
        QTest::newRow("prometheus {cleanPrometheusOperatorObjectNames: true}")
            << u"prometheus"_s << u"{cleanPrometheusOperatorObjectNames: true}"_s
            << QStringList{u"prometheus-kube-prometheus-prometheus"_s,
                           u"prometheus-kube-prometheus"_s,
                           u"prometheus-kube-prometheus-alertmanager"_s,
                           u"prometheus-kube-prometheus"_s,
                           u"prometheus-kube-prometheus-operator"_s,
                           u"prometheus-grafana"_s,
                           u"prometheus-kube-state-metrics"_s,
                           u"prometheus-prometheus-node-exporter"_s};
        QTest::newRow("prometheus {grafana: {fullnameOverride: dash}, kube-state-metrics: "
                      "{nameOverride: ksm}}")
            << u"prometheus"_s
            << u"{grafana: {fullnameOverride: dash}, kube-state-metrics: {nameOverride: ksm}}"_s
            << QStringList{u"prometheus-kube-prometheus-prometheus"_s,
                           u"prometheus-kube-prometheus-prometheus"_s,
                           u"prometheus-kube-prometheus-alertmanager"_s,
                           u"prometheus-kube-prometheus-alertmanager"_s,
                           u"prometheus-kube-prometheus-operator"_s,
                           u"dash"_s,
                           u"prometheus-ksm"_s,
                           u"prometheus-prometheus-node-exporter"_s};
    }

    void namesAreThoseOfTheChart()
    {
        QFETCH(QString, release);
        QFETCH(QString, values);
        QFETCH(QStringList, names);
        const auto tree = ValuesDocument::parse(values.toUtf8(), u"values"_s);
        QVERIFY(tree.has_value());
        const StackNames is = StackNames::of(release, tree->root());
        QCOMPARE((QStringList{is.prometheus, is.prometheusResource, is.alertmanager,
                              is.alertmanagerResource, is.operatorName, is.grafana,
                              is.kubeStateMetrics, is.nodeExporter}),
                 names);
    }

    void claimsAreNamedAfterTheResource()
    {
        const StackNames names = StackNames::of(u"prometheus"_s);
        QCOMPARE(names.prometheusClaim(0),
                 u"prometheus-prometheus-kube-prometheus-prometheus-db-"
                 "prometheus-prometheus-kube-prometheus-prometheus-0"_s);
        QCOMPARE(names.grafanaClaim(u"pvc"_s), u"prometheus-grafana"_s);
        QCOMPARE(names.grafanaClaim(u"statefulset"_s), u"storage-prometheus-grafana-0"_s);
    }
};

QTEST_GUILESS_MAIN(TstStackNames)
#include "tst_stacknames.moc"
