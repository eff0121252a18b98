#include "install/reviewview.h"

#include "base/plaintext.h"
#include "install/plandocument.h"
#include "theme/parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Tone toneOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::MustFix: return Tone::Error;
    case Finding::Severity::ShouldKnow: return Tone::Warn;
    case Finding::Severity::Information: return Tone::Unknown;
    }
    return Tone::Unknown;
}

QString groupTitle(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::MustFix: return ReviewView::tr("Must fix");
    case Finding::Severity::ShouldKnow: return ReviewView::tr("Should know");
    case Finding::Severity::Information: return ReviewView::tr("For information");
    }
    return {};
}

} // namespace

QString ReviewView::fieldCount(int count)
{
    return count == 1 ? tr("1 field") : tr("%1 fields").arg(count);
}

ReviewView::ReviewView(const Theme &theme, PlanDocument &document, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_document(document)
{
    setObjectName(u"review"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
}

void ReviewView::setEffect(const PlanEffect &effect)
{
    m_effect = effect;
    refresh();
}

void ReviewView::setCluster(const QString &contextName)
{
    m_contextName = contextName;
    refresh();
}

void ReviewView::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void ReviewView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_outdated)
        refresh();
}

void ReviewView::refresh()
{
    m_outdated = !isVisible();
    if (m_outdated)
        return; // typing in a form does not build a page that nobody sees
    QWidget *surface = makeSurface(m_theme, true);
    QVBoxLayout *column = makeColumn(0, {20, 8, 32, 16});
    surface->setLayout(column);
    addFacts(column);
    addWrongFields(column);
    addFindings(column);
    column->addSpacing(16);
    addApply(column);
    column->addStretch();
    setWidget(surface); // deletes the one before
}

void ReviewView::addFacts(QVBoxLayout *column)
{
    const PlanComponent &chosen = m_document.chosen();
    column->addLayout(makeHeading(m_theme, tr("What will be there"), {}));
    column->addSpacing(4);
    QStringList layers;
    for (const BaseLayer &layer : chosen.base)
        layers << layer.path;
    const QList<std::pair<QString, QString>> facts{
        {tr("Cluster"), m_contextName.isEmpty() ? tr("none chosen") : m_contextName},
        {tr("Namespace"), chosen.nameSpace},
        {tr("Release"), chosen.release},
        {tr("Chart"), m_document.component().chart + u' ' + chosen.version},
        {tr("Chart from"), chosen.source.location},
        {tr("Values below"), layers.isEmpty() ? tr("the chart's own") : layers.join(u'\n')},
        {tr("Set here"), fieldCount(m_document.changedCount({}))}};
    for (const auto &[name, value] : facts) {
        QHBoxLayout *row = makeRow(8, {0, 2, 0, 2});
        QLabel *label = makeText(m_theme, name, TextRole::Muted);
        label->setFixedWidth(112);
        row->addWidget(label, 0, Qt::AlignTop);
        QLabel *text = makeWrapped(m_theme, plainText(value, true));
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(text, 1);
        column->addLayout(row);
    }
}

void ReviewView::addWrongFields(QVBoxLayout *column)
{
    if (!m_document.hasErrors())
        return;
    column->addSpacing(12);
    column->addLayout(
        makeHeading(m_theme, tr("Not taken yet"), tr("what was typed there is not right")));
    column->addSpacing(4);
    for (const Field &field : m_document.component().fields) {
        const QString error = m_document.errorOf(field);
        if (error.isEmpty())
            continue;
        auto *notice = new Notice(m_theme, Tone::Error, error, field.label, {tr("Go to field")});
        connect(notice, &Notice::actionChosen, this,
                [this, id = field.id] { Q_EMIT fieldRequested(id); });
        column->addWidget(notice);
        column->addSpacing(4);
    }
}

void ReviewView::addFindings(QVBoxLayout *column)
{
    if (!m_effect.error.isEmpty()) {
        column->addSpacing(12);
        column->addWidget(new Notice(m_theme, Tone::Error, m_effect.error));
    }
    using Severity = Finding::Severity;
    const QList<Finding> &all = m_effect.result.findings;
    for (const Severity severity :
         {Severity::MustFix, Severity::ShouldKnow, Severity::Information}) {
        const auto count = std::count_if(all.cbegin(), all.cend(), [severity](const Finding &each) {
            return each.severity == severity;
        });
        if (count == 0)
            continue;
        column->addSpacing(12);
        column->addLayout(makeHeading(m_theme, groupTitle(severity), QString::number(count)));
        column->addSpacing(4);
        for (const Finding &finding : all) {
            if (finding.severity == severity)
                addFinding(column, finding);
        }
    }
    if (all.isEmpty() && m_effect.error.isEmpty() && !m_document.hasErrors()) {
        column->addSpacing(12);
        column->addWidget(new Notice(m_theme, Tone::Ok, tr("Nothing stands against this plan")));
    }
}

void ReviewView::addFinding(QVBoxLayout *column, const Finding &finding)
{
    const Field *field = m_document.component().field(finding.field);
    QStringList detail;
    QString hint = finding.hint;
    if (field) // hints name a field by its id, as the command line needs it; here it has a label
        hint.replace(field->id, u'“' + field->label + u'”');
    if (!hint.isEmpty())
        detail << hint;
    if (!field && !finding.field.isEmpty())
        detail << finding.field;
    if (!finding.where.isEmpty())
        detail << finding.where;
    const QString words = detail.join(u'\n');
    auto *notice = new Notice(m_theme, toneOf(finding.severity), plainText(finding.message),
                              plainText(words, true),
                              field ? QStringList{tr("Go to field")} : QStringList());
    notice->setObjectName(u"finding."_s + finding.rule);
    connect(notice, &Notice::actionChosen, this,
            [this, id = finding.field] { Q_EMIT fieldRequested(id); });
    column->addWidget(notice);
    column->addSpacing(4);
}

QString ReviewView::obstacle() const
{
    if (m_busy)
        return tr("Something is being applied just now.");
    if (m_document.hasErrors())
        return tr("A field is not right yet.");
    if (!m_effect.error.isEmpty() || m_effect.result.hasMustFix())
        return tr("What must be fixed stands above.");
    if (m_contextName.isEmpty())
        return tr("No cluster is chosen: choose one at the top left.");
    return {};
}

void ReviewView::addApply(QVBoxLayout *column)
{
    const QString against = obstacle();
    const PlanComponent &chosen = m_document.chosen();
    auto *apply = makeButton(
        m_theme, tr("Apply to %1").arg(m_contextName.isEmpty() ? tr("cluster") : m_contextName),
        ButtonRole::Primary);
    apply->setObjectName(u"apply"_s);
    apply->setEnabled(against.isEmpty());
    QHBoxLayout *row = makeRow(12);
    row->addWidget(apply);
    row->addWidget(makeWrapped(m_theme,
                               against.isEmpty()
                                   ? tr("Installs or upgrades release %1 in namespace %2. The "
                                        "commands stand at the right.")
                                         .arg(chosen.release, chosen.nameSpace)
                                   : against,
                               TextRole::Muted),
                   1);
    column->addLayout(row);
    connect(apply, &QPushButton::clicked, this, &ReviewView::applyRequested);
}

} // namespace binnacle
