#include "install/formview.h"

#include "install/fieldrow.h"
#include "install/plandocument.h"
#include "theme/parts.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Fields are grouped by what stands before the first dot of their id.
QString groupOf(const Field &field)
{
    return field.id.contains(u'.') ? field.id.section(u'.', 0, 0) : QString();
}

/// "controlPlane" becomes "Control plane", "alb" becomes "ALB".
QString titleOf(const QString &group, const Component &component)
{
    if (group.isEmpty())
        return component.label;
    if (group.size() <= 3)
        return group.toUpper();
    QString title;
    for (const QChar c : group) {
        if (c.isUpper() && !title.isEmpty())
            title += u' ' + c.toLower();
        else
            title += title.isEmpty() ? c.toUpper() : c;
    }
    return title;
}

} // namespace

FormView::FormView(const Theme &theme, PlanDocument &document, const QString &stepId,
                   QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_document(document)
    , m_step(stepId)
{
    setObjectName(u"form."_s + stepId);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget *surface = makeSurface(theme, true);
    QVBoxLayout *column = makeColumn(0, {8, 4, 12, 16});
    surface->setLayout(column);
    QStringList groups;
    const QList<const Field *> fields = document.component().fieldsOfStep(stepId);
    for (const Field *field : fields) {
        if (!groups.contains(groupOf(*field)))
            groups << groupOf(*field);
    }
    // One heading per field would say everything twice.
    const bool hasHeadings = groups.size() < fields.size();
    for (const QString &group : std::as_const(groups))
        addGroup(column, group, hasHeadings ? titleOf(group, document.component()) : QString());
    column->addStretch();
    setWidget(surface);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { focusMoved(now); });
    refresh();
}

int FormView::labelWidth() const
{
    int widest = 0;
    const QFontMetrics metrics(m_theme.body);
    for (const Field *field : m_document.component().fieldsOfStep(m_step))
        widest = std::max(widest, metrics.horizontalAdvance(field->label));
    // A third of the form at most: below, long labels take two lines.
    return std::clamp(widest + m_theme.size.unit, 112,
                      std::clamp(viewport()->width() / 3, 112, 200));
}

void FormView::addGroup(QVBoxLayout *column, const QString &id, const QString &title)
{
    auto *heading = new QWidget;
    QHBoxLayout *row = makeRow(10, {12, 10, 0, 4});
    heading->setLayout(row);
    if (!title.isEmpty()) {
        row->addWidget(makeText(m_theme, title, TextRole::Section), 0, Qt::AlignVCenter);
        row->addWidget(makeHairline(m_theme), 1, Qt::AlignVCenter);
    } else {
        row->setContentsMargins(0, 2, 0, 2);
    }
    column->addWidget(heading);
    Group group{heading, {}};
    const int width = labelWidth();
    for (const Field *field : m_document.component().fieldsOfStep(m_step)) {
        if (groupOf(*field) != id)
            continue;
        auto *fieldRow = new FieldRow(m_theme, m_document, *field, width);
        column->addWidget(fieldRow);
        connect(fieldRow, &FieldRow::noticesChanged, this, [this, fieldRow] {
            // Once it has its new height: what is wrong must not lie below the edge.
            if (fieldRow->isAncestorOf(QApplication::focusWidget()))
                QTimer::singleShot(0, fieldRow, [this, fieldRow] {
                    ensureWidgetVisible(fieldRow, 0, m_theme.size.unit);
                });
        });
        group.rows.append(fieldRow);
        m_rows.insert(field->id, fieldRow);
    }
    m_groups.append(group);
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const int width = labelWidth();
    for (FieldRow *row : std::as_const(m_rows))
        row->setLabelWidth(width);
}

void FormView::refresh()
{
    for (const Group &group : std::as_const(m_groups)) {
        bool anyVisible = false;
        for (FieldRow *row : group.rows) {
            row->refresh();
            anyVisible = anyVisible || !row->isHidden();
        }
        group.heading->setVisible(anyVisible);
    }
}

void FormView::setFindings(const QList<Finding> &findings)
{
    for (FieldRow *row : std::as_const(m_rows)) {
        QList<Finding> own;
        std::copy_if(findings.cbegin(), findings.cend(), std::back_inserter(own),
                     [row](const Finding &finding) { return finding.field == row->field().id; });
        row->setFindings(own);
    }
}

void FormView::setChoices(const QString &kind, const QList<FieldChoice> &choices,
                          const QString &missing)
{
    for (FieldRow *row : std::as_const(m_rows)) {
        if (row->field().choices == kind)
            row->setChoices(choices, missing);
    }
}

bool FormView::focusField(const QString &fieldId)
{
    FieldRow *row = m_rows.value(fieldId);
    if (!row)
        return false;
    row->focusControl();
    ensureWidgetVisible(row);
    return true;
}

void FormView::focusMoved(const QWidget *now)
{
    for (FieldRow *row : std::as_const(m_rows)) {
        if (row->isAncestorOf(now)) {
            Q_EMIT fieldFocused(row->field().id);
            ensureWidgetVisible(row, 0, m_theme.size.row);
            return;
        }
    }
}

} // namespace binnacle
