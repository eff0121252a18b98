#pragma once

#include "values/valuemap.h"
#include "values/valuepath.h"
#include "values/valueposition.h"

#include <variant>

namespace binnacle {

/// One value of a helm values file, with the type that helm gives it and the place where it stood.
/// A value type: cheap to copy (lists and maps are shared), safe to hand to another thread.
///
/// helm holds every number as a float64. A number without fraction and exact in a float64 is an
/// Integer here ("3.0" and "1e3" too), any other number a Real; == compares as helm would see
/// them and ignores positions and the order of keys.
class Value
{
public:
    enum class Kind { Null, Bool, Integer, Real, String, List, Map };
    using List = QList<Value>;

    Value() = default; ///< null
    explicit Value(bool value);
    explicit Value(int value);
    explicit Value(qint64 value);
    explicit Value(double value); ///< becomes an Integer when it is one
    explicit Value(QString value);
    explicit Value(List value);
    explicit Value(ValueMap value);
    explicit Value(const char *) = delete; // would silently become a bool

    static Value stringList(const QStringList &strings);

    Kind kind() const { return static_cast<Kind>(m_data.index()); }
    bool isNull() const { return kind() == Kind::Null; }
    bool isBool() const { return kind() == Kind::Bool; }
    bool isNumber() const { return kind() == Kind::Integer || kind() == Kind::Real; }
    bool isString() const { return kind() == Kind::String; }
    bool isList() const { return kind() == Kind::List; }
    bool isMap() const { return kind() == Kind::Map; }
    bool isScalar() const { return !isList() && !isMap(); }

    /// The content; false, 0 or empty when it is of another kind.
    bool toBool() const;
    qint64 toInteger() const;
    double toReal() const; ///< of an Integer too
    QString toString() const;
    const List &list() const;
    const ValueMap &map() const;

    /// A scalar as a person would type it ("true", "15", the string itself); compact JSON for
    /// lists and maps.
    QString text() const;

    /// The value at a path below this one, nullptr when it is absent.
    const Value *at(const ValuePath &path) const;
    /// Puts a value at a path; missing maps are made, anything but a map on the way is replaced.
    /// Paths with list indexes are refused (returns false), except into existing elements.
    bool set(const ValuePath &path, const Value &value);
    /// Takes away what stands at the path, and the maps that become empty by it.
    void remove(const ValuePath &path);

    ValuePosition position() const { return m_position; }
    void setPosition(ValuePosition position) { m_position = position; }

    friend bool operator==(const Value &left, const Value &right);

private:
    std::variant<std::monostate, bool, qint64, double, QString, List, ValueMap> m_data;
    ValuePosition m_position;
};

/// One pair of a map.
struct ValueEntry
{
    QString key;
    Value value;
    ValuePosition keyPosition = {};
};

} // namespace binnacle
