#pragma once

#include "values/valueposition.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace binnacle {

class Value;
struct ValueEntry;

/// A map that keeps the order of its keys (people like to find their file as they wrote it) and
/// has each key once. Two maps are equal when they have the same pairs in whatever order.
class ValueMap
{
public:
    ValueMap();
    ValueMap(const ValueMap &);
    ValueMap(ValueMap &&) noexcept;
    ValueMap &operator=(const ValueMap &);
    ValueMap &operator=(ValueMap &&) noexcept;
    ~ValueMap();

    const QList<ValueEntry> &entries() const { return m_entries; }
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    bool contains(const QString &key) const { return find(key) != nullptr; }
    QStringList keys() const;
    /// nullptr when the key is absent. Valid until the map changes.
    const Value *find(const QString &key) const;
    Value *find(const QString &key);
    /// The value, or null (the YAML null) when the key is absent.
    Value value(const QString &key) const;
    /// Replaces the value of an existing key (it keeps its place) or appends.
    void insert(const QString &key, const Value &value, ValuePosition keyPosition = {});
    bool remove(const QString &key);

    friend bool operator==(const ValueMap &left, const ValueMap &right);

private:
    qsizetype indexOf(const QString &key) const;

    QList<ValueEntry> m_entries;
    QHash<QString, qsizetype> m_index; ///< only for large maps; empty below 16 keys
};

} // namespace binnacle
