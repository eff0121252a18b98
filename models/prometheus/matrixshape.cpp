#include "prometheus/matrixshape.h"

#include "prometheus/samplevalue.h"

#include <cstring>
#include <string_view>

namespace binnacle::matrixshape {

namespace {

Found readText(const char *&at, const char *end, std::string_view expected)
{
    const auto left = static_cast<std::size_t>(end - at);
    const std::size_t compared = std::min(left, expected.size());
    if (std::memcmp(at, expected.data(), compared) != 0)
        return Found::Other;
    if (compared < expected.size())
        return Found::MoreNeeded;
    at += expected.size();
    return Found::Whole;
}

/// Four hexadecimal digits; -1 when they are none.
int hexValue(const char *at)
{
    bool ok = false;
    const int value = QByteArray(at, 4).toInt(&ok, 16);
    return ok ? value : -1;
}

/// The inside of a JSON string that has escapes; false when it is not well formed.
bool unescape(const char *at, const char *end, QString &text)
{
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    text.clear();
    while (at != end) {
        const auto *escape = static_cast<const char *>(
            std::memchr(at, '\\', static_cast<std::size_t>(end - at)));
        const char *plainEnd = escape ? escape : end;
        text += QString::fromUtf8(at, plainEnd - at);
        if (!escape)
            return true;
        if (end - escape < 2)
            return false;
        const std::size_t letter = letters.find(escape[1]);
        if (letter != std::string_view::npos) {
            text += QLatin1Char(meanings[letter]);
            at = escape + 2;
        } else if (escape[1] == 'u' && end - escape >= 6 && hexValue(escape + 2) >= 0) {
            text += QChar(static_cast<char16_t>(hexValue(escape + 2)));
            at = escape + 6;
        } else {
            return false;
        }
    }
    return true;
}

Found readString(const char *&at, const char *end, QString &text)
{
    if (at == end)
        return Found::MoreNeeded;
    if (*at != '"')
        return Found::Other;
    const char *const begin = at + 1;
    bool escaped = false;
    for (const char *p = begin; p != end; ++p) {
        if (*p == '"') {
            if (!escaped)
                text = QString::fromUtf8(begin, p - begin);
            else if (!unescape(begin, p, text))
                return Found::Other;
            at = p + 1;
            return Found::Whole;
        }
        if (*p == '\\') {
            escaped = true;
            if (++p == end)
                return Found::MoreNeeded;
        }
    }
    return Found::MoreNeeded;
}

Found readLabels(const char *&at, const char *end, Labels &labels)
{
    labels.clear();
    while (at != end && *at != '}') {
        QPair<QString, QString> label;
        if (!labels.isEmpty()) {
            if (const Found comma = readText(at, end, ","); comma != Found::Whole)
                return comma;
        }
        if (const Found name = readString(at, end, label.first); name != Found::Whole)
            return name;
        if (const Found colon = readText(at, end, ":"); colon != Found::Whole)
            return colon;
        if (const Found value = readString(at, end, label.second); value != Found::Whole)
            return value;
        labels.append(std::move(label));
    }
    return readText(at, end, "}");
}

/// Seconds with at most three decimals, as Prometheus writes times.
const char *readTime(const char *at, const char *end, qint64 &timeMs)
{
    const char *const begin = at;
    constexpr std::ptrdiff_t mostDigits = 12; // beyond the year 33,000
    qint64 value = 0;
    while (at != end && at - begin < mostDigits && static_cast<unsigned char>(*at - '0') < 10)
        value = value * 10 + (*at++ - '0');
    if (at == begin)
        return nullptr;
    int decimals = 0;
    if (at != end && *at == '.') {
        ++at;
        while (at != end && decimals < 3 && static_cast<unsigned char>(*at - '0') < 10) {
            value = value * 10 + (*at++ - '0');
            ++decimals;
        }
    }
    for (; decimals < 3; ++decimals)
        value *= 10;
    timeMs = value;
    return at;
}

/// Nothing whole was read: was the point cut by the end of the bytes, or is it no such point?
Found cutOrOther(const char *at, const char *end)
{
    constexpr std::ptrdiff_t longestPoint = 512;
    const std::ptrdiff_t left = end - at;
    const bool closed = std::memchr(at, ']', static_cast<std::size_t>(left)) != nullptr;
    return closed || left > longestPoint ? Found::Other : Found::MoreNeeded;
}

} // namespace

Found readSeriesStart(const char *&at, const char *end, Labels &labels)
{
    const char *p = at;
    if (const Found start = readText(p, end, "{\"metric\":{"); start != Found::Whole)
        return start;
    if (const Found read = readLabels(p, end, labels); read != Found::Whole)
        return read;
    if (const Found values = readText(p, end, ",\"values\":["); values != Found::Whole)
        return values;
    at = p;
    return Found::Whole;
}

Found readPoint(const char *&at, const char *end, qint64 &timeMs, double &value)
{
    const char *p = at;
    if (p == end)
        return Found::MoreNeeded;
    if (*p != '[')
        return Found::Other;
    p = readTime(p + 1, end, timeMs);
    if (!p || end - p < 3 || p[0] != ',' || p[1] != '"')
        return cutOrOther(at, end);
    p = readSampleValue(p + 2, end, value);
    if (!p || end - p < 2 || p[0] != '"' || p[1] != ']')
        return cutOrOther(at, end);
    at = p + 2;
    return Found::Whole;
}

} // namespace binnacle::matrixshape
