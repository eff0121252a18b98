#include "values/valuesmerge.h"

namespace binnacle {

namespace {

ValueMap mergedMap(const ValueMap &below, const ValueMap &above)
{
    ValueMap merged = below;
    for (const ValueEntry &entry : above.entries()) {
        const Value *existing = merged.find(entry.key);
        if (existing && existing->isMap() && entry.value.isMap())
            merged.insert(entry.key, Value(mergedMap(existing->map(), entry.value.map())));
        else
            merged.insert(entry.key, entry.value, entry.keyPosition);
    }
    return merged;
}

ValueMap mapOverDefaults(const ValueMap &values, const ValueMap &defaults)
{
    ValueMap merged;
    for (const ValueEntry &entry : defaults.entries()) {
        const Value *set = values.find(entry.key);
        if (!set)
            merged.insert(entry.key, entry.value);
        else if (set->isMap() && entry.value.isMap())
            merged.insert(entry.key, Value(mapOverDefaults(set->map(), entry.value.map())));
        else if (!set->isNull())
            merged.insert(entry.key, *set);
    }
    for (const ValueEntry &entry : values.entries()) {
        if (!defaults.contains(entry.key))
            merged.insert(entry.key, entry.value);
    }
    return merged;
}

} // namespace

Value mergeLayers(const QList<Value> &layers)
{
    ValueMap merged;
    for (const Value &layer : layers)
        merged = mergedMap(merged, layer.map());
    return Value(merged);
}

Value mergeOverDefaults(const Value &values, const Value &defaults)
{
    return Value(mapOverDefaults(values.map(), defaults.map()));
}

} // namespace binnacle
