#pragma once

#include "clusterwiring.h"
#include "commands/commonoptions.h"
#include "frame/actionregistry.h"
#include "frame/windowsettings.h"
#include "practicecluster.h"
#include "release/applyrelease.h"
#include "secretresolver.h"
#include "theme/themesource.h"

#include <QObject>

#include <memory>

namespace binnacle {

/// The window with everything behind it: opens contexts, runs what the pages ask for.
class WindowApplication final : public QObject
{
    Q_OBJECT

public:
    /// `settingsFile` empty: the user's own settings.
    explicit WindowApplication(CommonOptions options, const QString &settingsFile = {});
    ~WindowApplication() override;

    /// Shows the window and opens the kubeconfig's context.
    void start();
    MainWindow &window() { return *m_window; }
    ThemeSource &themes() { return m_themes; }

Q_SIGNALS:
    void connected(const QString &context);
    void runEnded(bool succeeded); ///< an apply or a verify

private:
    void addPages();
    void connectWindow();
    void openContext(const QString &name);
    void contextOpened(const Outcome &outcome);
    void openPractice();
    /// Renders the plan off this thread, then goes on with its first component.
    void prepare(const StackPlan &plan,
                 const std::function<void(const PlanComponent &, const RenderedComponent &)> &then);
    void fetchSecrets(const PlanComponent &component, const RenderedComponent &rendered);
    void apply(const PlanComponent &component, const RenderedComponent &rendered,
               const QByteArray &secretValues);
    void verify(const RenderedComponent &rendered);
    /// Shows the run in the page and the status line and starts it.
    template<typename Run>
    void show(std::unique_ptr<Run> run, const QString &title);
    void refuse(const Error &error);
    AskForSecret askInWindow();
    VerifyRequest verifyRequest(const RenderedComponent &component,
                                std::chrono::milliseconds patience);
    ReleaseAccess releaseAccess();

    CommonOptions m_options;
    ThemeSource m_themes;
    WindowSettings m_settings;
    ActionRegistry m_actions;
    Catalog m_catalog;
    std::unique_ptr<MainWindow> m_window;
    InstallPage *m_install = nullptr;
    WatchPage *m_watch = nullptr;
    QueryPage *m_query = nullptr;
    std::unique_ptr<ClusterAccess> m_access;
    std::unique_ptr<ClusterWiring> m_wiring;
    std::unique_ptr<Subprocess> m_practice;
    std::unique_ptr<Operation> m_preparation;
    std::unique_ptr<Operation> m_run; ///< the apply or verify that is shown
};

} // namespace binnacle
