#include "plan/setarguments.h"

#include "values/valuesdocument.h"
#include "values/valuesmerge.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct SetText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::SetArgument)
};

constexpr qsizetype largestIndex = 65536; ///< as helm limits it

tl::unexpected<Error> setError(const QString &key, const QString &reason)
{
    return failure({Error::Kind::BadInput,
                    SetText::tr("--set %1: %2").arg(key, reason),
                    {},
                    {},
                    SetText::tr("Write KEY=VALUE, as for helm.")});
}

/// Cuts at a separator that is neither escaped nor inside braces; escapes are kept.
QStringList splitUnescaped(const QString &text, QChar separator)
{
    QStringList parts{QString()};
    bool isInList = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && i + 1 < text.size()) {
            parts.last() += c;
            parts.last() += text.at(++i);
            continue;
        }
        if (c == u'{' && parts.constLast().endsWith(u'='))
            isInList = true;
        else if (c == u'}')
            isInList = false;
        if (c == separator && !isInList)
            parts << QString();
        else
            parts.last() += c;
    }
    return parts;
}

QString unescaped(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\\' && i + 1 < text.size())
            ++i;
        plain += text.at(i);
    }
    return plain;
}

/// helm's typedVal: true, false, null, 0 and integers without a leading zero; all else is text.
Value typedScalar(const QString &text, bool asString)
{
    if (asString)
        return Value(text);
    if (text.compare(u"true"_s, Qt::CaseInsensitive) == 0)
        return Value(true);
    if (text.compare(u"false"_s, Qt::CaseInsensitive) == 0)
        return Value(false);
    if (text.compare(u"null"_s, Qt::CaseInsensitive) == 0)
        return Value();
    if (text == u"0")
        return Value(0);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool isBare = text.trimmed() == text && !text.startsWith(u'0');
    return isNumber && isBare ? Value(number) : Value(text);
}

Value typedValue(const QString &text, bool asString)
{
    if (!text.startsWith(u'{') || !text.endsWith(u'}'))
        return typedScalar(unescaped(text), asString);
    const QString inner = text.mid(1, text.size() - 2);
    Value::List list; // "{}" is a list of one empty text to helm
    const QStringList items = splitUnescaped(inner, u',');
    for (const QString &item : items)
        list.append(typedScalar(unescaped(item), asString));
    return Value(list);
}

/// Value::set plus lists that grow: a[2]=x makes a list of three.
Value withValueAt(const Value &tree, const QList<ValuePath::Segment> &segments, const Value &value)
{
    if (segments.isEmpty())
        return value;
    const ValuePath::Segment segment = segments.constFirst();
    const QList<ValuePath::Segment> rest = segments.mid(1);
    if (!segment.isIndex()) {
        ValueMap map = tree.map();
        map.insert(segment.key, withValueAt(map.value(segment.key), rest, value));
        return Value(map);
    }
    Value::List list = tree.list();
    if (list.size() <= segment.index)
        list.resize(segment.index + 1);
    list[segment.index] = withValueAt(list.at(segment.index), rest, value);
    return Value(list);
}

Result<void> applyPair(Value &values, const QString &pair, SetArgument::Kind kind)
{
    const QStringList sides = splitUnescaped(pair, u'=');
    const QString key = sides.constFirst();
    if (sides.size() < 2)
        return setError(key, SetText::tr("it has no '='"));
    const auto path = ValuePath::parse(key);
    if (!path)
        return setError(key, path.error().message);
    for (const ValuePath::Segment &segment : path->segments()) {
        if (segment.index > largestIndex)
            return setError(key, SetText::tr("the index is too large"));
    }
    const QString text = pair.mid(key.size() + 1);
    Value value;
    if (kind == SetArgument::Kind::Json) {
        const auto parsed = ValuesDocument::parseValue(text.toUtf8(), key);
        if (!parsed)
            return setError(key, SetText::tr("its value is not valid JSON"));
        value = *parsed;
    } else {
        value = typedValue(text, kind == SetArgument::Kind::String);
    }
    values = withValueAt(values, path->segments(), value);
    return {};
}

} // namespace

Result<void> applySetArgument(Value &values, const SetArgument &argument)
{
    if (argument.kind == SetArgument::Kind::Json) {
        if (!argument.text.trimmed().startsWith(u'{'))
            return applyPair(values, argument.text, argument.kind);
        const auto parsed = ValuesDocument::parse(argument.text.toUtf8(), u"--set-json"_s);
        if (!parsed)
            return failure(parsed.error());
        values = mergeLayers({values, parsed->root()});
        return {};
    }
    const QStringList pairs = splitUnescaped(argument.text, u',');
    for (const QString &pair : pairs) {
        if (pair.isEmpty())
            continue;
        if (const auto applied = applyPair(values, pair, argument.kind); !applied)
            return applied;
    }
    return {};
}

} // namespace binnacle
