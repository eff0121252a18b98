#include "catalog/scalarforms.h"

#include "catalog/clusternames.h"
#include "catalog/secretreference.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct FormText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ScalarForms)
};

bool hasForm(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

/// "10 gb" → number 10, unit G: what people mean by the many ways to write a size.
struct LooseSize
{
    QString number;
    QString unit;
};

LooseSize looseSize(const QString &text)
{
    static const QRegularExpression form(u"^([0-9]+(?:\\.[0-9]+)?)\\s*([KMGTPE])i?b?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    return {match.captured(1), match.captured(2).toUpper()};
}

QString objectionToQuantity(const QString &text)
{
    if (hasForm(u"\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"
                "(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][-+]?[0-9]+)?"_s,
                text)) {
        if (hasForm(u"[+0.]*[A-Za-z]*"_s, text))
            return FormText::tr("\"%1\" must be more than zero").arg(text);
        return {};
    }
    const LooseSize meant = looseSize(text);
    if (meant.unit.isEmpty())
        return FormText::tr("\"%1\" is no Kubernetes quantity; write a number with a unit, such "
                            "as 30Gi")
            .arg(text);
    const QString decimal = meant.unit == u"K" ? u"k"_s : meant.unit;
    return FormText::tr("\"%1\" is no Kubernetes quantity; write %2%3i (times 1024) or %2%4 "
                        "(times 1000)")
        .arg(text, meant.number, meant.unit, decimal);
}

QString objectionToSize(const QString &text)
{
    if (hasForm(u"0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B"_s, text))
        return {};
    const LooseSize meant = looseSize(text);
    if (meant.unit.isEmpty())
        return FormText::tr("\"%1\" is no size for Prometheus; write a number with a unit, such "
                            "as 10GiB")
            .arg(text);
    return FormText::tr("\"%1\" is no size for Prometheus; write %2%3iB")
        .arg(text, meant.number, meant.unit);
}

QString objectionToDuration(const QString &text)
{
    if (!text.isEmpty()
        && hasForm(u"0|([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?"_s,
                   text))
        return {};
    static const QRegularExpression words(
        u"^([0-9]+)\\s*(y|w|d|h|m|s)(ears?|eeks?|ays?|ours?|in(ute)?s?|ec(ond)?s?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = words.match(text.trimmed());
    const QString instead = match.hasMatch() ? match.captured(1) + match.captured(2).toLower()
                                             : u"5d, 12h or 1h30m"_s;
    return FormText::tr("\"%1\" is no duration for Prometheus; write %2").arg(text, instead);
}

QString objectionToHost(const QString &text)
{
    static const QString label = u"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"_s;
    if (text.size() <= 253 && hasForm(u"(\\*\\.)?"_s + label + u"(\\."_s + label + u")*"_s, text))
        return {};
    if (text.contains(u"://"_s) || text.contains(u'/'))
        return FormText::tr("\"%1\" is no host; write only the name, without https:// and path")
            .arg(text);
    return FormText::tr("\"%1\" is no host; write a DNS name in lower case, such as "
                        "prometheus.example.com")
        .arg(text);
}

QString objectionToName(const QString &text)
{
    if (isObjectName(text))
        return {};
    return FormText::tr("\"%1\" is no name for Kubernetes; write lower-case letters, digits, '-' "
                        "and '.', with a letter or digit at both ends")
        .arg(text);
}

} // namespace

QString objectionToForm(FieldType type, const QString &text)
{
    switch (type) {
    case FieldType::Quantity: return objectionToQuantity(text);
    case FieldType::Size: return objectionToSize(text);
    case FieldType::Duration: return objectionToDuration(text);
    case FieldType::Host: return objectionToHost(text);
    case FieldType::Name: return objectionToName(text);
    case FieldType::Version:
        return isChartVersion(text)
            ? QString()
            : FormText::tr("\"%1\" is no chart version; write it in full, such as 88.5.3")
                  .arg(text);
    case FieldType::Arn:
        return hasForm(u"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12})?:[^\\s,]+"_s, text)
            ? QString()
            : FormText::tr("\"%1\" is no ARN; it looks like "
                           "arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE")
                  .arg(text);
    case FieldType::Source:
        return hasForm(u"(https?|oci)://[^\\s@]+|/[^\\p{C}]*"_s, text)
            ? QString()
            : FormText::tr("\"%1\" is no place of a chart; write https://…, oci://… or an "
                           "absolute path, without a password in it")
                  .arg(text);
    case FieldType::Secret: {
        const auto reference = SecretReference::parse(text);
        return reference ? QString() : reference.error().toLine();
    }
    default: return {};
    }
}

} // namespace binnacle
