#include "release/targetexpectation.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

Target target(const QString &pool, const QString &job, const QString &endpoint,
              const QString &address, Target::Health health, const QString &error = {})
{
    Target t;
    t.scrapePool = pool;
    t.job = job;
    t.instance = address;
    t.scrapeUrl = u"http://%1/metrics"_s.arg(address);
    t.labels = {{u"endpoint"_s, endpoint}, {u"job"_s, job}, {u"namespace"_s, u"monitoring"_s}};
    t.health = health;
    t.lastError = error;
    return t;
}

TargetExpectation nodes(int count)
{
    return {u"node-exporter"_s,
            u"node-exporter is scraped on every node"_s,
            u"monitoring"_s,
            u"p-prometheus-node-exporter"_s,
            {},
            count,
            u"3 nodes"_s};
}

const QString pool = u"serviceMonitor/monitoring/p-prometheus-node-exporter/0"_s;

QList<Target> threeNodes()
{
    QList<Target> targets;
    for (int i = 1; i <= 3; ++i)
        targets << target(pool, u"node-exporter"_s, u"http-metrics"_s,
                          u"10.250.0.1%1:9100"_s.arg(i), Target::Health::Up);
    return targets;
}

} // namespace

class TstTargetExpectation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExpectedNumberUpPasses()
    {
        const QList<Check> checks = checkTargets(threeNodes(), {nodes(3)}, {});
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks[0].id, u"targets.node-exporter"_s);
        QCOMPARE(checks[0].state, Check::State::Passed);
        QCOMPARE(checks[0].found, u"3 up"_s);
    }

    void aDownTargetIsNamedWithItsReason()
    {
        QList<Target> targets = threeNodes();
        targets[1].health = Target::Health::Down;
        targets[1].lastError = u"connection refused"_s;
        const Check check = checkTargets(targets, {nodes(3)}, {}).value(0);
        QCOMPARE(check.state, Check::State::Failed);
        QCOMPARE(check.found, u"2 up, 1 not up"_s);
        QCOMPARE(check.evidence, u"http://10.250.0.12:9100/metrics down: connection refused"_s);
        QVERIFY(!check.hint.isEmpty());
    }

    void fewerMoreAndNoneAreAllFailures()
    {
        QVERIFY(!allWell(checkTargets(threeNodes(), {nodes(4)}, {})));
        QVERIFY(!allWell(checkTargets(threeNodes(), {nodes(2)}, {})));
        const Check none = checkTargets({}, {nodes(3)}, {}).value(0);
        QCOMPARE(none.state, Check::State::Failed);
        QCOMPARE(none.found, u"no target"_s);
    }

    void notScrapedYetIsNotUp()
    {
        QList<Target> targets = threeNodes();
        targets[0].health = Target::Health::Unknown;
        QVERIFY(!allWell(checkTargets(targets, {nodes(3)}, {})));
    }

    void whatThePracticeClusterDoesNotRunIsNamedNotPassed()
    {
        const QList<Target> targets{target(u"serviceMonitor/monitoring/p-kubelet/0"_s, u"kubelet"_s,
                                           u"https-metrics"_s, u"10.250.0.11:10250"_s,
                                           Target::Health::Down, u"refused"_s)};
        const NotRunHere kubelet{u"kubelet"_s, u"https-metrics"_s, {}, u"no kubelet runs here"_s};
        const Check check = checkTargets(targets, {}, {kubelet}).value(0);
        QCOMPARE(check.id, u"targets.job.kubelet"_s);
        QCOMPARE(check.state, Check::State::NotRunHere);
        QVERIFY(check.found.contains(u"no kubelet runs here"_s));
        // Without the practice cluster's word the same target is a failure.
        QCOMPARE(checkTargets(targets, {}, {}).value(0).state, Check::State::Failed);
        // Another endpoint of the same job is not covered.
        QList<Target> other = targets;
        other[0].labels[0].second = u"http-other"_s;
        QCOMPARE(checkTargets(other, {}, {kubelet}).value(0).state, Check::State::Failed);
    }

    void anExpectedTargetIsNeverExcusedAsNotRunHere()
    {
        QList<Target> targets = threeNodes();
        targets[2].health = Target::Health::Down;
        const NotRunHere excuse{u"node-exporter"_s, {}, {}, u"an excuse"_s};
        QCOMPARE(checkTargets(targets, {nodes(3)}, {excuse}).value(0).state, Check::State::Failed);
    }

    void aJobWithAnExcusedAndABrokenTargetFails()
    {
        const QList<Target> targets{
            target(u"a/0"_s, u"mixed"_s, u"excused"_s, u"10.0.0.1:1"_s, Target::Health::Down),
            target(u"a/1"_s, u"mixed"_s, u"broken"_s, u"10.0.0.1:2"_s, Target::Health::Down)};
        const NotRunHere excuse{u"mixed"_s, u"excused"_s, {}, u"not run"_s};
        const QList<Check> checks = checkTargets(targets, {}, {excuse});
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks[0].state, Check::State::Failed);
    }

    void onlyTheNamedEndpointOfAMonitorCounts()
    {
        const QString self = u"serviceMonitor/monitoring/p-prometheus/0"_s;
        const QString reloader = u"serviceMonitor/monitoring/p-prometheus/1"_s;
        const QList<Target> targets{
            target(self, u"p"_s, u"http-web"_s, u"10.0.0.1:9090"_s, Target::Health::Up),
            target(reloader, u"p"_s, u"reloader-web"_s, u"10.0.0.1:8080"_s, Target::Health::Down)};
        const TargetExpectation expectation{u"prometheus"_s, u"Prometheus is scraped"_s,
                                            u"monitoring"_s, u"p-prometheus"_s,
                                            u"http-web"_s,   1,
                                            u"1 replica"_s};
        const QList<Check> checks = checkTargets(targets, {expectation}, {});
        QCOMPARE(checks.size(), 2);
        QCOMPARE(checks[0].state, Check::State::Passed);
        QCOMPARE(checks[1].state, Check::State::Failed); // the reloader is a job of its own
    }
};

QTEST_GUILESS_MAIN(TstTargetExpectation)
#include "tst_targetexpectation.moc"
