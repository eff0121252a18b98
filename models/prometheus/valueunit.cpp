#include "prometheus/valueunit.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Scale
{
    double factor;
    QString suffix;
};

/// Plain digits: as many decimals as the resolution needs, or three significant ones without.
QString digits(double value, double resolution)
{
    const double size = std::abs(value);
    if (size != 0 && size < 1e-4 && (resolution < 1e-4 || size < resolution / 2))
        return QString::number(value, 'e', 2);
    int decimals = 0;
    if (resolution > 0 && (size == 0 || size >= resolution / 2)) {
        decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(resolution) - 1e-9)), 0, 12);
    } else if (size > 0) {
        decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 8);
        if (value == std::round(value))
            decimals = 0;
    }
    QString text = QString::number(value, 'f', decimals);
    return text.startsWith(u'-') && text.toDouble() == 0 ? text.sliced(1) : text; // no "-0.0"
}

Scale decimalScale(double size)
{
    static constexpr std::array<std::pair<double, char16_t>, 5> steps{
        {{1e15, u'P'}, {1e12, u'T'}, {1e9, u'G'}, {1e6, u'M'}, {1e3, u'k'}}};
    for (const auto &[factor, letter] : steps) {
        if (size >= factor)
            return {factor, u' ' + QString(letter)};
    }
    return {1, {}};
}

Scale binaryScale(double size, const QString &base)
{
    static constexpr std::array<char16_t, 5> letters{u'K', u'M', u'G', u'T', u'P'};
    double factor = 1;
    int steps = 0;
    while (steps < 5 && size >= factor * 1024) {
        factor *= 1024;
        ++steps;
    }
    if (steps == 0)
        return {1, u' ' + base};
    return {factor, u' ' + QString(letters[static_cast<std::size_t>(steps - 1)]) + u'i' + base};
}

Scale timeScale(double size)
{
    if (size >= 2 * 86'400)
        return {86'400, u" d"_s};
    if (size >= 2 * 3600)
        return {3600, u" h"_s};
    if (size >= 120)
        return {60, u" min"_s};
    if (size >= 1 || size == 0)
        return {1, u" s"_s};
    if (size >= 1e-3)
        return {1e-3, u" ms"_s};
    return {1e-6, u" µs"_s};
}

Scale scaleFor(double size, ValueUnit unit)
{
    switch (unit) {
    case ValueUnit::Ratio: return {0.01, u" %"_s};
    case ValueUnit::Bytes: return binaryScale(size, u"B"_s);
    case ValueUnit::BytesPerSecond: return binaryScale(size, u"B/s"_s);
    case ValueUnit::Seconds: return timeScale(size);
    case ValueUnit::Number: break;
    }
    return decimalScale(size);
}

} // namespace

ValueUnit suggestUnit(const QString &expression)
{
    static const QRegularExpression quotient(u"[^/]/[^/]"_s);
    static const QRegularExpression bytes(u"[a-zA-Z0-9_:]+_bytes(_total|_sum)?\\b"_s);
    static const QRegularExpression seconds(u"[a-zA-Z0-9_:]+_seconds(_sum|_bucket)?\\b"_s);
    static const QRegularExpression rate(u"\\b(rate|irate|deriv)\\s*\\("_s);
    static const QRegularExpression quantile(u"\\bhistogram_quantile\\s*\\("_s);
    static const QRegularExpression share(u"^\\s*1\\s*-"_s);
    static const QRegularExpression count(u"\\b(count|count_values|changes|resets|absent)\\s*"
                                          "(by|without)?\\s*\\("_s);
    static const QRegularExpression ratioName(u"^[^(]*_ratio\\b|:ratio\\b"_s);
    if (share.match(expression).hasMatch() || ratioName.match(expression).hasMatch())
        return ValueUnit::Ratio;
    if (quotient.match(expression).hasMatch() || count.match(expression).hasMatch())
        return ValueUnit::Number;
    const bool isRate = rate.match(expression).hasMatch();
    if (bytes.match(expression).hasMatch())
        return isRate ? ValueUnit::BytesPerSecond : ValueUnit::Bytes;
    if (seconds.match(expression).hasMatch() && (!isRate || quantile.match(expression).hasMatch()))
        return ValueUnit::Seconds;
    return ValueUnit::Number;
}

QString formatValue(double value, ValueUnit unit, double resolution)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value > 0 ? u"+Inf"_s : u"-Inf"_s;
    // Counts and states are whole: "1" says more than "1.000".
    if (unit == ValueUnit::Number && std::abs(value) < 1000 && value == std::round(value))
        return QString::number(static_cast<int>(value));
    const Scale scale = scaleFor(std::abs(value), unit);
    return digits(value / scale.factor, resolution / scale.factor) + scale.suffix;
}

} // namespace binnacle
