#pragma once

#include "catalog/catalog.h"
#include "plan/stackplan.h"

#include <QHash>
#include <QObject>

namespace binnacle {

/// The plan that is being edited: the value, the texts that are not yet right, where it is saved.
/// All rules are asked of models/plan; this only keeps what was typed, so that a wrong text is
/// neither lost nor taken. Main thread only.
class PlanDocument final : public QObject
{
    Q_OBJECT

public:
    /// The catalog must outlive the document; its first component is the one edited.
    explicit PlanDocument(const Catalog &catalog, QObject *parent = nullptr);

    const Catalog &catalog() const { return m_catalog; }
    const Component &component() const { return m_catalog.components().constFirst(); }
    const StackPlan &plan() const { return m_plan; }
    const PlanComponent &chosen() const { return m_plan.components.constFirst(); }
    /// One line on where the plan came from: "start point EKS with ALB".
    const QString &origin() const { return m_origin; }
    const QString &path() const { return m_path; } ///< empty: never saved
    bool isModified() const { return m_modified; }

    Result<void> start(const QString &startPoint);
    void takeComponent(PlanComponent component, const QString &origin);
    Result<void> open(const QString &path);
    Result<void> save(const QString &path);

    /// Takes the text, or keeps it beside the plan with the sentence that says what is wrong.
    void setText(const Field &field, const QString &text);
    void reset(const Field &field);
    /// As typed where it is wrong, else as the plan has it.
    QString textOf(const Field &field) const;
    /// Whether the plan says something else than a plan without any choices would.
    bool isChanged(const Field &field) const;
    QString errorOf(const Field &field) const { return m_errors.value(field.id).sentence; }
    bool hasErrors() const { return !m_errors.isEmpty(); }
    int errorCount(const QString &stepId) const;
    int changedCount(const QString &stepId) const; ///< an empty id: all steps
    /// The context that commands name; empty: the current one.
    void setContext(const QString &context);

Q_SIGNALS:
    void changed(); ///< the plan, an error, or where it is saved

private:
    struct Typed
    {
        QString text;
        QString sentence;
    };

    void replacePlan(StackPlan plan, const QString &origin);

    const Catalog &m_catalog;
    PlanComponent m_untouched; ///< what a plan without any choices has
    StackPlan m_plan;
    QHash<QString, Typed> m_errors; ///< by field id
    QString m_origin;
    QString m_path;
    bool m_modified = false;
};

} // namespace binnacle
