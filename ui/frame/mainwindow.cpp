#include "frame/mainwindow.h"

#include "frame/actionregistry.h"
#include "frame/clustercolors.h"
#include "frame/clusterframe.h"
#include "frame/commandpalette.h"
#include "frame/contextpicker.h"
#include "frame/rail.h"
#include "frame/startpage.h"
#include "frame/statusline.h"
#include "frame/topbar.h"
#include "frame/windowsettings.h"
#include "theme/parts.h"
#include "theme/themesource.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

MainWindow::MainWindow(ThemeSource &themes, WindowSettings &settings, ActionRegistry &actions,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_themes(themes)
    , m_settings(settings)
    , m_actions(actions)
    , m_frame(new ClusterFrame(themes.theme()))
    , m_rail(new Rail(themes.theme()))
    , m_topBar(new TopBar(themes.theme()))
    , m_statusLine(new StatusLine(themes.theme()))
    , m_startPage(new StartPage(themes.theme()))
    , m_stack(new QStackedWidget)
    , m_palette(new CommandPalette(themes.theme(), actions, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Binnacle"));
    setMinimumSize(1024, 640);
    buildLayout();
    connectParts();
    addActions();
    m_themes.setChoice(m_settings.themeChoice());
    if (!restoreGeometry(m_settings.geometry()))
        resize(1440, 900);
}

void MainWindow::buildLayout()
{
    const Theme &theme = m_themes.theme();
    QHBoxLayout *across = makeRow(0, {2, 2, 2, 2});
    m_frame->setLayout(across);
    across->addWidget(m_rail);
    QWidget *main = makeSurface(theme, true);
    QVBoxLayout *column = makeColumn();
    main->setLayout(column);
    column->addWidget(m_topBar);
    column->addWidget(makeHairline(theme));
    column->addWidget(m_stack, 1);
    column->addWidget(makeHairline(theme));
    column->addWidget(m_statusLine);
    across->addWidget(main, 1);
    m_stack->addWidget(m_startPage);
    setCentralWidget(m_frame);
}

void MainWindow::connectParts()
{
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::choosePage);
    connect(m_rail->settingsButton(), &QAbstractButton::clicked, this,
            &MainWindow::openSettingsMenu);
    connect(m_topBar, &TopBar::searchRequested, m_palette, &CommandPalette::popUp);
    connect(m_topBar, &TopBar::namespaceChosen, this, &MainWindow::namespaceChosen);
    ContextPicker *picker = m_topBar->contextPicker();
    connect(picker, &ContextPicker::contextChosen, this, &MainWindow::contextChosen);
    connect(picker, &ContextPicker::colorChosen, this, &MainWindow::rememberColor);
    connect(picker, &ContextPicker::openFileRequested, this, &MainWindow::askForKubeconfig);
    connect(m_startPage, &StartPage::openFileRequested, this, &MainWindow::askForKubeconfig);
    connect(m_startPage, &StartPage::practiceRequested, this, &MainWindow::practiceRequested);
    connect(m_startPage, &StartPage::planRequested, this, [this] { showPage(u"install"_s); });
    connect(&m_actions, &ActionRegistry::actionAdded, this,
            [this](QAction *action) { addAction(action); });
    QWidget::addActions(m_actions.actions());
}

void MainWindow::addActions()
{
    m_actions.add({u"palette"_s, tr("Find an action or page"), QKeySequence(u"Ctrl+K"_s)},
                  [this] { m_palette->popUp(); });
    m_actions.add({u"kubeconfig.open"_s, tr("Open a kubeconfig file"), {}, tr("Cluster")},
                  [this] { askForKubeconfig(); });
    const QList<std::pair<ThemeSource::Choice, QString>> themes{
        {ThemeSource::Choice::FollowSystem, tr("Colours as the desktop has them")},
        {ThemeSource::Choice::Light, tr("Light colours")},
        {ThemeSource::Choice::Dark, tr("Dark colours")}};
    for (const auto &[choice, text] : themes) {
        m_actions.add({u"theme.%1"_s.arg(int(choice)), text, {}, tr("Settings")},
                      [this, chosen = choice] {
                          m_settings.setThemeChoice(chosen);
                          m_themes.setChoice(chosen);
                      });
    }
    m_actions.add({u"quit"_s, tr("Quit"), QKeySequence(u"Ctrl+Q"_s)}, [this] { close(); });
}

void MainWindow::addPage(const Page &page)
{
    const int index = int(m_pages.size());
    m_pages.append(page);
    m_stack->addWidget(page.widget);
    m_rail->addPage(page.id, page.title, page.icon);
    m_actions.add(
        {u"page."_s + page.id, page.title, QKeySequence(u"Ctrl+%1"_s.arg(index + 1)), tr("Page")},
        [this, index] { choosePage(index); });
    if (index == 0) {
        m_rail->setCurrent(0);
        showCurrent();
    }
}

void MainWindow::showPage(const QString &id)
{
    const auto found = std::find_if(m_pages.cbegin(), m_pages.cend(),
                                    [&](const Page &page) { return page.id == id; });
    if (found != m_pages.cend())
        choosePage(int(found - m_pages.cbegin()));
}

void MainWindow::choosePage(int index)
{
    m_pageChosen = true;
    m_current = index;
    m_rail->setCurrent(index);
    showCurrent();
}

QString MainWindow::currentPage() const
{
    return m_pages.isEmpty() ? QString() : m_pages.at(m_current).id;
}

void MainWindow::showCurrent()
{
    if (m_pages.isEmpty())
        return;
    const Page &page = m_pages.at(m_current);
    const bool isFirstLook = m_contextsKnown && !m_pageChosen;
    const bool canShow = !m_context.isEmpty() || (!page.needsCluster && !isFirstLook);
    m_stack->setCurrentWidget(canShow ? page.widget : m_startPage);
    Q_EMIT pageShown(page.id);
}

void MainWindow::setContexts(QList<ContextEntry> contexts, const QString &current)
{
    m_contextsKnown = true;
    for (ContextEntry &entry : contexts)
        entry.color = colorOf(entry.name);
    m_contexts = std::move(contexts);
    m_context = current;
    m_topBar->contextPicker()->setContexts(m_contexts, current);
    m_themes.setClusterColor(current.isEmpty() ? QColor() : colorOf(current));
    m_frame->setActive(!current.isEmpty());
    setWindowTitle(current.isEmpty() ? tr("Binnacle") : tr("%1 – Binnacle").arg(current));
    showCurrent();
}

QColor MainWindow::colorOf(const QString &contextName) const
{
    const QColor chosen = m_settings.clusterColor(contextName);
    return chosen.isValid() ? chosen : defaultClusterColor(contextName);
}

void MainWindow::rememberColor(const QString &contextName, const QColor &color)
{
    m_settings.setClusterColor(contextName, color);
    setContexts(m_contexts, m_context);
}

void MainWindow::openSettingsMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"settingsMenu"_s);
    for (const auto choice : {ThemeSource::Choice::FollowSystem, ThemeSource::Choice::Light,
                              ThemeSource::Choice::Dark}) {
        QAction *action = m_actions.action(u"theme.%1"_s.arg(int(choice)));
        action->setCheckable(true);
        action->setChecked(m_themes.choice() == choice);
        menu->addAction(action);
    }
    const QPoint foot = m_rail->settingsButton()->rect().topRight();
    menu->popup(m_rail->settingsButton()->mapToGlobal(foot));
}

void MainWindow::askForKubeconfig()
{
    auto *dialog = new QFileDialog(this, tr("Open a kubeconfig file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"kubeconfigDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::kubeconfigChosen);
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace binnacle
