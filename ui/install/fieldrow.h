#pragma once

#include "catalog/field.h"
#include "install/fieldcontrol.h"
#include "plan/finding.h"
#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace binnacle {

class ChangedMark;
class PlanDocument;

/// One field of the form: changed mark, label, control, reset; below it one line of help, what is
/// wrong with what was typed, and the findings that belong to it.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    /// labelWidth is shared by all rows, so that controls stand on one line.
    FieldRow(const Theme &theme, PlanDocument &document, const Field &field, int labelWidth,
             QWidget *parent = nullptr);

    const Field &field() const { return m_field; }
    /// Takes everything from the document again, except a text that is just being typed here.
    void refresh();
    void setFindings(const QList<Finding> &findings);
    /// What the cluster has to choose from; missing says why it is not known, as one sentence.
    void setChoices(const QList<FieldChoice> &choices, const QString &missing);
    void focusControl();
    void setLabelWidth(int width);

Q_SIGNALS:
    void noticesChanged();

private:
    QVBoxLayout *makeControlColumn();
    void buildLayout();
    void edited(const QString &text);
    void showMarks();
    void showNotices();
    QString choiceNote() const;

    const Theme &m_theme;
    PlanDocument &m_document;
    const Field &m_field;
    FieldControl *m_control;
    QLabel *m_label;
    ChangedMark *m_mark;
    QPushButton *m_reset;
    QLabel *m_help;
    QVBoxLayout *m_notices;
    QList<Finding> m_findings;
    QStringList m_noticeWords; ///< what m_notices shows now
    QList<FieldChoice> m_choices;
    QString m_choicesMissing;
    bool m_typing = false;
};

} // namespace binnacle
