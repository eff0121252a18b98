#pragma once

#include <fast_float/fast_float.h>

#include <QByteArrayView>

namespace binnacle {

/// Reads a sample's value as Prometheus writes it and returns the place behind it, or nullptr
/// when there is no number at `begin`. Prometheus writes infinity as "+Inf"; neither fast_float
/// nor std::from_chars takes the leading plus, and a value left untouched is silently wrong.
inline const char *readSampleValue(const char *begin, const char *end, double &value)
{
    if (end - begin > 1 && *begin == '+' && begin[1] != '-')
        ++begin;
    const auto result = fast_float::from_chars(begin, end, value);
    return result.ec == std::errc() ? result.ptr : nullptr;
}

/// The whole of `text` as a value; NaN when it is none.
inline double sampleValue(QByteArrayView text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    return readSampleValue(text.data(), end, value) == end
        ? value
        : std::numeric_limits<double>::quiet_NaN();
}

} // namespace binnacle
