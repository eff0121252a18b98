#include "query/chartaxes.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

/// The smallest of 1, 2, 5, 10 … times `base` to a power that is at least `least`.
double roundStep(double least, double base)
{
    double power = std::pow(base, std::floor(std::log(least) / std::log(base)));
    if (base == 2.0) // 1, 2, 4, 8 … are their own steps
        return power >= least ? power : power * 2;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (power * factor >= least * (1 - 1e-9))
            return power * factor;
    }
    return power * 10;
}

bool countsInTwos(ValueUnit unit)
{
    return unit == ValueUnit::Bytes || unit == ValueUnit::BytesPerSecond;
}

qint64 roundTimeStep(qint64 least)
{
    static constexpr std::array<qint64, 22> steps{
        1 * second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second,
        1 * minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
        1 * hour,   2 * hour,   3 * hour,   6 * hour,    12 * hour,   1 * day,
        2 * day,    7 * day,    14 * day,   28 * day};
    const auto found = std::lower_bound(steps.begin(), steps.end(), least);
    return found != steps.end() ? *found : (least + 28 * day - 1) / (28 * day) * 28 * day;
}

QDateTime inZone(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

QString tickText(const QDateTime &time, qint64 step)
{
    if (step >= day || time.time() == QTime(0, 0))
        return QLocale().toString(time.date(), u"d MMM"_s);
    return time.toString(step < minute ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

} // namespace

ValueAxis valueAxis(double low, double high, ValueUnit unit, int room)
{
    ValueAxis axis;
    if (!(low <= high)) { // no finite value at all
        low = 0;
        high = 1;
    }
    if (low == high) {
        const double band = low == 0 ? 1 : std::abs(low) * 0.1;
        low = low > 0 && low - band < 0 ? 0 : low - band;
        high += band;
    } else if (low > 0 && low < (high - low) * 0.35) {
        low = 0; // near the zero line the zero line belongs to the picture
    } else if (high < 0 && -high < (high - low) * 0.35) {
        high = 0;
    }
    const double step = roundStep((high - low) / std::max(1, room), countsInTwos(unit) ? 2 : 10);
    axis.low = std::floor(low / step + 1e-9) * step;
    axis.high = std::ceil(high / step - 1e-9) * step;
    const auto count = static_cast<int>(std::lround((axis.high - axis.low) / step));
    for (int i = 0; i <= count; ++i) {
        const double value = axis.low + i * step;
        axis.ticks.append(
            {value, formatValue(std::abs(value) < step * 1e-6 ? 0 : value, unit, step)});
    }
    return axis;
}

QList<AxisTick> timeTicks(qint64 startMs, qint64 endMs, const QTimeZone &zone, int room)
{
    QList<AxisTick> ticks;
    if (endMs <= startMs)
        return ticks;
    const qint64 step = roundTimeStep((endMs - startMs) / std::max(1, room));
    // Round in the zone's own clock: days and hours begin where people see them begin. The offset
    // is asked anew at each tick, as it changes with daylight saving time.
    const auto offsetAt = [&zone](qint64 ms) {
        return qint64{1000} * zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC));
    };
    const qint64 offset = offsetAt(startMs);
    qint64 clock = (startMs + offset + step - 1) / step * step;
    for (; clock - offset <= endMs + hour; clock += step) {
        const qint64 ms = clock - offsetAt(clock - offset);
        if (ms >= startMs && ms <= endMs)
            ticks.append({static_cast<double>(ms), tickText(inZone(ms, zone), step)});
    }
    return ticks;
}

QString timeText(qint64 ms, qint64 stepMs, const QTimeZone &zone)
{
    const QDateTime time = inZone(ms, zone);
    const QString clock = time.toString(stepMs % second == 0 ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s);
    return QLocale().toString(time.date(), u"d MMM "_s) + clock;
}

} // namespace binnacle
