#pragma once

#include "prometheus/valueunit.h"

#include <QList>
#include <QString>
#include <QTimeZone>

namespace binnacle {

/// A place on an axis and what stands there.
struct AxisTick
{
    double at = 0; ///< a value, or milliseconds since 1970
    QString label;
};

/// An axis for values: round limits around the data and round ticks.
struct ValueAxis
{
    double low = 0;
    double high = 1;
    QList<AxisTick> ticks;
};

/// Limits that hold both values with some air, ticks at 1, 2 or 5 times a power of ten (of two for
/// bytes, so that they read as 2 GiB). `room` is how many ticks fit. Equal values get a band.
ValueAxis valueAxis(double low, double high, ValueUnit unit, int room);

/// Ticks at round times of day in this time zone; `room` is how many labels fit.
QList<AxisTick> timeTicks(qint64 startMs, qint64 endMs, const QTimeZone &zone, int room);

/// The time under a cross-hair, as fine as the step needs.
QString timeText(qint64 ms, qint64 stepMs, const QTimeZone &zone);

} // namespace binnacle
