#include "base/sequence.h"
#include "frame/actionregistry.h"
#include "frame/commandpalette.h"
#include "frame/contextpicker.h"
#include "frame/mainwindow.h"
#include "frame/startpage.h"
#include "frame/statusline.h"
#include "frame/topbar.h"
#include "frame/windowsettings.h"
#include "theme/themesource.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

/// Runs until it is told to end or cancelled.
class OpenEndedOperation final : public Operation
{
public:
    void end() { finish({}); }

protected:
    void doStart() override { }
    void doCancel() override { finish(Error{Error::Kind::Cancelled, u"Cancelled"_s, {}, {}, {}}); }
};

} // namespace

/// The frame around the pages: which page stands where, what the bars say.
class TstMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_themes = std::make_unique<ThemeSource>();
        m_themes->install();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
        m_actions = std::make_unique<ActionRegistry>();
        m_window = std::make_unique<MainWindow>(*m_themes, *m_settings, *m_actions);
        m_install = new QLabel(u"install"_s);
        m_watch = new QLabel(u"watch"_s);
        m_window->addPage({u"install"_s, u"Install"_s, u"run-build-install"_s, m_install, false});
        m_window->addPage({u"watch"_s, u"Watch"_s, u"view-visible"_s, m_watch, true});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void theFirstPageIsShown()
    {
        QCOMPARE(m_window->currentPage(), u"install"_s);
        QVERIFY(m_install->isVisible());
    }

    void keysGoToPages()
    {
        m_window->setContexts({{u"one"_s, u"https://127.0.0.1:6443"_s, {}}}, u"one"_s);
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"watch"_s);
        QVERIFY(m_watch->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_install->isVisible());
    }

    void withoutAClusterTheStartPageStandsInItsPlace()
    {
        m_window->showPage(u"watch"_s);
        QVERIFY(m_window->startPage().isVisible());
        QVERIFY(!m_watch->isVisible());
        m_window->setContexts({{u"one"_s, u"https://127.0.0.1:6443"_s, {}}}, u"one"_s);
        QVERIFY(m_watch->isVisible());
    }

    void theFirstLookWithoutAClusterIsTheStartPage()
    {
        m_window->setContexts({}, {});
        QVERIFY(m_window->startPage().isVisible());
        QTest::mouseClick(m_window->findChild<QWidget *>(u"rail.install"_s), Qt::LeftButton);
        QVERIFY(m_install->isVisible()); // chosen: it stays, also when nothing is found again
        m_window->setContexts({}, {});
        QVERIFY(m_install->isVisible());
    }

    void theStartPageLeadsToThePlan()
    {
        m_window->showPage(u"watch"_s);
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"startPlan"_s), Qt::LeftButton);
        QVERIFY(m_install->isVisible());
    }

    void eachClusterKeepsItsColour()
    {
        const QList<ContextEntry> contexts{{u"prod/eu"_s, u"https://a"_s, {}},
                                           {u"dev"_s, u"https://b"_s, {}}};
        m_window->setContexts(contexts, u"prod/eu"_s);
        Q_EMIT m_window->topBar().contextPicker()->colorChosen(u"prod/eu"_s, QColor(Qt::red));
        QCOMPARE(m_themes->theme().color.cluster, QColor(Qt::red));
        m_window->setContexts(contexts, u"dev"_s);
        QVERIFY(m_themes->theme().color.cluster != QColor(Qt::red));
        const WindowSettings reread(m_folder->filePath(u"settings.ini"_s));
        QCOMPARE(reread.clusterColor(u"prod/eu"_s), QColor(Qt::red));
    }

    void thePaletteFindsAPageByItsWords()
    {
        m_window->setContexts({{u"one"_s, u"https://a"_s, {}}}, u"one"_s);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *field = m_window->findChild<QLineEdit *>(u"paletteField"_s);
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, u"watch page"_s);
        QCOMPARE(m_window->findChild<QListWidget *>(u"paletteList"_s)->count(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), u"watch"_s);
        QVERIFY(!field->isVisible());
    }

    void aRunningOperationIsShownAndCanBeStopped()
    {
        OpenEndedOperation operation;
        StatusLine &line = m_window->statusLine();
        auto *words = line.findChild<QLabel *>(u"runningOperation"_s);
        auto *stop = line.findChild<QPushButton *>(u"stopOperation"_s);
        QVERIFY(!stop->isVisible());
        line.addOperation(&operation, u"Installing"_s);
        operation.start();
        Q_EMIT operation.progressChanged(u"waiting for \x1b[31mpods"_s);
        QVERIFY(words->text().contains(u"Installing"_s));
        QVERIFY(words->text().contains(u"\\x1b[31mpods"_s));
        QSignalSpy finished(&operation, &Operation::finished);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!stop->isVisible());
        QCOMPARE(words->text(), u"nothing running"_s);
    }

    void aDestroyedOperationIsForgotten()
    {
        auto operation = std::make_unique<OpenEndedOperation>();
        m_window->statusLine().addOperation(operation.get(), u"Installing"_s);
        operation.reset();
        QCOMPARE(m_window->findChild<QLabel *>(u"runningOperation"_s)->text(),
                 u"nothing running"_s);
    }

    void aNamespaceThatIsNotThereYetStaysChosen()
    {
        m_window->topBar().setNamespaces({u"default"_s}, u"monitoring"_s);
        const auto *filter = m_window->findChild<QWidget *>(u"namespaceFilter"_s);
        QCOMPARE(filter->property("currentText").toString(), u"monitoring"_s);
    }

private:
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainWindow> m_window;
    QLabel *m_install = nullptr;
    QLabel *m_watch = nullptr;
};

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
