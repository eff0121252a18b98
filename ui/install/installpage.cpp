#include "install/installpage.h"

#include "frame/actionregistry.h"
#include "install/effectcomputer.h"
#include "install/effectpane.h"
#include "install/formview.h"
#include "install/planfiles.h"
#include "install/reviewview.h"
#include "install/runlist.h"
#include "install/runview.h"
#include "install/startview.h"
#include "theme/parts.h"
#include "theme/steplist.h"
#include "verify/checkdetails.h"
#include "verify/checktree.h"

#include <QFileInfo>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

InstallPage::InstallPage(const Theme &theme, const Catalog &catalog, ActionRegistry &actions,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(catalog)
    , m_files(new PlanFiles(m_document, this, this))
    , m_computer(new EffectComputer(catalog, this))
    , m_stepList(new StepList(theme))
    , m_splitter(new QSplitter)
    , m_middle(new QStackedWidget)
    , m_right(new QStackedWidget)
    , m_start(new StartView(theme, m_document))
    , m_review(new ReviewView(theme, m_document))
    , m_run(new RunView(theme))
    , m_checks(new CheckTree(theme))
    , m_checkDetails(new CheckDetails(theme))
    , m_effectPane(new EffectPane(theme))
    , m_title(makeText(theme, {}, TextRole::Title))
    , m_subtitle(makeText(theme, {}, TextRole::Muted))
    , m_back(makeButton(theme, tr("Back"), ButtonRole::Plain))
    , m_next(makeButton(theme, tr("Next"), ButtonRole::Primary))
    , m_checkAgain(makeButton(theme, tr("Check again"), ButtonRole::Plain, u"view-refresh"_s))
    , m_footChanged(makeText(theme, {}))
    , m_footFindings(makeText(theme, {}, TextRole::Muted))
    , m_footFile(makeText(theme, {}, TextRole::Muted))
{
    setObjectName(u"installPage"_s);
    buildSteps();
    buildLayout();
    connectParts();
    addActions(actions);
    goTo(0);
    refresh();
}

void InstallPage::buildSteps()
{
    m_steps.append({u"start"_s, tr("Start"), m_start, m_effectPane, nullptr});
    for (const FormStep &step : m_document.component().steps) {
        if (m_document.component().fieldsOfStep(step.id).isEmpty())
            continue;
        auto *form = new FormView(m_theme, m_document, step.id);
        m_steps.append({step.id, step.label, form, m_effectPane, form});
    }
    m_steps.append({u"review"_s, tr("Review"), m_review, m_effectPane, nullptr});
    m_steps.append({u"apply"_s, tr("Apply"), m_run, m_run->output(), nullptr});
    m_steps.append({u"verify"_s, tr("Verify"), m_checks, m_checkDetails, nullptr});
    for (const StepPage &step : std::as_const(m_steps)) {
        m_middle->addWidget(step.middle);
        if (m_right->indexOf(step.right) < 0)
            m_right->addWidget(step.right);
    }
}

void InstallPage::buildLayout()
{
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    column->addWidget(makeHeader());
    column->addWidget(makeHairline(m_theme));
    QHBoxLayout *across = makeRow(0);
    across->addWidget(makeSide());
    across->addWidget(makeHairline(m_theme, Qt::Vertical));
    m_splitter->setObjectName(u"installSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_middle->setMinimumWidth(420);
    m_right->setMinimumWidth(280);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes(m_formSizes);
    across->addWidget(m_splitter, 1);
    column->addLayout(across, 1);
}

QWidget *InstallPage::makeHeader()
{
    QWidget *header = makeSurface(m_theme, true);
    header->setFixedHeight(m_theme.size.bar);
    const int unit = m_theme.size.unit;
    QHBoxLayout *row = makeRow(unit, {2 * unit, 0, unit, 0});
    header->setLayout(row);
    m_title->setObjectName(u"stepTitle"_s);
    row->addWidget(m_title);
    row->addSpacing(4);
    m_subtitle->setMinimumWidth(1); // elided by the layout before it pushes a button away
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_subtitle, 1);
    auto *open = makeButton(m_theme, tr("Open…"), ButtonRole::Quiet, u"document-open"_s);
    open->setObjectName(u"headerOpen"_s);
    auto *save = makeButton(m_theme, tr("Save"), ButtonRole::Quiet, u"document-save"_s);
    save->setObjectName(u"headerSave"_s);
    connect(open, &QPushButton::clicked, m_files, &PlanFiles::open);
    connect(save, &QPushButton::clicked, m_files, &PlanFiles::save);
    m_back->setObjectName(u"stepBack"_s);
    m_next->setObjectName(u"stepNext"_s);
    m_checkAgain->setObjectName(u"checkAgain"_s);
    for (QPushButton *button : {open, save, m_checkAgain, m_back, m_next})
        row->addWidget(button);
    return header;
}

QWidget *InstallPage::makeSide()
{
    QWidget *side = makeSurface(m_theme, false);
    side->setFixedWidth(208);
    QVBoxLayout *column = makeColumn(0, {0, 8, 0, 12});
    side->setLayout(column);
    m_stepList->setObjectName(u"steps"_s);
    column->addWidget(m_stepList);
    column->addStretch();
    QVBoxLayout *foot = makeColumn(2, {16, 0, 12, 0});
    for (QLabel *label : {m_footChanged, m_footFindings, m_footFile}) {
        label->setMinimumWidth(1);
        foot->addWidget(label);
    }
    m_footFindings->setObjectName(u"footFindings"_s);
    column->addLayout(foot);
    return side;
}

void InstallPage::connectParts()
{
    connect(&m_document, &PlanDocument::changed, this, &InstallPage::refresh);
    connect(m_computer, &EffectComputer::ready, this, &InstallPage::showEffect);
    connect(m_stepList, &StepList::stepChosen, this, &InstallPage::goTo);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_current - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goTo(m_current + 1); });
    connect(m_checkAgain, &QPushButton::clicked, this,
            [this] { Q_EMIT verifyRequested(m_document.plan()); });
    connect(m_start, &StartView::startPointChosen, this, [this](const QString &id) {
        m_start->showError({});
        if (const auto done = m_document.start(id); !done)
            showFailure(done.error());
    });
    connect(m_start, &StartView::openPlanRequested, m_files, &PlanFiles::open);
    connect(m_start, &StartView::importValuesRequested, m_files, &PlanFiles::importValues);
    connect(m_files, &PlanFiles::failed, this, &InstallPage::showFailure);
    connect(m_files, &PlanFiles::imported, this, &InstallPage::showImport);
    connect(m_files, &PlanFiles::opened, this, [this] { m_start->showError({}); });
    connect(m_review, &ReviewView::fieldRequested, this, &InstallPage::goToField);
    connect(m_review, &ReviewView::applyRequested, this,
            [this] { Q_EMIT applyRequested(m_document.plan()); });
    connect(m_checks, &CheckTree::checkSelected, m_checkDetails, &CheckDetails::showCheck);
    connect(m_run, &RunView::finished, this, [this](const Outcome &outcome) {
        m_noteTimer.stop();
        const bool stopped = !outcome && outcome.error().kind == Error::Kind::Cancelled;
        m_runTone = outcome ? Tone::Ok : stopped ? Tone::Warn : Tone::Error;
        m_review->setBusy(false);
        refreshSteps();
        refreshHeader();
    });
    m_noteTimer.setInterval(1000);
    connect(&m_noteTimer, &QTimer::timeout, this, &InstallPage::refreshSteps);
    for (const StepPage &step : std::as_const(m_steps)) {
        if (step.form)
            connect(step.form, &FormView::fieldFocused, this, [this](const QString &id) {
                m_effectPane->setField(m_document.component().field(id),
                                       QVersionNumber::fromString(m_document.chosen().version));
            });
    }
}

void InstallPage::addActions(ActionRegistry &actions)
{
    const QString group = tr("Plan");
    actions.add({u"plan.open"_s, tr("Open a plan"), QKeySequence::Open, group},
                [this] { m_files->open(); });
    actions.add({u"plan.save"_s, tr("Save the plan"), QKeySequence::Save, group},
                [this] { m_files->save(); });
    actions.add({u"plan.saveAs"_s, tr("Save the plan as"), QKeySequence::SaveAs, group},
                [this] { m_files->saveAs(); });
    actions.add({u"plan.import"_s, tr("Take in a values file"), {}, group},
                [this] { m_files->importValues(); });
    actions.add({u"plan.next"_s, tr("Next step"), QKeySequence(u"Alt+Right"_s), group},
                [this] { goTo(m_current + 1); });
    actions.add({u"plan.back"_s, tr("Step before"), QKeySequence(u"Alt+Left"_s), group},
                [this] { goTo(m_current - 1); });
    for (const StepPage &step : std::as_const(m_steps))
        actions.add({u"step."_s + step.id, step.title, {}, tr("Install step")},
                    [this, id = step.id] { showStep(id); });
}

void InstallPage::goTo(int index)
{
    if (index < 0 || index >= m_steps.size())
        return;
    const StepPage &step = m_steps.at(index);
    shareWidth(currentStep() == u"verify"_s, step.id == u"verify"_s);
    m_current = index;
    m_middle->setCurrentWidget(step.middle);
    m_right->setCurrentWidget(step.right);
    m_stepList->setCurrent(index);
    m_effectPane->setField(nullptr, {});
    refreshHeader();
    refreshSteps();
}

/// Both kinds of pages keep the widths that the person gave them.
void InstallPage::shareWidth(bool wasVerify, bool isVerify)
{
    if (wasVerify == isVerify)
        return;
    (wasVerify ? m_verifySizes : m_formSizes) = m_splitter->sizes();
    m_splitter->setSizes(isVerify ? m_verifySizes : m_formSizes);
}

void InstallPage::showStep(const QString &id)
{
    const auto found = std::find_if(m_steps.cbegin(), m_steps.cend(),
                                    [&](const StepPage &step) { return step.id == id; });
    if (found != m_steps.cend())
        goTo(int(found - m_steps.cbegin()));
}

QString InstallPage::currentStep() const
{
    return m_steps.at(m_current).id;
}

void InstallPage::goToField(const QString &fieldId)
{
    const Field *field = m_document.component().field(fieldId);
    if (!field)
        return;
    showStep(field->step);
    if (FormView *form = m_steps.at(m_current).form)
        form->focusField(fieldId);
}

void InstallPage::setCluster(const QString &contextName)
{
    m_contextName = contextName;
    m_document.setContext(contextName);
    m_review->setCluster(contextName);
    requestEffect();
}

void InstallPage::setRenderOptions(const RenderOptions &options)
{
    m_renderOptions = options;
    requestEffect();
}

void InstallPage::setChoices(const QString &kind, const QList<FieldChoice> &choices,
                             const QString &missing)
{
    for (const StepPage &step : std::as_const(m_steps)) {
        if (step.form)
            step.form->setChoices(kind, choices, missing);
    }
}

void InstallPage::showRun(Operation *operation, const QString &title)
{
    m_runTone = Tone::Busy;
    m_review->setBusy(true);
    m_run->show(operation, title);
    m_noteTimer.start();
    m_checks->setChecks({});
    m_checkDetails->clear();
    showStep(u"apply"_s);
}

void InstallPage::showChecks(const QList<Check> &checks, bool show)
{
    m_checks->setChecks(checks);
    if (show)
        showStep(u"verify"_s);
    refreshSteps();
    refreshHeader();
}

void InstallPage::requestEffect()
{
    m_computer->request(m_document.plan(), m_renderOptions);
}

void InstallPage::showEffect(const PlanEffect &effect)
{
    m_effect = effect;
    m_effectPane->setEffect(effect);
    m_review->setEffect(effect);
    for (const StepPage &step : std::as_const(m_steps)) {
        if (step.form)
            step.form->setFindings(effect.result.findings);
    }
    refreshSteps();
    refreshFoot();
    Q_EMIT effectShown();
}

void InstallPage::showFailure(const Error &error)
{
    showStep(u"start"_s);
    m_start->showError(
        error.where.isEmpty() ? error.message : error.where + u": "_s + error.message, error.hint);
}

void InstallPage::showImport(const ImportResult &result)
{
    m_start->showImport(result);
}

} // namespace binnacle
