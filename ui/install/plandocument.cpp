#include "install/plandocument.h"

#include "catalog/fieldtext.h"
#include "plan/planedit.h"
#include "plan/planfile.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Without the field's id, which the command line needs: the sentence stands under its field.
QString sentenceOf(Error error, const Field &field)
{
    error.where.clear();
    if (const QString prefix = field.id + u": "_s; error.message.startsWith(prefix))
        error.message.remove(0, prefix.size());
    return error.toLine();
}

} // namespace

PlanDocument::PlanDocument(const Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    Q_ASSERT(!catalog.components().isEmpty());
    m_untouched = startComponent(component(), {}).value_or(PlanComponent{});
    m_plan.components = {m_untouched};
}

Result<void> PlanDocument::start(const QString &startPoint)
{
    auto made = startComponent(component(), startPoint);
    if (!made)
        return failure(made.error());
    const StartPoint *point = component().startPoint(startPoint);
    takeComponent(std::move(*made),
                  point ? tr("from start point %1").arg(point->label) : QString());
    return {};
}

void PlanDocument::takeComponent(PlanComponent component, const QString &origin)
{
    StackPlan plan;
    plan.contexts = m_plan.contexts;
    plan.components = {std::move(component)};
    m_path.clear();
    m_modified = true;
    replacePlan(std::move(plan), origin);
}

Result<void> PlanDocument::open(const QString &path)
{
    auto loaded = loadPlan(path);
    if (!loaded)
        return failure(loaded.error());
    if (loaded->components.isEmpty()
        || !m_catalog.component(loaded->components.constFirst().component))
        return failure(Error{Error::Kind::BadInput,
                             tr("The plan has no component to edit here"),
                             {},
                             path,
                             tr("Open it with: binnacle plan show")});
    m_path = path;
    m_modified = false;
    replacePlan(std::move(*loaded), tr("from %1").arg(QFileInfo(path).fileName()));
    return {};
}

Result<void> PlanDocument::save(const QString &path)
{
    auto saved = savePlan(m_plan, path);
    if (!saved)
        return saved;
    m_path = path;
    m_modified = false;
    Q_EMIT changed();
    return {};
}

void PlanDocument::replacePlan(StackPlan plan, const QString &origin)
{
    m_plan = std::move(plan);
    m_errors.clear();
    m_origin = origin;
    Q_EMIT changed();
}

void PlanDocument::setText(const Field &field, const QString &text)
{
    const auto taken = setField(m_plan.components.first(), component(), field.id, text);
    if (taken)
        m_errors.remove(field.id);
    else
        m_errors.insert(field.id, {text, sentenceOf(taken.error(), field)});
    m_modified = true;
    Q_EMIT changed();
}

void PlanDocument::reset(const Field &field)
{
    resetField(m_plan.components.first(), component(), field.id);
    m_errors.remove(field.id);
    m_modified = true;
    Q_EMIT changed();
}

QString PlanDocument::textOf(const Field &field) const
{
    const auto typed = m_errors.constFind(field.id);
    return typed != m_errors.constEnd() ? typed->text
                                        : fieldText(field, fieldValue(chosen(), field));
}

bool PlanDocument::isChanged(const Field &field) const
{
    return isFieldSet(chosen(), field)
        && (field.binding == Field::Binding::Values
            || fieldValue(chosen(), field) != fieldValue(m_untouched, field));
}

int PlanDocument::errorCount(const QString &stepId) const
{
    const QList<const Field *> fields = component().fieldsOfStep(stepId);
    return int(std::count_if(fields.cbegin(), fields.cend(),
                             [this](const Field *field) { return m_errors.contains(field->id); }));
}

int PlanDocument::changedCount(const QString &stepId) const
{
    const QList<Field> &fields = component().fields;
    return int(std::count_if(fields.cbegin(), fields.cend(), [&](const Field &field) {
        return (stepId.isEmpty() || field.step == stepId) && isChanged(field);
    }));
}

void PlanDocument::setContext(const QString &context)
{
    const QStringList contexts = context.isEmpty() ? QStringList() : QStringList{context};
    if (m_plan.contexts == contexts)
        return;
    m_plan.contexts = contexts;
    Q_EMIT changed();
}

} // namespace binnacle
