#include "values/valuemap.h"

#include "values/value.h"

namespace binnacle {

namespace {
constexpr qsizetype indexFrom = 16; ///< below this a linear search is faster than a hash
}

ValueMap::ValueMap() = default;
ValueMap::ValueMap(const ValueMap &) = default;
ValueMap::ValueMap(ValueMap &&) noexcept = default;
ValueMap &ValueMap::operator=(const ValueMap &) = default;
ValueMap &ValueMap::operator=(ValueMap &&) noexcept = default;
ValueMap::~ValueMap() = default;

qsizetype ValueMap::size() const
{
    return m_entries.size();
}

QStringList ValueMap::keys() const
{
    QStringList keys;
    keys.reserve(m_entries.size());
    for (const ValueEntry &entry : m_entries)
        keys << entry.key;
    return keys;
}

qsizetype ValueMap::indexOf(const QString &key) const
{
    if (!m_index.isEmpty())
        return m_index.value(key, -1);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).key == key)
            return i;
    }
    return -1;
}

const Value *ValueMap::find(const QString &key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? nullptr : &m_entries.at(index).value;
}

Value *ValueMap::find(const QString &key)
{
    const qsizetype index = indexOf(key);
    return index < 0 ? nullptr : &m_entries[index].value;
}

Value ValueMap::value(const QString &key) const
{
    const Value *found = find(key);
    return found ? *found : Value();
}

void ValueMap::insert(const QString &key, const Value &value, ValuePosition keyPosition)
{
    if (const qsizetype index = indexOf(key); index >= 0) {
        m_entries[index].value = value;
        m_entries[index].keyPosition = keyPosition;
        return;
    }
    m_entries.append({key, value, keyPosition});
    if (m_entries.size() == indexFrom) {
        for (qsizetype i = 0; i < m_entries.size(); ++i)
            m_index.insert(m_entries.at(i).key, i);
    } else if (m_entries.size() > indexFrom) {
        m_index.insert(key, m_entries.size() - 1);
    }
}

bool ValueMap::remove(const QString &key)
{
    const qsizetype index = indexOf(key);
    if (index < 0)
        return false;
    m_entries.removeAt(index);
    m_index.clear();
    if (m_entries.size() >= indexFrom) {
        for (qsizetype i = 0; i < m_entries.size(); ++i)
            m_index.insert(m_entries.at(i).key, i);
    }
    return true;
}

bool operator==(const ValueMap &left, const ValueMap &right)
{
    if (left.size() != right.size())
        return false;
    for (const ValueEntry &entry : left.entries()) {
        const Value *other = right.find(entry.key);
        if (!other || *other != entry.value)
            return false;
    }
    return true;
}

} // namespace binnacle
