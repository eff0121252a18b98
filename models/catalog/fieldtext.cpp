#include "catalog/fieldtext.h"

#include "catalog/clusternames.h"
#include "catalog/dashboardrecords.h"
#include "catalog/scalarforms.h"
#include "values/valuesdocument.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::FieldText)
};

tl::unexpected<Error> fieldError(const Field &field, const QString &objection)
{
    return failure({Error::Kind::BadInput, field.id + u": "_s + objection, {}, {}, {}});
}

/// What the namespace and the release must be beyond a name.
QString objectionToBinding(const Field &field, const QString &text)
{
    if (field.binding == Field::Binding::Namespace && !isNamespaceName(text))
        return FieldText::tr("\"%1\" is no namespace; write at most 63 lower-case letters, digits "
                             "and '-'")
            .arg(text);
    if (field.binding == Field::Binding::Release && !isReleaseName(text))
        return FieldText::tr("\"%1\" is no release name; write at most 53 lower-case letters, "
                             "digits, '-' and '.'")
            .arg(text);
    return {};
}

QString objectionToText(const Field &field, FieldType type, const QString &text)
{
    if (type == FieldType::Enumeration)
        return field.allowed.contains(text)
            ? QString()
            : FieldText::tr("\"%1\" is none of %2").arg(text, field.allowed.join(u", "_s));
    if (!field.pattern.isEmpty()) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(field.pattern));
        if (!pattern.match(text).hasMatch())
            return FieldText::tr("\"%1\" is not well formed; %2").arg(text, field.patternHelp);
    }
    if (const QString objection = objectionToBinding(field, text); !objection.isEmpty())
        return objection;
    return objectionToForm(type, text);
}

QString objectionToScalar(const Field &field, FieldType type, const Value &value)
{
    if (type == FieldType::Bool)
        return value.isBool() ? QString()
                              : FieldText::tr("\"%1\" is neither true nor false").arg(value.text());
    if (type == FieldType::Integer)
        return value.kind() == Value::Kind::Integer
            ? QString()
            : FieldText::tr("\"%1\" is no whole number").arg(value.text());
    // Kubernetes takes a bare number of bytes for a quantity.
    if (type == FieldType::Quantity && value.kind() == Value::Kind::Integer)
        return objectionToForm(type, value.text());
    if (!value.isString())
        return FieldText::tr("%1 is not text; put it in quotes").arg(value.text());
    // The empty text is the chart's way to say "not set" where it is the default.
    if (value.toString().isEmpty() && field.defaultValue == Value(QString()))
        return {};
    return objectionToText(field, type, value.toString());
}

Result<Value> parsedScalar(const Field &field, FieldType type, const QString &text)
{
    if (type == FieldType::Bool) {
        if (text == u"true" || text == u"false")
            return Value(text == u"true");
        return fieldError(field, FieldText::tr("\"%1\" is neither true nor false").arg(text));
    }
    if (type == FieldType::Integer) {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        if (isNumber)
            return Value(number);
        return fieldError(field, FieldText::tr("\"%1\" is no whole number").arg(text));
    }
    return Value(text);
}

Result<Value> parsedList(const Field &field, const QString &text)
{
    if (text.trimmed().startsWith(u'['))
        return ValuesDocument::parseValue(text.toUtf8(), field.id);
    if (field.type == FieldType::Dashboards)
        return parseDashboards(text);
    Value::List list;
    const QStringList items = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &item : items) {
        const auto value = parsedScalar(field, field.itemType, item.trimmed());
        if (!value)
            return value;
        list.append(*value);
    }
    return Value(list);
}

} // namespace

QString objectionTo(const Field &field, const Value &value)
{
    if (field.type == FieldType::Dashboards)
        return objectionToDashboards(value);
    if (field.type != FieldType::List)
        return objectionToScalar(field, field.type, value);
    if (!value.isList())
        return FieldText::tr("%1 is not a list").arg(value.text());
    for (const Value &item : value.list()) {
        if (const QString objection = objectionToScalar(field, field.itemType, item);
            !objection.isEmpty())
            return objection;
    }
    return {};
}

Result<Value> parseFieldText(const Field &field, const QString &text)
{
    // Typed or pasted, a secret must not be repeated by a message.
    if (field.isSecret()) {
        if (const QString objection = objectionToForm(FieldType::Secret, text);
            !objection.isEmpty())
            return fieldError(field, objection);
        return Value(text);
    }
    const auto value = field.isList() ? parsedList(field, text)
                                      : parsedScalar(field, field.type, text);
    if (!value)
        return value;
    if (const QString objection = objectionTo(field, *value); !objection.isEmpty())
        return fieldError(field, objection);
    return value;
}

QString fieldText(const Field &field, const Value &value)
{
    if (value.isNull())
        return {};
    if (field.type == FieldType::Dashboards)
        return dashboardsText(value);
    if (field.type != FieldType::List || !value.isList())
        return value.text();
    QStringList items;
    for (const Value &item : value.list()) {
        if (!item.isScalar() || item.text().contains(u','))
            return value.text();
        items << item.text();
    }
    return items.join(u", "_s);
}

} // namespace binnacle
