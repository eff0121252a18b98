#pragma once

#include <QString>

namespace binnacle {

/// What a chart's numbers mean.
enum class ValueUnit {
    Number, ///< with k, M, G … from a thousand on
    Ratio, ///< 0.25 is shown as 25 %
    Bytes, ///< KiB, MiB, GiB …
    BytesPerSecond,
    Seconds
};

/// Guessed from the names in an expression by Prometheus' naming conventions; Number where they
/// say nothing.
ValueUnit suggestUnit(const QString &expression);

/// A value for reading. `resolution` is the difference that must stay visible (the distance of
/// two ticks of an axis); zero, and values that would vanish, get about three digits.
QString formatValue(double value, ValueUnit unit, double resolution = 0);

} // namespace binnacle
