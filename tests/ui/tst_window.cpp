#include "base/functionoperation.h"
#include "base/sequence.h"
#include "base/subprocess.h"
#include "frame/statusline.h"
#include "install/planfiles.h"
#include "plan/planfile.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

const QString VolumeSize = u"field.prometheus.storageSize"_s;
const QString SizeNotice = u"notice.prometheus.storageSize"_s;

std::unique_ptr<Operation> shell(const QString &script)
{
    Command command;
    command.program = u"/bin/sh"_s;
    command.arguments = {u"-c"_s, script};
    command.outputAsLines = true;
    return std::make_unique<Subprocess>(command);
}

QList<Check> someChecks()
{
    using State = Check::State;
    return {{u"release"_s,
             u"Release"_s,
             u"The release is deployed"_s,
             State::Passed,
             u"deployed"_s,
             u"deployed, revision 1"_s,
             u"helm status kube-prometheus-stack"_s,
             {}},
            {u"claim"_s,
             u"Storage"_s,
             u"Prometheus’ claim is bound"_s,
             State::Passed,
             u"Bound, 30Gi"_s,
             u"Bound, 30Gi, gp3"_s,
             u"PersistentVolumeClaim monitoring/prometheus-0"_s,
             {}},
            {u"node"_s, u"Targets"_s, u"node-exporter is scraped on every node"_s, State::Failed,
             u"3 targets up"_s, u"2 up, 1 down"_s,
             u"http://10.0.0.3:9100/metrics: dial tcp 10.0.0.3:9100: connect: connection refused"_s,
             u"Look at the pod's log: kubectl logs -n monitoring node-exporter-x"_s},
            {u"coredns"_s,
             u"Targets"_s,
             u"CoreDNS is scraped"_s,
             State::NotRunHere,
             u"1 target up"_s,
             {},
             u"practice status"_s,
             {}}};
}

} // namespace

/// A person at the window: keyboard and mouse on the real widgets, the real catalog and plan
/// engine behind them.
class TstWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeSource>();
        m_themes->install();
    }

    void init() { m_fixture = std::make_unique<WindowFixture>(*m_themes); }
    void cleanup() { m_fixture.reset(); }

    void aStartPointFillsTheForm()
    {
        m_fixture->picture(u"start"_s);
        m_fixture->click(u"start.eks-alb"_s);
        m_fixture->page().showStep(u"storage"_s);
        QCOMPARE(m_fixture->find<QLineEdit>(VolumeSize)->text(), u"30"_s);
        QCOMPARE(m_fixture->find<QComboBox>(VolumeSize + u".unit"_s)->currentText(), u"Gi"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"30Gi\""_s));
        m_fixture->picture(u"storage"_s);
    }

    void aBadQuantityIsSaidInPlaceAndMended()
    {
        m_fixture->click(u"start.eks-alb"_s);
        m_fixture->page().showStep(u"storage"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"30Gi\""_s));
        m_fixture->typeInto(VolumeSize, u"30Gigs"_s);
        auto *notice = m_fixture->find(SizeNotice);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(!WindowFixture::visibleWords(notice).isEmpty());
        QVERIFY(!WindowFixture::visibleWords(notice).contains(u"prometheus.storageSize"_s));
        m_fixture->picture(u"bad-quantity"_s);
        QCOMPARE(m_fixture->find<QLineEdit>(VolumeSize)->text(), u"30Gigs"_s); // nothing is lost
        QVERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"30Gi\""_s)); // nor taken
        m_fixture->typeInto(VolumeSize, u"45"_s);
        QVERIFY(!m_fixture->window().findChild<QWidget *>(SizeNotice));
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"45Gi\""_s));
        m_fixture->typeInto(VolumeSize, u"1Ti"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"1Ti\""_s));
    }

    void theSameByKeyboardAlone()
    {
        m_fixture->click(u"start.local"_s);
        QTest::keyClick(&m_fixture->window(), Qt::Key_K, Qt::ControlModifier);
        auto *palette = m_fixture->find<QLineEdit>(u"paletteField"_s);
        QTRY_VERIFY(palette->isVisible());
        m_fixture->picture(u"palette"_s);
        QTest::keyClicks(palette, u"install storage"_s);
        QTest::keyClick(palette, Qt::Key_Return);
        QCOMPARE(m_fixture->page().currentStep(), u"storage"_s);
        auto *size = m_fixture->find<QLineEdit>(VolumeSize);
        m_fixture->find(u"form.storage"_s)->setFocus();
        for (int i = 0; i < 20 && QApplication::focusWidget() != size; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), size);
        QTest::keyClicks(QApplication::focusWidget(), u"7"_s); // Tab had selected what was there
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"storage: \"7Gi\""_s));
    }

    void resetGoesBackToTheChartsDefault()
    {
        m_fixture->click(u"start.eks-alb"_s);
        m_fixture->page().showStep(u"storage"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"retention: \"5d\""_s));
        m_fixture->click(u"reset.prometheus.retention"_s);
        QTRY_VERIFY(!m_fixture->textOf(u"effectValues"_s).contains(u"retention: \"5d\""_s));
        QCOMPARE(m_fixture->find<QLineEdit>(u"field.prometheus.retention"_s)->text(), u"10"_s);
        QVERIFY(!m_fixture->find(u"reset.prometheus.retention"_s)->isVisible());
    }

    void fieldsWithoutAMeaningAreHidden()
    {
        m_fixture->page().showStep(u"storage"_s);
        QVERIFY(!m_fixture->find(u"row.grafana.storageSize"_s)->isVisible());
        m_fixture->click(u"field.grafana.persistence"_s);
        QTRY_VERIFY(m_fixture->find(u"row.grafana.storageSize"_s)->isVisible());
    }

    void accessAndDashboardsAreEdited()
    {
        m_fixture->click(u"start.eks-alb"_s);
        m_fixture->page().showStep(u"access"_s);
        m_fixture->click(u"field.prometheus.hosts.add"_s);
        m_fixture->typeInto(u"field.prometheus.hosts.0"_s, u"prometheus.example.com"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"prometheus.example.com"_s));
        m_fixture->click(u"field.alb.certificateArns.add"_s);
        m_fixture->typeInto(u"field.alb.certificateArns.0"_s, u"arn:aws:acm:nowhere"_s);
        QTRY_VERIFY(m_fixture->find(u"notice.alb.certificateArns"_s)->isVisible());
        m_fixture->picture(u"access"_s);
        m_fixture->page().showStep(u"dashboards"_s);
        m_fixture->click(u"field.grafana.dashboards.add"_s);
        m_fixture->typeInto(u"field.grafana.dashboards.0.name"_s, u"node-full"_s);
        m_fixture->typeInto(u"field.grafana.dashboards.0.gnetId"_s, u"1860"_s);
        m_fixture->typeInto(u"field.grafana.dashboards.0.revision"_s, u"37"_s);
        m_fixture->typeInto(u"field.grafana.dashboards.0.datasource"_s, u"Prometheus"_s);
        QTRY_VERIFY(m_fixture->textOf(u"effectValues"_s).contains(u"gnetId: 1860"_s));
        m_fixture->picture(u"dashboards"_s);
    }

    void thePlanIsSavedAndOpenedAgain()
    {
        m_fixture->click(u"start.local"_s);
        m_fixture->page().showStep(u"storage"_s);
        m_fixture->typeInto(VolumeSize, u"9"_s);
        const QString path = m_fixture->path(u"plan.yaml"_s);
        QVERIFY(m_fixture->page().document().save(path).has_value());
        const auto saved = loadPlan(path);
        QVERIFY(saved.has_value());
        QCOMPARE(*saved, m_fixture->page().document().plan());
        m_fixture->page().document().reset(
            *m_fixture->page().document().component().field(u"prometheus.storageSize"_s));
        m_fixture->page().files().openFile(path);
        QCOMPARE(m_fixture->find<QLineEdit>(VolumeSize)->text(), u"9"_s);
    }

    void aValuesFileIsTakenIn()
    {
        const QString path = m_fixture->path(u"values.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("prometheus:\n  prometheusSpec:\n    retention: 3d\ngrafana:\n  notKnown: 1\n");
        file.close();
        QSignalSpy imported(&m_fixture->page().files(), &PlanFiles::imported);
        m_fixture->page().files().importFiles({path});
        QTRY_COMPARE(imported.size(), 1);
        QTRY_VERIFY(m_fixture->find(u"startImported"_s)->isVisible());
        m_fixture->picture(u"imported"_s);
        QCOMPARE(m_fixture->find<QLineEdit>(u"field.prometheus.retention"_s)->text(), u"3"_s);
    }

    void aFileThatCannotBeReadIsSaid()
    {
        m_fixture->page().files().openFile(m_fixture->path(u"none.yaml"_s));
        auto *notice = m_fixture->find(u"startError"_s);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(WindowFixture::visibleWords(notice).contains(u"none.yaml"_s));
    }

    void reviewSaysWhyNothingCanBeApplied()
    {
        m_fixture->click(u"start.eks-alb"_s); // it publishes, and no host is set yet
        QSignalSpy shown(&m_fixture->page(), &InstallPage::effectShown);
        QVERIFY(shown.wait());
        m_fixture->page().setCluster(u"practice"_s);
        m_fixture->page().showStep(u"review"_s);
        QTRY_VERIFY(!m_fixture->find(u"apply"_s)->isEnabled());
        QVERIFY(WindowFixture::visibleWords(m_fixture->find(u"review"_s)).contains(u"Must fix"_s));
        m_fixture->picture(u"review-must-fix"_s);
    }

    void applyAsksForThePlanThatIsShown()
    {
        m_fixture->window().setContexts({{u"kind-실습"_s, u"https://127.0.0.1:6443"_s, {}}},
                                        u"kind-실습"_s);
        m_fixture->page().setCluster(u"kind-실습"_s);
        m_fixture->click(u"start.local"_s);
        m_fixture->page().showStep(u"review"_s);
        QTRY_VERIFY(m_fixture->find(u"apply"_s)->isEnabled());
        m_fixture->picture(u"review"_s);
        QSignalSpy asked(&m_fixture->page(), &InstallPage::applyRequested);
        m_fixture->click(u"apply"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<StackPlan>(), m_fixture->page().document().plan());
    }

    void aRunShowsItsStepsAndOutputAndCanBeStopped()
    {
        Sequence sequence;
        sequence.addStep({u"Read the repository"_s, [] { return shell(u"echo chart found"_s); }});
        sequence.addStep({u"Install kube-prometheus-stack"_s,
                          [] { return shell(u"echo 릴리스 설치; sleep 60"_s); }});
        sequence.addStep({u"Wait until all is ready"_s, [] { return shell(u"true"_s); }});
        sequence.addCleanup({u"Read the release's state"_s, [] { return shell(u"echo state"_s); }});
        m_fixture->page().showRun(&sequence, u"Installing"_s);
        m_fixture->window().statusLine().addOperation(&sequence, u"Installing"_s);
        sequence.start();
        QTRY_VERIFY(m_fixture->textOf(u"runOutput"_s).contains(u"릴리스 설치"_s));
        QTest::qWait(700);
        m_fixture->picture(u"apply"_s);
        QSignalSpy finished(&sequence, &Operation::finished);
        m_fixture->click(u"runStop"_s);
        QTRY_COMPARE(finished.size(), 1);
        QTRY_VERIFY(m_fixture->find(u"runOutcome"_s)->isVisible());
        QVERIFY(!m_fixture->find(u"runStop"_s)->isVisible());
        m_fixture->picture(u"apply-stopped"_s);
    }

    void checksAreShownWithTheirEvidence()
    {
        m_fixture->page().showChecks(someChecks(), true);
        QCOMPARE(m_fixture->page().currentStep(), u"verify"_s);
        const QString words = WindowFixture::visibleWords(m_fixture->find(u"checkDetails"_s));
        QVERIFY(words.contains(u"connection refused"_s)); // the failed one is chosen by itself
        QVERIFY(words.contains(u"kubectl logs"_s));
        m_fixture->picture(u"verify"_s);
    }

    void withoutAClusterTheWayOnIsShown()
    {
        m_fixture->click(u"rail.watch"_s);
        QTRY_VERIFY(m_fixture->find(u"startPage"_s)->isVisible());
        m_fixture->picture(u"no-cluster"_s);
    }

    void theSmallestWindowCutsNothingOff()
    {
        m_fixture = std::make_unique<WindowFixture>(*m_themes, QSize(1024, 700));
        QCOMPARE(m_fixture->window().size(), QSize(1024, 700));
        m_fixture->click(u"start.eks-alb"_s);
        for (const QString &step : {u"storage"_s, u"access"_s, u"review"_s}) {
            m_fixture->page().showStep(step);
            QTest::qWait(50);
            m_fixture->picture(u"small-"_s + step);
            const QWidget *next = m_fixture->find(step == u"review"_s ? u"apply"_s : u"stepNext"_s);
            if (step != u"review"_s)
                QVERIFY(m_fixture->window().rect().contains(
                    QRect(next->mapTo(&m_fixture->window(), QPoint()), next->size())));
        }
    }

private:
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(TstWindow)
#include "tst_window.moc"
