#pragma once

#include "frame/contextentry.h"

#include <QMainWindow>

class QStackedWidget;

namespace binnacle {

class ActionRegistry;
class ClusterFrame;
class CommandPalette;
class Rail;
class StartPage;
class StatusLine;
class ThemeSource;
class TopBar;
class WindowSettings;

/// The one window: rail, top bar, the page, status line, all framed in the cluster's colour.
/// It shows what it is told and says what was asked for; who connects, installs and watches is
/// wired in app/.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Page
    {
        QString id; ///< "install"; becomes part of object names and of the action "page.install"
        QString title;
        QString icon; ///< name in the icon theme
        QWidget *widget; ///< the window takes it over
        bool needsCluster; ///< without a cluster the start page stands in its place
    };

    MainWindow(ThemeSource &themes, WindowSettings &settings, ActionRegistry &actions,
               QWidget *parent = nullptr);

    /// Pages in the rail's order; the first one added is shown. Ctrl+1, Ctrl+2, … go to them.
    void addPage(const Page &page);
    void showPage(const QString &id);
    QString currentPage() const;

    /// What the person can choose from, and what is in use (empty: nothing). Colours are added
    /// from the settings. Until somebody chooses a page, nothing in use shows the start page.
    void setContexts(QList<ContextEntry> contexts, const QString &current);

    TopBar &topBar() { return *m_topBar; }
    StatusLine &statusLine() { return *m_statusLine; }
    StartPage &startPage() { return *m_startPage; }

Q_SIGNALS:
    void contextChosen(const QString &name);
    void namespaceChosen(const QString &name); ///< empty: all namespaces
    void kubeconfigChosen(const QString &path);
    void practiceRequested();
    void pageShown(const QString &id);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void addActions();
    void openSettingsMenu();
    void askForKubeconfig();
    void rememberColor(const QString &contextName, const QColor &color);
    void choosePage(int index);
    void showCurrent();
    QColor colorOf(const QString &contextName) const;

    ThemeSource &m_themes;
    WindowSettings &m_settings;
    ActionRegistry &m_actions;
    ClusterFrame *m_frame;
    Rail *m_rail;
    TopBar *m_topBar;
    StatusLine *m_statusLine;
    StartPage *m_startPage;
    QStackedWidget *m_stack;
    CommandPalette *m_palette;
    QList<Page> m_pages;
    int m_current = 0;
    bool m_pageChosen = false; ///< by a person; before, the start page may stand at the front
    bool m_contextsKnown = false;
    QList<ContextEntry> m_contexts;
    QString m_context;
};

} // namespace binnacle
