#include "windowapplication.h"

#include "base/backgroundoperation.h"
#include "frame/mainwindow.h"
#include "frame/startpage.h"
#include "frame/statusline.h"
#include "frame/topbar.h"
#include "install/installpage.h"
#include "query/querypage.h"
#include "watch/watchpage.h"

#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

Catalog builtInCatalog()
{
    auto catalog = Catalog::builtIn();
    // Only a wrong build can fail here; a test reads the same file.
    if (!catalog)
        qFatal("%s", qPrintable(catalog.error().toLine()));
    return std::move(*catalog);
}

} // namespace

WindowApplication::WindowApplication(CommonOptions options, const QString &settingsFile)
    : m_options(std::move(options))
    , m_settings(settingsFile)
    , m_catalog(builtInCatalog())
{
    m_themes.setChoice(m_settings.themeChoice());
    m_themes.install();
    m_window = std::make_unique<MainWindow>(m_themes, m_settings, m_actions);
    addPages();
    connectWindow();
    const auto practice = PracticeCluster::find();
    m_window->startPage().setPracticeAvailable(practice.has_value(),
                                               practice ? QString() : practice.error().toLine());
}

WindowApplication::~WindowApplication()
{
    m_run.reset();
    m_preparation.reset();
    m_wiring.reset(); // tells the pages, so before the window
}

void WindowApplication::addPages()
{
    m_install = new InstallPage(m_themes.theme(), m_catalog, m_actions);
    m_watch = new WatchPage(m_themes.theme());
    m_query = new QueryPage(m_themes.theme());
    m_window->addPage({u"install"_s, tr("Install"), u"run-build-install"_s, m_install, false});
    m_window->addPage({u"watch"_s, tr("Watch"), u"view-visible"_s, m_watch, true});
    m_window->addPage({u"query"_s, tr("Query"), u"office-chart-line"_s, m_query, true});
}

void WindowApplication::connectWindow()
{
    connect(m_window.get(), &MainWindow::contextChosen, this, &WindowApplication::openContext);
    connect(m_window.get(), &MainWindow::namespaceChosen, m_watch, &WatchPage::setNamespace);
    connect(m_window.get(), &MainWindow::practiceRequested, this, &WindowApplication::openPractice);
    connect(m_window.get(), &MainWindow::kubeconfigChosen, this, [this](const QString &path) {
        m_options.kubeconfig = path;
        m_options.context.clear();
        openContext({});
    });
    connect(m_install, &InstallPage::applyRequested, this, [this](const StackPlan &plan) {
        prepare(plan, [this](const PlanComponent &component, const RenderedComponent &rendered) {
            fetchSecrets(component, rendered);
        });
    });
    connect(m_install, &InstallPage::verifyRequested, this, [this](const StackPlan &plan) {
        prepare(plan, [this](const PlanComponent &, const RenderedComponent &rendered) {
            verify(rendered);
        });
    });
}

void WindowApplication::start()
{
    m_window->show();
    openContext(m_options.context);
}

void WindowApplication::openContext(const QString &name)
{
    if (m_run && m_run->isRunning()) {
        refuse({Error::Kind::Refused,
                tr("Something is still running on %1").arg(m_wiring->contextName()),
                {},
                {},
                tr("Wait for it or stop it, then change the cluster.")});
        return;
    }
    m_wiring.reset();
    m_options.context = name;
    m_access = std::make_unique<ClusterAccess>(m_options);
    connect(m_access.get(), &Operation::finished, this, &WindowApplication::contextOpened);
    m_window->topBar().setConnection(Tone::Busy, tr("connecting"));
    m_window->statusLine().addOperation(m_access.get(), tr("Connect"));
    m_access->start();
}

void WindowApplication::contextOpened(const Outcome &outcome)
{
    if (!outcome) {
        m_window->setContexts({}, {});
        m_window->startPage().setReason(outcome.error().toLine());
        m_window->topBar().setConnection(Tone::Unknown, tr("no cluster"));
        return;
    }
    QList<ContextEntry> contexts;
    for (const Kubeconfig::Context &context : m_access->kubeconfig().contexts())
        contexts.append({context.name, context.server, {}});
    m_window->setContexts(contexts, m_access->context().name);
    RenderOptions commands;
    commands.helm = m_options.helmProgram;
    commands.kubeconfig = m_access->kubeconfigFile();
    commands.context = m_access->context().name;
    m_install->setRenderOptions(commands);
    m_wiring = std::make_unique<ClusterWiring>(
        WindowParts{*m_window, *m_install, *m_watch, *m_query}, *m_access);
    Q_EMIT connected(m_access->context().name);
}

void WindowApplication::openPractice()
{
    const auto practice = PracticeCluster::find();
    if (!practice)
        return refuse(practice.error());
    m_practice = practice->run({u"up"_s, u"--json"_s});
    connect(m_practice.get(), &Operation::outputReceived, &m_window->startPage(),
            &StartPage::setReason);
    connect(m_practice.get(), &Operation::finished, this, [this](const Outcome &outcome) {
        const auto status = readPracticeStatus(m_practice->standardOutput());
        if (!outcome)
            return m_window->startPage().setReason(outcome.error().toLine() + u' '
                                                   + outcome.error().detail.trimmed());
        if (!status)
            return m_window->startPage().setReason(status.error().toLine());
        m_options.kubeconfig = status->kubeconfig;
        openContext({});
    });
    m_window->statusLine().addOperation(m_practice.get(), tr("Start the practice cluster"));
    m_practice->start();
}

void WindowApplication::prepare(
    const StackPlan &plan,
    const std::function<void(const PlanComponent &, const RenderedComponent &)> &then)
{
    if (!m_wiring || (m_run && m_run->isRunning()))
        return; // the page offers neither button then
    auto rendered = std::make_shared<RenderResult>();
    RenderOptions options;
    options.context = m_access->context().name;
    options.kubeconfig = m_access->kubeconfigFile();
    m_preparation = std::make_unique<BackgroundOperation>(
        [plan, rendered, options, catalog = m_catalog]() -> Outcome {
            const auto base = loadBaseLayers(plan);
            if (!base)
                return base.error();
            *rendered = render(plan, catalog, *base, options);
            return {};
        });
    connect(m_preparation.get(), &Operation::finished, this,
            [this, plan, rendered, then](const Outcome &outcome) {
                if (!outcome)
                    return refuse(outcome.error());
                if (rendered->components.isEmpty() || plan.components.isEmpty())
                    return;
                then(plan.components.first(), rendered->components.first());
            });
    m_preparation->start();
}

void WindowApplication::fetchSecrets(const PlanComponent &component,
                                     const RenderedComponent &rendered)
{
    auto resolver = std::make_unique<SecretResolver>(rendered.secrets, askInWindow());
    SecretResolver *raw = resolver.get();
    connect(raw, &Operation::finished, this,
            [this, raw, component, rendered](const Outcome &outcome) {
                if (!outcome)
                    return refuse(outcome.error());
                const auto values = secretValues(rendered, raw->clearTexts());
                if (!values)
                    return refuse(values.error());
                apply(component, rendered, *values);
            });
    m_preparation.release()->deleteLater(); // called from its end
    m_preparation = std::move(resolver);
    m_preparation->start();
}

AskForSecret WindowApplication::askInWindow()
{
    return [this](const QString &field, const std::function<void(const QString &)> &deliver) {
        auto *dialog = new QInputDialog(m_window.get());
        dialog->setObjectName(u"secretDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setTextEchoMode(QLineEdit::Password);
        dialog->setWindowTitle(tr("Secret"));
        const Field *known = m_install->document().component().field(field);
        dialog->setLabelText(tr("%1 (kept in memory only):").arg(known ? known->label : field));
        connect(dialog, &QInputDialog::textValueSelected, this,
                [deliver](const QString &text) { deliver(text); });
        connect(dialog, &QDialog::rejected, this, [deliver] { deliver(QString()); });
        dialog->open();
    };
}

ReleaseAccess WindowApplication::releaseAccess()
{
    return {m_access->helm(), m_wiring->session()};
}

VerifyRequest WindowApplication::verifyRequest(const RenderedComponent &component,
                                               std::chrono::milliseconds patience)
{
    VerifyRequest request;
    request.release = component.release;
    request.nameSpace = component.nameSpace;
    request.mergedValues = component.merged;
    request.patience = patience;
    request.askNotRunHere = askPracticeCluster(m_wiring->contextName(),
                                               m_wiring->session().address());
    return request;
}

template<typename Run>
void WindowApplication::show(std::unique_ptr<Run> run, const QString &title)
{
    Run *raw = run.get();
    connect(raw, &Run::checksChanged, m_install,
            [this, raw] { m_install->showChecks(raw->checks(), false); });
    connect(raw, &Operation::finished, this, [this, raw](const Outcome &outcome) {
        m_install->showChecks(raw->checks(), bool(outcome));
        m_wiring->findPrometheus();
        Q_EMIT runEnded(bool(outcome) && allWell(raw->checks()));
    });
    m_run = std::move(run);
    m_install->showRun(raw, title);
    m_window->statusLine().addOperation(raw, title);
    raw->start();
}

void WindowApplication::apply(const PlanComponent &component, const RenderedComponent &rendered,
                              const QByteArray &secretValues)
{
    ApplyRequest request;
    request.component = rendered;
    request.source = component.source;
    request.version = component.version;
    request.secretValues = secretValues;
    request.verify = verifyRequest(rendered, 2min);
    auto run = std::make_unique<ApplyRelease>(releaseAccess(), request);
    ApplyRelease *raw = run.get();
    connect(raw, &ApplyRelease::commandStarted, raw,
            [raw](const QString &line) { Q_EMIT raw->outputReceived(u"$ "_s + line); });
    show(std::move(run), tr("Install %1 in %2").arg(rendered.release, rendered.nameSpace));
}

void WindowApplication::verify(const RenderedComponent &rendered)
{
    show(std::make_unique<VerifyRelease>(releaseAccess(), verifyRequest(rendered, 30s)),
         tr("Verify %1 in %2").arg(rendered.release, rendered.nameSpace));
}

void WindowApplication::refuse(const Error &error)
{
    auto *box = new QMessageBox(m_window.get());
    box->setObjectName(u"refusal"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setText(error.toLine());
    if (!error.detail.isEmpty())
        box->setDetailedText(error.detail);
    box->open();
    Q_EMIT runEnded(false);
}

} // namespace binnacle
