#include "cluster/objecttext.h"

#include "base/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool needsQuotes(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z_/][A-Za-z0-9_./@+:%=,()\\[\\] -]*$"_s);
    static const QRegularExpression reserved(u"^(true|false|null|yes|no|on|off|y|n|~)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return !plain.match(text).hasMatch() || reserved.match(text).hasMatch()
        || text.contains(u": "_s) || text.endsWith(u':') || text.endsWith(u' ');
}

/// In JSON's quotes, which YAML reads too.
QString quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return plainText(QString::fromUtf8(array.sliced(1, array.size() - 2)));
}

QString scalar(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return needsQuotes(value.toString()) ? quoted(value.toString()) : value.toString();
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', 17);
    case QJsonValue::Array: return u"[]"_s;
    case QJsonValue::Object: return u"{}"_s;
    default: return u"null"_s;
    }
}

bool isBlock(const QJsonValue &value)
{
    return (value.isObject() && !value.toObject().isEmpty())
        || (value.isArray() && !value.toArray().isEmpty());
}

/// A text of several lines reads best as a literal block; only harmless ones can be one.
bool isLiteral(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.count(u'\n') > 1 && !text.startsWith(u' ') && !text.startsWith(u'\n')
        && plainText(text, true) == text;
}

class Printer
{
public:
    QString out;

    void mapping(const QJsonObject &object, int indent, bool firstLineIsIndented)
    {
        bool indented = firstLineIsIndented;
        for (const QString &key : sortedKeys(object)) {
            out += (indented ? QString() : QString(indent, u' '))
                + (needsQuotes(key) ? quoted(key) : key) + u':';
            indented = false;
            valueAfterKey(object.value(key), indent);
        }
    }

private:
    static QStringList sortedKeys(const QJsonObject &object)
    {
        QStringList keys = object.keys();
        for (const QString &first : {u"metadata"_s, u"kind"_s, u"apiVersion"_s}) {
            if (keys.removeOne(first))
                keys.prepend(first);
        }
        return keys;
    }
    void valueAfterKey(const QJsonValue &value, int indent)
    {
        if (value.isObject() && isBlock(value)) {
            out += u'\n';
            mapping(value.toObject(), indent + 2, false);
        } else if (value.isArray() && isBlock(value)) {
            out += u'\n';
            sequence(value.toArray(), indent);
        } else if (isLiteral(value)) {
            literal(value.toString(), indent + 2);
        } else {
            out += u' ' + scalar(value) + u'\n';
        }
    }
    void sequence(const QJsonArray &array, int indent)
    {
        for (const QJsonValue &item : array) {
            out += QString(indent, u' ') + u"- "_s;
            if (item.isObject() && isBlock(item))
                mapping(item.toObject(), indent + 2, true);
            else if (item.isArray() && isBlock(item))
                out += quotedArray(item.toArray()) + u'\n';
            else
                out += scalar(item) + u'\n';
        }
    }
    void literal(const QString &text, int indent)
    {
        out += text.endsWith(u'\n') ? u" |\n"_s : u" |-\n"_s;
        const QString body = text.endsWith(u'\n') ? text.chopped(1) : text;
        for (const QString &line : body.split(u'\n'))
            out += line.isEmpty() ? u"\n"_s : QString(indent, u' ') + line + u'\n';
    }
    /// Lists within lists are rare: in JSON's form, which is YAML too.
    static QString quotedArray(const QJsonArray &array)
    {
        return plainText(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    }
};

} // namespace

QString objectAsYaml(const QJsonObject &object, bool withManagedFields)
{
    QJsonObject shown = object;
    if (!withManagedFields) {
        QJsonObject metadata = shown.value("metadata"_L1).toObject();
        metadata.remove("managedFields"_L1);
        shown.insert(u"metadata"_s, metadata);
    }
    Printer printer;
    printer.mapping(shown, 0, false);
    return printer.out;
}

} // namespace binnacle
