#include "values/valuesdiff.h"

namespace binnacle {

namespace {

void collectChanges(const Value &before, const Value &after, const ValuePath &path,
                    QList<ValueChange> &changes)
{
    if (!before.isMap() || !after.isMap()) {
        if (before != after)
            changes.append({path, before, after});
        return;
    }
    for (const ValueEntry &entry : before.map().entries()) {
        if (const Value *other = after.map().find(entry.key))
            collectChanges(entry.value, *other, path.child(entry.key), changes);
        else
            changes.append({path.child(entry.key), entry.value, std::nullopt});
    }
    for (const ValueEntry &entry : after.map().entries()) {
        if (!before.map().contains(entry.key))
            changes.append({path.child(entry.key), std::nullopt, entry.value});
    }
}

} // namespace

QList<ValueChange> diffValues(const Value &before, const Value &after)
{
    QList<ValueChange> changes;
    collectChanges(before, after, {}, changes);
    return changes;
}

} // namespace binnacle
