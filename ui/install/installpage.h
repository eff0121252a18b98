#pragma once

#include "base/operation.h"
#include "install/fieldcontrol.h"
#include "install/plandocument.h"
#include "install/planeffect.h"
#include "plan/importvalues.h"
#include "release/check.h"
#include "theme/tokens.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace binnacle {

class ActionRegistry;
class CheckDetails;
class CheckTree;
class EffectComputer;
class EffectPane;
class FormView;
class PlanFiles;
class ReviewView;
class RunView;
class StartView;
class StepList;

/// The wizard in three columns: steps, form, effect. Its forms come from the catalog, its rules
/// from models/plan; it shows and edits. What it asks for (applying, verifying) is done in app/,
/// which hands the running operation and the checks back.
class InstallPage final : public QWidget
{
    Q_OBJECT

public:
    /// The catalog must outlive the page.
    InstallPage(const Theme &theme, const Catalog &catalog, ActionRegistry &actions,
                QWidget *parent = nullptr);

    PlanDocument &document() { return m_document; }
    PlanFiles &files() { return *m_files; }

    /// The context in use; empty: none, and then nothing can be applied.
    void setCluster(const QString &contextName);
    /// What commands name where the plan does not say it.
    void setRenderOptions(const RenderOptions &options);
    /// What the cluster has to choose from, by the catalog's word ("storageClasses"); `missing`
    /// says why that is not known.
    void setChoices(const QString &kind, const QList<FieldChoice> &choices, const QString &missing);
    /// Shows a run that is about to be started, and goes to the Apply step. The caller keeps it.
    void showRun(Operation *operation, const QString &title);
    /// What was checked; goes to the Verify step when `show` is set.
    void showChecks(const QList<Check> &checks, bool show);

    void showStep(const QString &id);
    QString currentStep() const;

Q_SIGNALS:
    void applyRequested(const binnacle::StackPlan &plan);
    void verifyRequested(const binnacle::StackPlan &plan);
    /// The effect of the newest plan is on the screen.
    void effectShown();

private:
    struct StepPage
    {
        QString id;
        QString title;
        QWidget *middle;
        QWidget *right;
        FormView *form; ///< null for steps that are no form
    };

    void buildSteps();
    void buildLayout();
    QWidget *makeHeader();
    QWidget *makeSide();
    void connectParts();
    void addActions(ActionRegistry &actions);
    void goTo(int index);
    void shareWidth(bool wasVerify, bool isVerify);
    void goToField(const QString &fieldId);
    void refresh();
    void refreshHeader();
    void refreshSteps();
    void refreshFoot();
    void requestEffect();
    void showEffect(const PlanEffect &effect);
    void showFailure(const Error &error);
    void showImport(const ImportResult &result);
    int findingCount(Finding::Severity severity, const QString &stepId) const;

    const Theme &m_theme;
    PlanDocument m_document;
    PlanFiles *m_files;
    EffectComputer *m_computer;
    RenderOptions m_renderOptions;
    PlanEffect m_effect;
    QString m_contextName;

    QList<StepPage> m_steps;
    int m_current = 0;
    StepList *m_stepList;
    QSplitter *m_splitter;
    QList<int> m_formSizes{640, 504}; ///< of form and effect
    QList<int> m_verifySizes{804, 340}; ///< the check list has the longer lines
    QStackedWidget *m_middle;
    QStackedWidget *m_right;
    StartView *m_start;
    ReviewView *m_review;
    RunView *m_run;
    CheckTree *m_checks;
    CheckDetails *m_checkDetails;
    EffectPane *m_effectPane;
    QLabel *m_title;
    QLabel *m_subtitle;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_checkAgain;
    QLabel *m_footChanged;
    QLabel *m_footFindings;
    QLabel *m_footFile;
    QTimer m_noteTimer;
    Tone m_runTone = Tone::Unknown;
};

} // namespace binnacle
