#include "plan/planfindings.h"

#include "catalog/fieldtext.h"
#include "plan/nearestname.h"
#include "plan/planedit.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct FieldFindingText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::FieldFindings)
};

QString whereInPlan(const FindingInput &input, const QString &fieldId)
{
    if (input.options.planFile.isEmpty())
        return {};
    const Value *value = input.component.fields.find(fieldId);
    return value && value->position().isKnown() ? value->position().in(input.options.planFile)
                                                : QString();
}

void addUnknownFields(const FindingInput &input, QList<Finding> &findings)
{
    QStringList known;
    for (const Field &field : input.catalog.fields)
        known << field.id;
    for (const ValueEntry &entry : input.component.fields.entries()) {
        if (known.contains(entry.key))
            continue;
        const QString near = nearestName(entry.key, known);
        findings.append({Finding::Severity::MustFix, u"plan/unknown-field"_s, entry.key,
                         FieldFindingText::tr("There is no field '%1'").arg(entry.key),
                         near.isEmpty() ? FieldFindingText::tr("'binnacle fields' lists them.")
                                        : FieldFindingText::tr("Is '%1' meant?").arg(near),
                         whereInPlan(input, entry.key)});
    }
}

void addFieldForm(const FindingInput &input, const Field &field, QList<Finding> &findings)
{
    const Value value = fieldValue(input.component, field);
    if (const QString objection = objectionTo(field, value); !objection.isEmpty())
        findings.append({Finding::Severity::MustFix,
                         u"plan/bad-form"_s,
                         field.id,
                         field.label + u": "_s + objection,
                         {},
                         whereInPlan(input, field.id)});
    else if (!isFieldActive(input.component, input.catalog, field))
        findings.append(
            {Finding::Severity::Information,
             u"plan/no-meaning"_s,
             field.id,
             FieldFindingText::tr("%1 has no effect with the other choices made").arg(field.label),
             {},
             whereInPlan(input, field.id)});
}

/// The values files may say what the plan does not.
bool isMissing(const FindingInput &input, const Field &field)
{
    if (field.requiredWhen.isEmpty() || !holds(field.requiredWhen, input.component, input.catalog))
        return false;
    const Value value = fieldValue(input.component, field);
    if (!value.isNull() && value != Value(QString()) && value != Value(Value::List()))
        return false;
    for (const ValuesDocument &document : input.base) {
        for (const ValueWrite &write : field.writes) {
            if (document.root().at(write.path))
                return false;
        }
    }
    return true;
}

void addSecretNamespace(const FindingInput &input, const Field &field, QList<Finding> &findings)
{
    const auto reference = SecretReference::parse(fieldValue(input.component, field).toString());
    if (!reference || reference->kind != SecretReference::Kind::ClusterSecret
        || reference->nameSpace == input.component.nameSpace)
        return;
    findings.append({Finding::Severity::MustFix, u"plan/secret-namespace"_s, field.id,
                     FieldFindingText::tr("The Secret %1 is in namespace %2, but pods of %3 can "
                                          "only read Secrets of their own namespace")
                         .arg(reference->name, reference->nameSpace, input.component.nameSpace),
                     FieldFindingText::tr("Copy it to %1.").arg(input.component.nameSpace),
                     whereInPlan(input, field.id)});
}

void addDashboards(const FindingInput &input, const Field &field, QList<Finding> &findings)
{
    for (const Value &record : fieldValue(input.component, field).list()) {
        if (!record.map().contains(u"revision"_s))
            findings.append(
                {Finding::Severity::ShouldKnow, u"grafana/dashboard-revision"_s, field.id,
                 FieldFindingText::tr("The dashboard '%1' names no revision; Grafana's chart then "
                                      "downloads revision 1, the oldest")
                     .arg(record.map().value(u"name"_s).toString()),
                 FieldFindingText::tr("Give the revision that the dashboard's page shows."),
                 whereInPlan(input, field.id)});
    }
}

void addVersion(const FindingInput &input, QList<Finding> &findings)
{
    if (!input.catalog.versions.contains(input.component.version))
        findings.append(
            {Finding::Severity::Information,
             u"plan/unchecked-version"_s,
             u"version"_s,
             FieldFindingText::tr("The fields were checked with the chart versions %1, not with %2")
                 .arg(input.catalog.versions.join(u", "_s), input.component.version),
             {},
             {}});
}

} // namespace

QList<Finding> fieldFindings(const FindingInput &input)
{
    QList<Finding> findings;
    addUnknownFields(input, findings);
    addVersion(input, findings);
    for (const Field &field : input.catalog.fields) {
        if (isFieldSet(input.component, field)) {
            addFieldForm(input, field, findings);
            if (field.isSecret())
                addSecretNamespace(input, field, findings);
            if (field.type == FieldType::Dashboards)
                addDashboards(input, field, findings);
        }
        if (isMissing(input, field))
            findings.append(
                {Finding::Severity::MustFix,
                 u"plan/missing-value"_s,
                 field.id,
                 FieldFindingText::tr("%1 is needed with the other choices made").arg(field.label),
                 FieldFindingText::tr("Set the field %1.").arg(field.id),
                 {}});
    }
    return findings;
}

} // namespace binnacle
