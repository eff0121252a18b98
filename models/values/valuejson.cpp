#include "values/valuejson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace binnacle {

QJsonValue toJson(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null: return QJsonValue::Null;
    case Value::Kind::Bool: return value.toBool();
    case Value::Kind::Integer: return value.toInteger();
    case Value::Kind::Real: return value.toReal();
    case Value::Kind::String: return value.toString();
    case Value::Kind::List: {
        QJsonArray array;
        for (const Value &item : value.list())
            array.append(toJson(item));
        return array;
    }
    case Value::Kind::Map: {
        QJsonObject object;
        for (const ValueEntry &entry : value.map().entries())
            object.insert(entry.key, toJson(entry.value));
        return object;
    }
    }
    return {};
}

} // namespace binnacle
