#include "cluster/celltext.h"

#include <QHash>
#include <QSet>

#include <charconv>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 year = 365 * day;

QString twoParts(qint64 span, qint64 large, QChar largeSign, qint64 small, QChar smallSign,
                 const QString &separator)
{
    const QString first = QString::number(span / large) + largeSign;
    const qint64 rest = span % large / small;
    return rest == 0 ? first : first + separator + QString::number(rest) + smallSign;
}

std::optional<double> factorOf(QStringView suffix)
{
    static const QHash<QString, double> factors{
        {{}, 1.0},         {u"n"_s, 1e-9},    {u"u"_s, 1e-6},    {u"m"_s, 1e-3},
        {u"k"_s, 1e3},     {u"M"_s, 1e6},     {u"G"_s, 1e9},     {u"T"_s, 1e12},
        {u"P"_s, 1e15},    {u"E"_s, 1e18},    {u"Ki"_s, 0x1p10}, {u"Mi"_s, 0x1p20},
        {u"Gi"_s, 0x1p30}, {u"Ti"_s, 0x1p40}, {u"Pi"_s, 0x1p50}, {u"Ei"_s, 0x1p60},
    };
    const auto it = factors.constFind(suffix.toString());
    return it == factors.cend() ? std::nullopt : std::optional<double>(*it);
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// End of the leading number of a quantity: digits, one point, an exponent that is not a suffix.
qsizetype numberEnd(QStringView text)
{
    qsizetype end = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    while (end < text.size() && (isAsciiDigit(text[end]) || text[end] == u'.'))
        ++end;
    const bool hasExponent = end + 1 < text.size() && (text[end] == u'e' || text[end] == u'E')
        && (isAsciiDigit(text[end + 1])
            || (end + 2 < text.size() && (text[end + 1] == u'-' || text[end + 1] == u'+')
                && isAsciiDigit(text[end + 2])));
    if (!hasExponent)
        return end;
    end += 2;
    while (end < text.size() && isAsciiDigit(text[end]))
        ++end;
    return end;
}

/// "1/2" as 0.5: how much of what is wanted is there. Nothing wanted is all of it.
std::optional<double> parseRatio(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    bool haveOk = false;
    bool wantOk = false;
    const double have = text.first(slash).toDouble(&haveOk);
    const double want = text.sliced(slash + 1).toDouble(&wantOk);
    if (!haveOk || !wantOk)
        return std::nullopt;
    return want == 0.0 ? 1.0 : have / want;
}

int digits(std::string_view text, std::size_t from, std::size_t count)
{
    int value = -1;
    const char *begin = text.data() + from;
    const auto [end, error] = std::from_chars(begin, begin + count, value);
    return error == std::errc() && end == begin + count ? value : -1;
}

} // namespace

QString humanDuration(qint64 span, const QString &separator)
{
    if (span < 0)
        return u"0s"_s;
    if (span < 2 * minute)
        return QString::number(span / second) + u's';
    if (span < 10 * minute)
        return twoParts(span, minute, u'm', second, u's', separator);
    if (span < 3 * hour)
        return QString::number(span / minute) + u'm';
    if (span < 8 * hour)
        return twoParts(span, hour, u'h', minute, u'm', separator);
    if (span < 2 * day)
        return QString::number(span / hour) + u'h';
    if (span < 8 * day)
        return twoParts(span, day, u'd', hour, u'h', separator);
    if (span < 2 * year)
        return QString::number(span / day) + u'd';
    if (span < 8 * year)
        return twoParts(span, year, u'y', day, u'd', separator);
    return QString::number(span / year) + u'y';
}

std::optional<qint64> parseHumanDuration(QStringView text)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 total = 0;
    while (!text.isEmpty()) {
        qsizetype end = 0;
        while (end < text.size() && isAsciiDigit(text[end]))
            ++end;
        if (end == 0 || end == text.size() || end > 9)
            return std::nullopt;
        const qint64 count = text.first(end).toLongLong();
        switch (text[end].unicode()) {
        case u's': total += count * second; break;
        case u'm': total += count * minute; break;
        case u'h': total += count * hour; break;
        case u'd': total += count * day; break;
        case u'y': total += count * year; break;
        default: return std::nullopt;
        }
        text = text.sliced(end + 1);
    }
    return total;
}

std::optional<double> parseQuantity(QStringView text)
{
    const qsizetype end = numberEnd(text);
    bool ok = false;
    const double number = text.first(end).toDouble(&ok);
    if (!ok)
        return std::nullopt;
    const std::optional<double> factor = factorOf(text.sliced(end));
    return factor ? std::optional<double>(number * *factor) : std::nullopt;
}

std::optional<qint64> parseTimestamp(std::string_view text)
{
    // By hand because QDateTime takes some microseconds for each of ten thousand objects.
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T')
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(digits(text, 0, 4)),
                              month(static_cast<unsigned>(digits(text, 5, 2))),
                              std::chrono::day(static_cast<unsigned>(digits(text, 8, 2)))};
    const int h = digits(text, 11, 2);
    const int m = digits(text, 14, 2);
    const int s = digits(text, 17, 2);
    if (!date.ok() || h < 0 || m < 0 || s < 0)
        return std::nullopt;
    const sys_seconds time = sys_days(date) + hours(h) + minutes(m) + seconds(s);
    return time.time_since_epoch().count() * second;
}

bool isTimeColumn(const ResourceColumn &column)
{
    // The built-in tables say "string" where a custom resource's say "date".
    return column.type == u"date" || column.name == u"Age" || column.name == u"Last Seen"
        || column.name == u"First Seen";
}

bool isNumberColumn(const ResourceColumn &column)
{
    // Columns that the built-in printers type as "string" although they hold numbers.
    static const QSet<QString> names{u"Ready"_s, u"Restarts"_s, u"Capacity"_s, u"Completions"_s,
                                     u"Duration"_s};
    return column.type == u"integer" || column.type == u"number" || names.contains(column.name);
}

double sortValueOf(const ResourceColumn &column, const QString &text, qint64 now)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (isTimeColumn(column)) {
        const std::optional<qint64> span = parseHumanDuration(text);
        return span ? static_cast<double>(now - *span) : none;
    }
    const bool startsLikeNumber = !text.isEmpty()
        && (isAsciiDigit(text[0]) || (text.size() > 1 && text[0] == u'-' && isAsciiDigit(text[1])));
    if (column.format == u"name" || !startsLikeNumber)
        return none;
    if (const std::optional<double> ratio = parseRatio(text))
        return *ratio;
    // "5 (3m ago)" are five restarts.
    const qsizetype space = text.indexOf(u' ');
    const bool hasNote = space > 0 && text.size() > space + 1 && text[space + 1] == u'(';
    const QStringView head = hasNote ? QStringView(text).first(space) : QStringView(text);
    if (const std::optional<double> quantity = parseQuantity(head))
        return *quantity;
    const std::optional<qint64> span = parseHumanDuration(head);
    return span ? static_cast<double>(*span) / second : none;
}

} // namespace binnacle
