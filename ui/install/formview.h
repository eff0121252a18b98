#pragma once

#include "install/fieldcontrol.h"
#include "plan/finding.h"
#include "theme/tokens.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace binnacle {

class FieldRow;
class PlanDocument;

/// The form of one step, made from the catalog: its fields in groups, in the catalog's order.
class FormView final : public QScrollArea
{
    Q_OBJECT

public:
    FormView(const Theme &theme, PlanDocument &document, const QString &stepId,
             QWidget *parent = nullptr);

    void refresh();
    void setFindings(const QList<Finding> &findings);
    /// kind as in Field::choices: "storageClasses".
    void setChoices(const QString &kind, const QList<FieldChoice> &choices, const QString &missing);
    /// Scrolls there and puts the cursor into it; false where this step has no such field.
    bool focusField(const QString &fieldId);

Q_SIGNALS:
    void fieldFocused(const QString &fieldId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Group
    {
        QWidget *heading;
        QList<FieldRow *> rows;
    };

    void addGroup(QVBoxLayout *column, const QString &id, const QString &title);
    void focusMoved(const QWidget *now);
    int labelWidth() const;

    const Theme &m_theme;
    PlanDocument &m_document;
    QString m_step;
    QList<Group> m_groups;
    QHash<QString, FieldRow *> m_rows;
};

} // namespace binnacle
