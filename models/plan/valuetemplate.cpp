#include "plan/valuetemplate.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString filledText(const QString &text, const TemplateVariables &variables)
{
    QString filled;
    qsizetype at = 0;
    for (qsizetype start = text.indexOf(u"${"_s); start >= 0; start = text.indexOf(u"${"_s, at)) {
        const qsizetype end = text.indexOf(u'}', start);
        if (end < 0)
            break;
        filled += text.mid(at, start - at);
        const auto variable = variables.constFind(text.mid(start + 2, end - start - 2));
        if (variable != variables.constEnd())
            filled += variable->text();
        at = end + 1;
    }
    return filled + text.mid(at);
}

bool isAbsentVariable(const Value &pattern, const TemplateVariables &variables)
{
    const QString name = variableIn(pattern.toString());
    return !name.isEmpty() && !variables.contains(name);
}

bool matchInto(const Value &pattern, const Value &value, TemplateVariables &variables)
{
    if (const QString name = variableIn(pattern.toString()); !name.isEmpty()) {
        const auto known = variables.constFind(name);
        if (known != variables.constEnd())
            return *known == value;
        variables.insert(name, value);
        return true;
    }
    if (!pattern.isMap())
        return pattern == value;
    if (!value.isMap())
        return false;
    for (const ValueEntry &entry : pattern.map().entries()) {
        const Value *part = value.map().find(entry.key);
        const bool mayBeAbsent = !variableIn(entry.value.toString()).isEmpty();
        if (part ? !matchInto(entry.value, *part, variables) : !mayBeAbsent)
            return false;
    }
    for (const ValueEntry &entry : value.map().entries()) {
        if (!pattern.map().contains(entry.key))
            return false;
    }
    return true;
}

} // namespace

QString variableIn(const QString &text)
{
    const bool isVariable = text.startsWith(u"${"_s) && text.indexOf(u'}') == text.size() - 1;
    return isVariable ? text.mid(2, text.size() - 3) : QString();
}

Value fillTemplate(const Value &pattern, const TemplateVariables &variables)
{
    if (pattern.isString()) {
        const QString name = variableIn(pattern.toString());
        return name.isEmpty() ? Value(filledText(pattern.toString(), variables))
                              : variables.value(name);
    }
    if (pattern.isList()) {
        Value::List list;
        for (const Value &item : pattern.list())
            list.append(fillTemplate(item, variables));
        return Value(list);
    }
    if (!pattern.isMap())
        return pattern;
    ValueMap map;
    for (const ValueEntry &entry : pattern.map().entries()) {
        if (!isAbsentVariable(entry.value, variables))
            map.insert(entry.key, fillTemplate(entry.value, variables));
    }
    return Value(map);
}

ValuePath fillPath(const ValuePath &path, const TemplateVariables &variables)
{
    QList<ValuePath::Segment> segments = path.segments();
    for (ValuePath::Segment &segment : segments) {
        if (!segment.isIndex())
            segment.key = filledText(segment.key, variables);
    }
    return ValuePath(segments);
}

std::optional<TemplateVariables> matchTemplate(const Value &pattern, const Value &value)
{
    TemplateVariables variables;
    if (!matchInto(pattern, value, variables))
        return std::nullopt;
    return variables;
}

} // namespace binnacle
