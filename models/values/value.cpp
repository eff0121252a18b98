#include "values/value.h"

#include "values/valuejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {
/// Up to here every integer is exact in a float64, which is all that helm has.
constexpr qint64 exactLimit = qint64(1) << 53;
} // namespace

Value::Value(bool value)
    : m_data(value)
{ }

Value::Value(int value)
    : m_data(static_cast<qint64>(value))
{ }

Value::Value(qint64 value)
    : Value(static_cast<double>(value))
{ }

Value::Value(double value)
{
    if (std::abs(value) <= static_cast<double>(exactLimit) && std::trunc(value) == value)
        m_data = static_cast<qint64>(value);
    else
        m_data = value;
}

Value::Value(QString value)
    : m_data(std::move(value))
{ }

Value::Value(List value)
    : m_data(std::move(value))
{ }

Value::Value(ValueMap value)
    : m_data(std::move(value))
{ }

Value Value::stringList(const QStringList &strings)
{
    List list;
    list.reserve(strings.size());
    for (const QString &string : strings)
        list.append(Value(string));
    return Value(std::move(list));
}

bool Value::toBool() const
{
    const bool *value = std::get_if<bool>(&m_data);
    return value && *value;
}

qint64 Value::toInteger() const
{
    const qint64 *value = std::get_if<qint64>(&m_data);
    return value ? *value : 0;
}

double Value::toReal() const
{
    if (const double *value = std::get_if<double>(&m_data))
        return *value;
    return static_cast<double>(toInteger());
}

QString Value::toString() const
{
    const QString *value = std::get_if<QString>(&m_data);
    return value ? *value : QString();
}

const Value::List &Value::list() const
{
    static const List empty;
    const List *value = std::get_if<List>(&m_data);
    return value ? *value : empty;
}

const ValueMap &Value::map() const
{
    static const ValueMap empty;
    const ValueMap *value = std::get_if<ValueMap>(&m_data);
    return value ? *value : empty;
}

QString Value::text() const
{
    switch (kind()) {
    case Kind::Null: return u"null"_s;
    case Kind::Bool: return toBool() ? u"true"_s : u"false"_s;
    case Kind::Integer: return QString::number(toInteger());
    case Kind::Real: {
        std::array<char, 40> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), toReal());
        return QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
    }
    case Kind::String: return toString();
    case Kind::List:
        return QString::fromUtf8(
            QJsonDocument(toJson(*this).toArray()).toJson(QJsonDocument::Compact));
    case Kind::Map:
        return QString::fromUtf8(
            QJsonDocument(toJson(*this).toObject()).toJson(QJsonDocument::Compact));
    }
    return {};
}

const Value *Value::at(const ValuePath &path) const
{
    const Value *current = this;
    for (const ValuePath::Segment &segment : path.segments()) {
        if (segment.isIndex()) {
            const List &items = current->list();
            current = segment.index < items.size() ? &items.at(segment.index) : nullptr;
        } else {
            current = current->map().find(segment.key);
        }
        if (!current)
            return nullptr;
    }
    return current;
}

bool Value::set(const ValuePath &path, const Value &value)
{
    for (qsizetype i = path.size(); i > 0; --i) {
        if (path.segments().at(i - 1).isIndex()) {
            if (!at(ValuePath(path.segments().first(i))))
                return false;
            break;
        }
    }
    Value *current = this;
    for (const ValuePath::Segment &segment : path.segments()) {
        if (segment.isIndex()) {
            current = &std::get<List>(current->m_data)[segment.index];
            continue;
        }
        if (!current->isMap())
            current->m_data = ValueMap();
        ValueMap &map = std::get<ValueMap>(current->m_data);
        if (!map.contains(segment.key))
            map.insert(segment.key, Value());
        current = map.find(segment.key);
    }
    *current = value;
    return true;
}

void Value::remove(const ValuePath &path)
{
    if (path.isEmpty() || path.segments().constLast().isIndex())
        return;
    const ValuePath above = path.parent();
    const Value *found = at(above);
    if (!found || !found->isMap())
        return;
    ValueMap map = found->map();
    map.remove(path.segments().constLast().key);
    if (map.isEmpty() && !above.isEmpty())
        remove(above);
    else
        set(above, Value(map));
}

bool operator==(const Value &left, const Value &right)
{
    return left.m_data == right.m_data;
}

} // namespace binnacle
