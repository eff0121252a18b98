#include "install/effectcomputer.h"
#include "install/plandocument.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

QStringList linesAt(const PlanEffect &effect, const QSet<int> &numbers)
{
    const QStringList all = effect.values.split(u'\n');
    QList<int> sorted(numbers.cbegin(), numbers.cend());
    std::sort(sorted.begin(), sorted.end());
    QStringList lines;
    for (const int number : std::as_const(sorted))
        lines << all.value(number).trimmed();
    return lines;
}

} // namespace

/// What stands beside the form: the right lines for each field, and never an old result.
class TstPlanEffect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_catalog = Catalog::builtIn().value();
        PlanDocument document(m_catalog);
        QVERIFY(document.start(u"eks-alb"_s).has_value());
        m_plan = document.plan();
    }

    void aFieldsOwnLinesAndTheirAncestorsAreFound()
    {
        const PlanEffect effect = effectOf(m_plan, m_catalog, {});
        const FieldLines size = effect.lines.value(u"prometheus.storageSize"_s);
        QCOMPARE(linesAt(effect, size.own), QStringList{u"storage: \"30Gi\""_s});
        QCOMPARE(
            linesAt(effect, size.ancestors),
            (QStringList{u"prometheus:"_s, u"prometheusSpec:"_s, u"storageSpec:"_s,
                         u"volumeClaimTemplate:"_s, u"spec:"_s, u"resources:"_s, u"requests:"_s}));
    }

    void aListIsLitWithAllItsItems()
    {
        const PlanEffect effect = effectOf(m_plan, m_catalog, {});
        const FieldLines modes = effect.lines.value(u"grafana.accessModes"_s);
        QCOMPARE(linesAt(effect, modes.own),
                 (QStringList{u"accessModes:"_s, u"- ReadWriteOnce"_s}));
    }

    void aFieldThatWritesTwoPlacesHasBoth()
    {
        const PlanEffect effect = effectOf(m_plan, m_catalog, {});
        const QStringList lines = linesAt(effect, effect.lines.value(u"ingress.class"_s).own);
        QCOMPARE(lines.count(u"ingressClassName: alb"_s), 2);
    }

    void aFieldThatIsNotSetHasNoLines()
    {
        const PlanEffect effect = effectOf(m_plan, m_catalog, {});
        QVERIFY(effect.lines.value(u"grafana.dashboards"_s).own.isEmpty());
    }

    void aBaseLayerThatIsGoneIsSaid()
    {
        StackPlan plan = m_plan;
        plan.components.first().base = {{u"/nowhere/values.yaml"_s, {}}};
        const PlanEffect effect = effectOf(plan, m_catalog, {});
        QVERIFY(effect.result.hasMustFix());
        QStringList words;
        for (const Finding &finding : effect.result.findings)
            words << finding.message + finding.where;
        QVERIFY2(words.join(u'\n').contains(u"/nowhere/values.yaml"_s),
                 qPrintable(words.join(u'\n')));
    }

    void onlyNewerResultsFollowAndTheNewestComes()
    {
        EffectComputer computer(m_catalog);
        QList<int> seen;
        connect(&computer, &EffectComputer::ready, this, [&](const PlanEffect &effect) {
            seen << effect.result.components.first().release.mid(1).toInt();
        });
        StackPlan plan = m_plan;
        for (int i = 1; i <= 50; ++i) {
            plan.components.first().release = u"r%1"_s.arg(i);
            computer.request(plan, {});
            if (i % 10 == 0)
                QTest::qWait(5); // results come in between, as they do while somebody types
        }
        QTRY_VERIFY(!seen.isEmpty() && seen.constLast() == 50);
        QVERIFY(!computer.isComputing());
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        QVERIFY(seen.size() < 50); // what nobody would have seen was never computed
    }

    void aComputerThatIsGoneLeavesNothingBehind()
    {
        auto computer = std::make_unique<EffectComputer>(m_catalog);
        computer->request(m_plan, {});
        computer.reset(); // the thread ends by itself; sanitizers see to the rest
    }

private:
    Catalog m_catalog;
    StackPlan m_plan;
};

QTEST_MAIN(TstPlanEffect)
#include "tst_planeffect.moc"
