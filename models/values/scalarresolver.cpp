#include "values/scalarresolver.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<Value> resolvedWord(std::string_view text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return Value();
    if (isOneOf(text, {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}))
        return Value(true);
    if (isOneOf(text, {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}))
        return Value(false);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (isOneOf(text, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}))
        return Value(infinity);
    if (isOneOf(text, {"-.inf", "-.Inf", "-.INF"}))
        return Value(-infinity);
    if (isOneOf(text, {".nan", ".NaN", ".NAN"}))
        return Value(std::numeric_limits<double>::quiet_NaN());
    return std::nullopt;
}

struct ParsedInteger
{
    bool isNegative = false;
    quint64 magnitude = 0;

    double toReal() const
    {
        const auto real = static_cast<double>(magnitude);
        return isNegative ? -real : real;
    }
};

/// Go's strconv.ParseInt(text, 0, 64), then ParseUint: the prefix tells the base.
std::optional<ParsedInteger> parsedInteger(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    int base = 10;
    if (text.size() > 1 && text[0] == '0') {
        const char mark = static_cast<char>(text[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
        text.remove_prefix(base == 8 && mark != 'o' ? 1 : 2);
    }
    quint64 number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size())
        return std::nullopt;
    if (isNegative && number > quint64(1) << 63)
        return std::nullopt;
    return ParsedInteger{isNegative, number};
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool looksLikeFloat(std::string_view text)
{
    std::size_t i = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t start = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        return i - start;
    };
    const std::size_t whole = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (digits() == 0 && whole == 0)
            return false;
    } else if (whole == 0) {
        return false;
    }
    if (i < text.size() && (text[i] | 0x20) == 'e') {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            ++i;
        if (digits() == 0)
            return false;
    }
    return i == text.size();
}

/// In a number that starts with a dot an underscore may only stand between digits.
bool hasMisplacedUnderscore(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isBetweenDigits = i > 0 && i + 1 < text.size() && isDigit(text[i - 1])
            && isDigit(text[i + 1]);
        if (text[i] == '_' && !isBetweenDigits)
            return true;
    }
    return false;
}

std::optional<double> parsedFloat(std::string_view text)
{
    if (!looksLikeFloat(text))
        return std::nullopt;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    fast_float::from_chars(text.data(), text.data() + text.size(), number);
    return std::isinf(number) ? std::nullopt : std::optional(number);
}

QString shortest(float number, std::chars_format format)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format);
    return QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
}

/// Go's strconv.FormatFloat(number, 'g', -1, 32): how helm writes a number that is a key.
QString floatKey(double number)
{
    const auto narrow = static_cast<float>(number);
    if (!std::isfinite(narrow))
        return std::isnan(narrow) ? u".nan"_s : narrow > 0 ? u".inf"_s : u"-.inf"_s;
    const QString scientific = shortest(narrow, std::chars_format::scientific);
    const int exponent = scientific.section(u'e', 1).toInt();
    return exponent < -4 || exponent >= 6 ? scientific : shortest(narrow, std::chars_format::fixed);
}

} // namespace

QString textFromUtf8(std::string_view utf8)
{
    const bool hasMark = utf8.starts_with("\xEF\xBB\xBF");
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return hasMark && !text.startsWith(QChar(0xFEFF)) ? QChar(0xFEFF) + text : text;
}

Value resolvePlainScalar(std::string_view text)
{
    if (const auto word = resolvedWord(text))
        return *word;
    const char first = text.front();
    if (!isDigit(first) && first != '+' && first != '-' && first != '.')
        return Value(textFromUtf8(text));
    std::string digits(text);
    std::erase(digits, '_');
    if (first == '.' && hasMisplacedUnderscore(text))
        return Value(textFromUtf8(text));
    if (first != '.') {
        if (const auto number = parsedInteger(digits))
            return Value(number->toReal());
    }
    if (const auto number = parsedFloat(digits))
        return Value(*number);
    return Value(textFromUtf8(text));
}

std::optional<QString> resolvedKey(const Value &value, std::string_view plainText)
{
    switch (value.kind()) {
    case Value::Kind::String: return value.toString();
    case Value::Kind::Bool: return value.text();
    case Value::Kind::Integer:
    case Value::Kind::Real: {
        std::string digits(plainText);
        std::erase(digits, '_');
        const auto number = plainText.starts_with('.') ? std::nullopt : parsedInteger(digits);
        if (!number)
            return floatKey(value.toReal());
        if (!number->isNegative && number->magnitude >= quint64(1) << 63)
            return std::nullopt;
        return (number->isNegative ? u"-"_s : QString()) + QString::number(number->magnitude);
    }
    default: return std::nullopt;
    }
}

} // namespace binnacle
