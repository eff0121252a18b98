#include "plan/planfindings.h"

#include "catalog/fieldtext.h"
#include "plan/fieldreader.h"
#include "plan/fieldwriter.h"
#include "plan/placeholders.h"
#include "plan/secretkeys.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct FileFindingText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::FileFindings)
};

/// A list is replaced as a whole, so what stands in one is set where the list is.
bool isSetByPlan(const FindingInput &input, const ValuePath &path)
{
    QList<ValuePath::Segment> segments;
    for (const ValuePath::Segment &segment : path.segments()) {
        if (segment.isIndex())
            break;
        segments << segment;
    }
    return input.overlay.at(ValuePath(segments)) != nullptr;
}

void addReadingWarnings(const ValuesDocument &document, QList<Finding> &findings)
{
    for (const ValuesWarning &warning : document.warnings()) {
        const QString rule = warning.kind == ValuesWarning::Kind::DuplicateKey
            ? u"values/duplicate-key"_s
            : warning.kind == ValuesWarning::Kind::SeveralDocuments
            ? u"values/several-documents"_s
            : u"values/unusual-line-break"_s;
        findings.append({Finding::Severity::ShouldKnow,
                         rule,
                         warning.path,
                         warning.message,
                         {},
                         warning.position.in(document.fileName())});
    }
}

void addBadForms(const FindingInput &input, const ValuesDocument &document,
                 QList<Finding> &findings)
{
    const QVersionNumber version = chartVersion(input.component);
    for (const Field &field : input.catalog.fields) {
        const Value value = fieldInValues(field, document.root(), version);
        if (value.isNull() || field.isSecret() || field.writes.isEmpty())
            continue;
        const ValueWrite &write = field.writes.constFirst();
        const ValuePath path = write.each ? write.path.parent() : write.path;
        const QString objection = objectionTo(field, value);
        if (objection.isEmpty() || isSetByPlan(input, path))
            continue;
        findings.append({Finding::Severity::MustFix,
                         u"values/bad-form"_s,
                         field.id,
                         u"%1 (%2): %3"_s.arg(field.label, path.toString(), objection),
                         {},
                         document.where(path)});
    }
}

void addPlaceholders(const FindingInput &input, const ValuesDocument &document,
                     QList<Finding> &findings)
{
    QSet<QString> told;
    const QList<Placeholder> placeholders = findPlaceholders(document);
    for (const Placeholder &placeholder : placeholders) {
        if (told.contains(placeholder.name) || isSetByPlan(input, placeholder.path))
            continue;
        told.insert(placeholder.name);
        findings.append(
            {Finding::Severity::ShouldKnow, u"values/placeholder"_s, placeholder.path.toString(),
             FileFindingText::tr("${%1} is not filled in; helm takes it as it stands")
                 .arg(placeholder.name),
             FileFindingText::tr("Import with --placeholder %1=VALUE if envsubst was to fill it.")
                 .arg(placeholder.name),
             placeholder.where});
    }
}

void addSecrets(const FindingInput &input, const ValuesDocument &document, QList<Finding> &findings)
{
    const QList<ValuePath> secrets = secretValuesIn(input.catalog, document.root());
    for (const ValuePath &path : secrets)
        findings.append({Finding::Severity::ShouldKnow, u"values/secret-in-file"_s, path.toString(),
                         FileFindingText::tr("A secret stands in the clear in this file"),
                         FileFindingText::tr("Move it to a reference and take it out of the file."),
                         document.where(path)});
}

void addIneffective(const FindingInput &input, const ValuesDocument &document,
                    QList<Finding> &findings)
{
    for (const IneffectiveKey &key : input.catalog.ineffectiveKeys) {
        if (document.root().at(key.path))
            findings.append({Finding::Severity::ShouldKnow, u"values/no-effect"_s,
                             key.path.toString(),
                             FileFindingText::tr("%1 has no effect").arg(key.path.toString()),
                             key.reason, document.where(key.path)});
    }
}

} // namespace

QList<Finding> fileFindings(const FindingInput &input)
{
    QList<Finding> findings;
    for (const BaseLayer &layer : input.component.base) {
        const auto found = input.base.constFind(layer.path);
        if (found == input.base.constEnd()) {
            findings.append({Finding::Severity::MustFix,
                             u"values/file-missing"_s,
                             {},
                             FileFindingText::tr("The values file is not there"),
                             FileFindingText::tr("Put it back or import the values again."),
                             layer.path});
            continue;
        }
        const ValuesDocument &document = *found;
        if (document.sha256() != layer.sha256)
            findings.append({Finding::Severity::ShouldKnow,
                             u"values/file-changed"_s,
                             {},
                             FileFindingText::tr("The values file was changed since it was "
                                                 "imported"),
                             FileFindingText::tr("Import it again, so that its new values become "
                                                 "fields."),
                             layer.path});
        addReadingWarnings(document, findings);
        addBadForms(input, document, findings);
        addPlaceholders(input, document, findings);
        addIneffective(input, document, findings);
        addSecrets(input, document, findings);
    }
    return findings;
}

} // namespace binnacle
