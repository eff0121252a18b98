#pragma once

#include "values/value.h"

namespace binnacle {

/// The layers as helm merges `-f` files, later ones win: maps are merged key by key (`{}` clears
/// nothing), everything else is replaced, lists as a whole. A null stays a null: it is what later
/// deletes a default of the chart.
Value mergeLayers(const QList<Value> &layers);

/// What a chart sees: the values over its defaults. A null deletes the default of that key.
Value mergeOverDefaults(const Value &values, const Value &defaults);

} // namespace binnacle
