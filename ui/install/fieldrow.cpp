#include "install/fieldrow.h"

#include "install/changedmark.h"
#include "install/fieldcontrols.h"
#include "install/plandocument.h"
#include "plan/planedit.h"
#include "theme/icons.h"
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

/// Hints name a field by its id, as the command line needs it; here it has a label.
QString hintOf(const Finding &finding, const Field &field)
{
    return QString(finding.hint).replace(field.id, u'“' + field.label + u'”');
}

} // namespace

FieldRow::FieldRow(const Theme &theme, PlanDocument &document, const Field &field, int labelWidth,
                   QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(document)
    , m_field(field)
    , m_control(makeFieldControl(field))
    , m_label(makeText(theme, field.label))
    , m_mark(new ChangedMark(theme))
    , m_reset(makeButton(theme, {}, ButtonRole::Quiet, u"edit-undo"_s))
    , m_help(makeWrapped(theme, field.help, TextRole::Muted))
    , m_notices(makeColumn(4))
{
    setObjectName(u"row."_s + field.id);
    m_control->setNames(field.id, field.label, field.help);
    m_control->showDefault(
        field.isSecret()
            ? tr("env:NAME, file:PATH, secret:NAMESPACE/NAME/KEY or ask")
            : defaultHint(field, QVersionNumber::fromString(document.chosen().version)));
    buildLayout();
    setLabelWidth(labelWidth);
    connect(m_control, &FieldControl::textEdited, this, &FieldRow::edited);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_document.reset(m_field); });
    refresh();
}

void FieldRow::setLabelWidth(int width)
{
    if (!m_control->isWide())
        m_label->setFixedWidth(width);
}

void FieldRow::buildLayout()
{
    m_label->setWordWrap(true);
    m_label->setMinimumHeight(m_theme.size.field);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_label->setBuddy(m_control);
    m_label->setToolTip(m_field.id);
    m_reset->setObjectName(u"reset."_s + m_field.id);
    m_reset->setIcon(tintedIcon(u"edit-undo"_s, QPalette::PlaceholderText));
    m_reset->setAccessibleName(tr("Reset %1").arg(m_field.label));
    QSizePolicy keep = m_reset->sizePolicy();
    keep.setRetainSizeWhenHidden(true); // the control must not grow when there is nothing to reset
    m_reset->setSizePolicy(keep);
    QHBoxLayout *across = makeRow(0, {0, 3, 0, 3});
    setLayout(across);
    across->addWidget(m_mark, 0, Qt::AlignTop);
    if (m_control->isWide()) {
        QVBoxLayout *column = makeColumn(0);
        column->addWidget(m_label);
        column->addLayout(makeControlColumn());
        across->addLayout(column, 1);
    } else {
        across->addWidget(m_label, 0, Qt::AlignTop);
        across->addSpacing(m_theme.size.unit);
        across->addLayout(makeControlColumn(), 1);
    }
}

/// Control and reset, the help and the notices below, all ending on the same line.
QVBoxLayout *FieldRow::makeControlColumn()
{
    QVBoxLayout *column = makeColumn(2);
    QHBoxLayout *line = makeRow(4);
    line->addWidget(m_control, 1);
    if (!m_field.unit.isEmpty())
        line->addWidget(makeText(m_theme, m_field.unit, TextRole::Muted));
    line->addWidget(m_reset, 0, Qt::AlignTop);
    column->addLayout(line);
    QHBoxLayout *helpLine = makeRow(0, {0, 0, m_theme.size.field + 4, 0});
    helpLine->addWidget(m_help);
    column->addLayout(helpLine);
    QHBoxLayout *noticeLine = makeRow(0, {0, 0, m_theme.size.field + 4, 0});
    noticeLine->addLayout(m_notices);
    column->addLayout(noticeLine);
    return column;
}

void FieldRow::edited(const QString &text)
{
    m_typing = true;
    m_document.setText(m_field, text);
    m_typing = false;
}

void FieldRow::refresh()
{
    const bool active = isFieldActive(m_document.chosen(), m_document.component(), m_field);
    setVisible(active);
    if (!m_typing)
        m_control->showText(m_document.textOf(m_field));
    showMarks();
    showNotices();
}

void FieldRow::showMarks()
{
    const bool isSet = m_document.isChanged(m_field) || !m_document.errorOf(m_field).isEmpty();
    m_mark->setOn(isSet);
    m_reset->setVisible(isSet);
    const QVersionNumber version = QVersionNumber::fromString(m_document.chosen().version);
    const QString text = defaultHint(m_field, version);
    m_reset->setToolTip(text.isEmpty() ? tr("Back to the chart's default: nothing set")
                                       : tr("Back to the chart's default: %1").arg(text));
    m_control->setFailed(!m_document.errorOf(m_field).isEmpty());
    const QString note = choiceNote();
    m_help->setText(note.isEmpty() ? m_field.help
                                   : (m_field.help.isEmpty() ? note : m_field.help + u' ' + note));
    m_help->setVisible(!m_help->text().isEmpty());
}

void FieldRow::setFindings(const QList<Finding> &findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    showNotices();
}

void FieldRow::showNotices()
{
    struct Words
    {
        Tone tone;
        QString headline;
        QString detail;
    };
    QList<Words> wanted;
    if (const QString error = m_document.errorOf(m_field); !error.isEmpty())
        wanted.append({Tone::Error, error, {}});
    else
        for (const Finding &finding : std::as_const(m_findings))
            wanted.append({toneOf(finding.severity), finding.message, hintOf(finding, m_field)});
    QStringList words;
    for (const Words &each : std::as_const(wanted))
        words << QString::number(int(each.tone)) + each.headline + each.detail;
    if (words == m_noticeWords)
        return; // nothing is rebuilt, so nothing flickers, while one types on
    m_noticeWords = words;
    while (QLayoutItem *item = m_notices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Words &each : std::as_const(wanted)) {
        auto *notice = new Notice(m_theme, each.tone, each.headline, each.detail);
        notice->setObjectName(u"notice."_s + m_field.id);
        m_notices->addWidget(notice);
        notice->show(); // at once, not with the next turn of the event loop
    }
    Q_EMIT noticesChanged();
}

void FieldRow::setChoices(const QList<FieldChoice> &choices, const QString &missing)
{
    m_choices = choices;
    m_choicesMissing = missing;
    m_control->setChoices(choices);
    showMarks();
}

/// What the cluster says about the choice; the plan may name something that is made later.
QString FieldRow::choiceNote() const
{
    if (m_choices.isEmpty())
        return m_choicesMissing;
    const QString text = m_document.textOf(m_field);
    const auto known = std::find_if(m_choices.cbegin(), m_choices.cend(),
                                    [&](const FieldChoice &each) { return each.value == text; });
    if (text.isEmpty())
        return {};
    if (known == m_choices.cend())
        return tr("This cluster has no “%1”.").arg(text);
    return known->detail.isEmpty() ? QString() : known->value + u": "_s + known->detail + u'.';
}

void FieldRow::focusControl()
{
    m_control->setFocus(Qt::OtherFocusReason);
}

} // namespace binnacle
