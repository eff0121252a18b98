// What InstallPage says about the plan: header, steps, foot.
#include "install/effectcomputer.h"
#include "install/formview.h"
#include "install/installpage.h"
#include "install/reviewview.h"
#include "install/runlist.h"
#include "install/runview.h"
#include "theme/parts.h"
#include "theme/steplist.h"
#include "verify/checktree.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

void InstallPage::refresh()
{
    for (const StepPage &step : std::as_const(m_steps)) {
        if (step.form)
            step.form->refresh();
    }
    m_review->refresh();
    requestEffect();
    refreshHeader();
    refreshSteps();
    refreshFoot();
}

void InstallPage::refreshHeader()
{
    const StepPage &step = m_steps.at(m_current);
    m_title->setText(step.title);
    const PlanComponent &chosen = m_document.chosen();
    QStringList words{m_document.component().chart + u' ' + chosen.version};
    if (!m_document.origin().isEmpty())
        words << m_document.origin();
    const bool isVerify = step.id == u"verify"_s;
    if (isVerify && !m_checks->checks().isEmpty())
        words << m_checks->summary();
    m_subtitle->setText(words.join(u", "_s));
    m_subtitle->setToolTip(m_subtitle->text());
    const bool isLast = m_current + 1 >= m_steps.size();
    m_back->setVisible(m_current > 0);
    // Review goes on with its own button, which says what it does and where.
    m_next->setVisible(!isLast && step.id != u"review"_s);
    if (!isLast)
        m_next->setText(tr("Next: %1").arg(m_steps.at(m_current + 1).title));
    m_checkAgain->setVisible(isVerify);
    m_checkAgain->setEnabled(!m_contextName.isEmpty() && !m_run->isRunning());
}

int InstallPage::findingCount(Finding::Severity severity, const QString &stepId) const
{
    const QList<Finding> &all = m_effect.result.findings;
    return int(std::count_if(all.cbegin(), all.cend(), [&](const Finding &finding) {
        if (finding.severity != severity)
            return false;
        if (stepId.isEmpty())
            return true;
        const Field *field = m_document.component().field(finding.field);
        return field && field->step == stepId;
    }));
}

void InstallPage::refreshSteps()
{
    QList<Step> steps;
    for (const StepPage &page : std::as_const(m_steps)) {
        Step step{Tone::Unknown, page.title, {}, true};
        if (page.form) {
            const int changed = m_document.changedCount(page.id);
            const int errors = m_document.errorCount(page.id)
                + findingCount(Finding::Severity::MustFix, page.id);
            const int notes = findingCount(Finding::Severity::ShouldKnow, page.id);
            step.tone = errors > 0 ? Tone::Error
                : notes > 0        ? Tone::Warn
                : changed > 0      ? Tone::Ok
                                   : Tone::Unknown;
            step.note = errors > 0 ? errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors)
                : changed > 0 ? QString::number(changed)
                                   : QString();
        } else if (page.id == u"start"_s) {
            step.tone = m_document.origin().isEmpty() ? Tone::Unknown : Tone::Ok;
        } else if (page.id == u"review"_s) {
            const int must = findingCount(Finding::Severity::MustFix, {})
                + int(m_document.hasErrors());
            const int should = findingCount(Finding::Severity::ShouldKnow, {});
            step.tone = must > 0 ? Tone::Error : should > 0 ? Tone::Warn : Tone::Ok;
            step.note = must > 0 ? tr("%1 must fix").arg(must)
                : should > 0     ? tr("%1 to know").arg(should)
                                 : QString();
        } else if (page.id == u"apply"_s) {
            step.tone = m_runTone;
            step.note = m_runTone == Tone::Unknown ? QString() : durationText(m_run->elapsedMs());
        } else {
            step.tone = m_checks->tone();
            const QList<Check> &checks = m_checks->checks();
            const auto passed = std::count_if(
                checks.cbegin(), checks.cend(),
                [](const Check &each) { return each.state == Check::State::Passed; });
            step.note = checks.isEmpty() ? QString()
                                         : tr("%1 of %2").arg(passed).arg(checks.size());
        }
        steps.append(step);
    }
    m_stepList->setSteps(steps);
}

void InstallPage::refreshFoot()
{
    const int changed = m_document.changedCount({});
    m_footChanged->setText(changed == 1 ? tr("1 field set") : tr("%1 fields set").arg(changed));
    const int must = findingCount(Finding::Severity::MustFix, {}) + int(m_document.hasErrors());
    const int should = findingCount(Finding::Severity::ShouldKnow, {});
    m_footFindings->setText(must + should == 0
                                ? tr("nothing to mend")
                                : tr("%1 must fix, %2 should know").arg(must).arg(should));
    const QString path = m_document.path();
    const QString name = QFileInfo(path).fileName();
    m_footFile->setText(path.isEmpty()                ? tr("not saved yet")
                            : m_document.isModified() ? tr("%1, changed").arg(name)
                                                      : tr("saved in %1").arg(name));
    m_footFile->setToolTip(path);
}

} // namespace binnacle
