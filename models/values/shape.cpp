#include "values/shape.h"

#include <QCoreApplication>

namespace binnacle {

namespace {

struct ShapeText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ShapeMap)
};

} // namespace

void ShapeProblem::report(ValuePosition position, const QString &message, const QString &hint)
{
    if (!m_error)
        m_error = Error{Error::Kind::BadInput, message, {}, position.in(m_fileName), hint};
}

ShapeMap::ShapeMap(const Value &map, QString what, ShapeProblem &problem)
    : m_map(map)
    , m_what(std::move(what))
    , m_problem(problem)
{
    if (!map.isMap())
        m_problem.report(map.position(),
                         ShapeText::tr("The %1 must be a map (key: value)").arg(m_what));
}

const Value *ShapeMap::take(const QString &key)
{
    m_taken.insert(key);
    return m_map.map().find(key);
}

void ShapeMap::wrongType(const Value &value, const QString &key, const QString &wanted)
{
    m_problem.report(value.position(),
                     ShapeText::tr("'%1' of the %2 must be %3").arg(key, m_what, wanted));
}

QString ShapeMap::requiredText(const QString &key)
{
    if (!has(key))
        m_problem.report(m_map.position(), ShapeText::tr("The %1 has no '%2'").arg(m_what, key));
    return text(key);
}

QString ShapeMap::text(const QString &key, const QString &otherwise)
{
    const Value *value = take(key);
    if (!value)
        return otherwise;
    if (!value->isString())
        wrongType(*value, key, ShapeText::tr("text; put it in quotes if it looks like a number"));
    return value->toString();
}

bool ShapeMap::flag(const QString &key)
{
    const Value *value = take(key);
    if (value && !value->isBool())
        wrongType(*value, key, ShapeText::tr("true or false"));
    return value && value->toBool();
}

QStringList ShapeMap::texts(const QString &key)
{
    QStringList texts;
    const Value::List items = list(key);
    for (const Value &item : items) {
        if (!item.isString())
            wrongType(item, key, ShapeText::tr("a list of texts"));
        texts << item.toString();
    }
    return texts;
}

Value ShapeMap::value(const QString &key)
{
    const Value *value = take(key);
    return value ? *value : Value();
}

Value ShapeMap::map(const QString &key)
{
    const Value *value = take(key);
    if (!value)
        return Value(ValueMap());
    if (!value->isMap())
        wrongType(*value, key, ShapeText::tr("a map (key: value)"));
    return *value;
}

Value::List ShapeMap::list(const QString &key)
{
    const Value *value = take(key);
    if (value && !value->isList())
        wrongType(*value, key, ShapeText::tr("a list"));
    return value ? value->list() : Value::List();
}

void ShapeMap::finish()
{
    for (const ValueEntry &entry : m_map.map().entries()) {
        if (!m_taken.contains(entry.key))
            m_problem.report(
                entry.keyPosition,
                ShapeText::tr("The %1 has an unknown key '%2'").arg(m_what, entry.key));
    }
}

} // namespace binnacle
