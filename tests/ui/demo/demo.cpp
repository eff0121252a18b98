#include "demo.h"

#include "frame/mainwindow.h"
#include "install/installpage.h"
#include "query/querypage.h"
#include "verify/checktree.h"
#include "watch/watchpage.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int longest = 600'000; // ends a demo that hangs; no statement is about time

QStringList namesOf(const QByteArray &objects)
{
    QStringList names;
    const QJsonArray items = QJsonDocument::fromJson(objects).object().value("items"_L1).toArray();
    for (const QJsonValue &item : items)
        names << item.toObject().value("metadata"_L1).toObject().value("name"_L1).toString();
    names.sort();
    return names;
}

/// The texts of one column of a table that is shown.
QStringList column(const QAbstractItemModel &model, const QString &title)
{
    int wanted = -1;
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.headerData(i, Qt::Horizontal).toString().startsWith(title)) // "Name ↑"
            wanted = i;
    }
    QStringList texts;
    for (int row = 0; wanted >= 0 && row < model.rowCount(); ++row)
        texts << model.index(row, wanted).data().toString();
    texts.sort();
    return texts;
}

} // namespace

Demo::Demo(Settings settings)
    : m_settings(std::move(settings))
    , m_report(m_settings.output)
{ }

bool Demo::run()
{
    connectToCluster();
    plan();
    install();
    if (!m_settings.breakProcess.isEmpty()) {
        breakSomething();
        verifyAgain();
        return m_report.everythingHeld();
    }
    watch();
    query();
    verifyAgain();
    return m_report.everythingHeld();
}

void Demo::state(const QString &statement, const QString &asked, const QString &answered,
                 bool holds)
{
    m_report.add({statement, asked, answered, holds});
}

void Demo::picture(const QString &title, const QString &name)
{
    QTest::qWait(300); // let flashes and the status line come to rest
    MainWindow &window = m_application->window();
    const QRect seen = window.geometry();
    const QString file = name + u".png"_s;
    if (window.screen()
            ->grabWindow(0, seen.x(), seen.y(), seen.width(), seen.height())
            .save(m_settings.output + u'/' + file))
        m_report.addPicture(title, file);
    else
        state(u"A picture of %1 is written"_s.arg(title), file, u"it cannot be written"_s, false);
}

QWidget *Demo::find(const QString &name) const
{
    auto *widget = m_application->window().findChild<QWidget *>(name);
    if (!widget)
        qFatal("the window has no widget %s", qPrintable(name));
    return widget;
}

void Demo::click(const QString &name)
{
    QWidget *widget = find(name);
    if (!QTest::qWaitFor([widget] { return widget->isVisible() && widget->isEnabled(); }, 30'000))
        state(u"%1 can be clicked"_s.arg(name), u"isVisible and isEnabled"_s, u"no"_s, false);
    QTest::mouseClick(widget, Qt::LeftButton);
}

void Demo::type(const QString &name, const QString &text)
{
    QWidget *field = find(name);
    if (auto *choice = qobject_cast<QComboBox *>(field))
        field = choice->lineEdit();
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void Demo::goToStep(const QString &id)
{
    m_application->window().findChild<InstallPage *>()->showStep(id);
    QTest::qWait(200);
}

QList<Check> Demo::shownChecks() const
{
    return m_application->window().findChild<CheckTree *>()->checks();
}

QByteArray Demo::ask(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    // The window lives in this thread and must go on meanwhile.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 180'000))
        process.kill();
    return process.readAllStandardOutput();
}

void Demo::connectToCluster()
{
    CommonOptions options;
    options.kubeconfig = m_settings.practice.kubeconfig;
    options.helmProgram = u"helm"_s;
    options.kubectlProgram = u"kubectl"_s;
    m_application = std::make_unique<WindowApplication>(options,
                                                        m_folder.filePath(u"settings.ini"_s));
    m_application->themes().setChoice(ThemeSource::Choice::Light);
    QSignalSpy connected(m_application.get(), &WindowApplication::connected);
    m_application->window().resize(1440, 900);
    m_application->start();
    m_application->window().activateWindow();
    connected.wait(60'000);
    const QString context = connected.value(0).value(0).toString();
    state(u"The window opens the practice cluster"_s,
          u"binnacle --kubeconfig %1"_s.arg(options.kubeconfig), u"context %1"_s.arg(context),
          context == m_settings.practice.context);
    picture(u"Install: where to start"_s, u"install-start"_s);
}

void Demo::plan()
{
    click(u"start.local"_s);
    goToStep(u"cluster"_s);
    type(u"field.chart"_s, m_settings.practice.chartRepository);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    picture(u"Install: cluster and chart"_s, u"install-cluster"_s);
    goToStep(u"storage"_s);
    type(u"field.prometheus.storageSize"_s, u"30Gigs"_s);
    auto *notice = m_application->window().findChild<QWidget *>(u"notice.prometheus.storageSize"_s);
    state(u"A bad quantity is said at its field"_s, u"typed 30Gigs"_s,
          notice ? notice->accessibleName() : u"nothing is said"_s,
          notice && QTest::qWaitFor([notice] { return notice->isVisible(); }));
    type(u"field.prometheus.storageSize"_s, u"12"_s);
    type(u"field.prometheus.retention"_s, u"6"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    const auto *values = qobject_cast<QPlainTextEdit *>(find(u"effectValues"_s));
    const bool shown = values && QTest::qWaitFor([values] {
                           return values->toPlainText().contains(u"storage: \"12Gi\""_s);
                       });
    state(u"The values follow what is typed"_s, u"typed 12 into the size of the volume"_s,
          shown ? u"storage: \"12Gi\" stands in the values"_s : u"it does not stand there"_s,
          shown);
    picture(u"Install: storage and its values"_s, u"install-storage"_s);
    goToStep(u"review"_s);
    picture(u"Install: review"_s, u"install-review"_s);
}

void Demo::install()
{
    QSignalSpy ended(m_application.get(), &WindowApplication::runEnded);
    click(u"apply"_s);
    QTest::qWait(4000);
    picture(u"Install: apply under way"_s, u"install-apply"_s);
    ended.wait(longest);
    const bool well = ended.value(0).value(0).toBool();
    QStringList failed;
    for (const Check &check : shownChecks()) {
        if (check.state == Check::State::Failed)
            failed << u"%1: %2 (%3)"_s.arg(check.title, check.found, check.evidence);
    }
    state(u"The stack is installed and every check passes"_s, u"the Apply button of Review"_s,
          failed.isEmpty() ? u"%1 checks, none failed"_s.arg(shownChecks().size())
                           : failed.join(u'\n'),
          well);
    picture(u"Verify"_s, u"verify"_s);
    m_report.addChecks(u"Checks after the install"_s, shownChecks());
}

void Demo::breakSomething()
{
    ask(m_settings.tools + u"/practice"_s,
        {u"stop-process"_s, m_settings.breakProcess, u"--name"_s, m_settings.practice.name});
    // The next scrape finds nobody: wait for it, as a person who breaks something would.
    QTest::qWait(35'000);
}

void Demo::verifyAgain()
{
    QTest::keyClick(&m_application->window(), Qt::Key_1, Qt::ControlModifier);
    goToStep(u"verify"_s);
    QSignalSpy ended(m_application.get(), &WindowApplication::runEnded);
    click(u"checkAgain"_s);
    ended.wait(longest);
    QStringList failed;
    for (const Check &check : shownChecks()) {
        if (check.state == Check::State::Failed)
            failed << u"%1: %2 (%3)"_s.arg(check.title, check.found, check.evidence);
    }
    state(u"Everything still holds when checked again"_s, u"the Check again button of Verify"_s,
          failed.isEmpty() ? u"%1 checks, none failed"_s.arg(shownChecks().size())
                           : failed.join(u'\n'),
          failed.isEmpty() && ended.value(0).value(0).toBool());
    picture(u"Verify, checked again"_s, u"verify-again"_s);
    m_report.addChecks(u"Checks at the end"_s, shownChecks());
}

void Demo::watch()
{
    QTest::keyClick(&m_application->window(), Qt::Key_2, Qt::ControlModifier);
    auto *page = m_application->window().findChild<WatchPage *>();
    page->setNamespace(u"monitoring"_s);
    for (const auto &[kind, title] : {std::pair(u"pods"_s, u"Watch: pods"_s),
                                      {u"persistentvolumeclaims"_s, u"Watch: volume claims"_s}}) {
        page->showView(kind);
        const QByteArray objects = ask(m_settings.tools + u"/kubectl"_s,
                                       {u"--kubeconfig"_s, m_settings.practice.kubeconfig, u"get"_s,
                                        kind, u"-n"_s, u"monitoring"_s, u"-o"_s, u"json"_s});
        const QStringList expected = namesOf(objects);
        auto *table = m_application->window().findChild<QAbstractItemView *>(
            u"watch.%1.table"_s.arg(kind));
        QStringList shown;
        (void)QTest::qWaitFor(
            [&] {
                if (!table)
                    table = m_application->window().findChild<QAbstractItemView *>(
                        u"watch.%1.table"_s.arg(kind));
                shown = table ? column(*table->model(), u"Name"_s) : QStringList();
                return shown == expected;
            },
            30'000);
        if (table && table->model()->rowCount() > 0)
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(table->model()->index(0, 0)).center());
        QTest::qWait(1500); // the details are read
        state(u"%1 shows what kubectl lists"_s.arg(title),
              u"kubectl get %1 -n monitoring"_s.arg(kind), shown.join(u", "_s),
              !expected.isEmpty() && shown == expected);
        picture(title, u"watch-"_s + kind);
    }
    page->showView(u"glance"_s);
    picture(u"Watch: the namespace at a glance"_s, u"watch-glance"_s);
    page->showView(u"targets"_s);
    QTest::qWait(3000);
    picture(u"Watch: targets"_s, u"watch-targets"_s);
}

void Demo::query()
{
    QTest::qWait(45'000); // a rate over a minute needs at least two scrapes
    QTest::keyClick(&m_application->window(), Qt::Key_3, Qt::ControlModifier);
    auto *page = m_application->window().findChild<QueryPage *>();
    for (const auto &[expression, name] :
         {std::pair(u"up"_s, u"query-up"_s),
          {u"1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[1m]))"_s, u"query-cpu"_s}}) {
        page->setPreset(15 * 60 * 1000);
        auto *editor = find(u"queryExpression"_s);
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClicks(editor, expression);
        QTest::keyClick(editor, Qt::Key_Escape); // no completion is wanted
        QSignalSpy finished(page, &QueryPage::finished);
        click(u"queryRun"_s);
        if (finished.isEmpty())
            finished.wait(60'000);
        const auto *legend = qobject_cast<QAbstractItemView *>(find(u"queryLegend"_s));
        (void)QTest::qWaitFor([legend] { return legend->model()->rowCount() > 0; }, 10'000);
        const int shown = legend->model()->rowCount();
        const QByteArray answer = ask(m_settings.program,
                                      {u"query"_s, expression, u"--range"_s, u"15m"_s, u"--json"_s,
                                       u"--kubeconfig"_s, m_settings.practice.kubeconfig});
        const auto series =
            QJsonDocument::fromJson(answer).object().value("result"_L1).toArray().size();
        state(u"The chart of %1 has every series"_s.arg(expression),
              u"binnacle query '%1' --range 15m --json"_s.arg(expression),
              u"%1 series in the window, %2 from the command line"_s.arg(shown).arg(series),
              finished.value(0).value(0).toBool() && shown > 0 && shown == series);
        picture(u"Query: %1"_s.arg(expression), name);
    }
    m_application->themes().setChoice(ThemeSource::Choice::Dark);
    picture(u"Query, dark"_s, u"query-dark"_s);
    m_application->themes().setChoice(ThemeSource::Choice::Light);
}

} // namespace binnacle
