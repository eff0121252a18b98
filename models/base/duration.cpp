#include "base/duration.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Duration", text);
}
} // namespace

Result<std::chrono::milliseconds> readDuration(const QString &text, const QString &option)
{
    static const QRegularExpression form(
        u"^(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?(?:(\\d{1,12})ms)?$"_s);
    const auto match = form.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return failure({Error::Kind::BadInput,
                        tr("'%1' is no duration").arg(text),
                        {},
                        option,
                        tr("Write 90s, 5m or 1h30m.")});
    static const std::chrono::milliseconds units[] = {24h * 7, 24h, 1h, 1min, 1s, 1ms};
    std::chrono::milliseconds total{0};
    for (int i = 0; i < 6; ++i)
        total += units[i] * match.captured(i + 1).toLongLong();
    return total;
}

std::optional<double> prometheusSize(const QString &text)
{
    static const QRegularExpression form(u"^(\\d+(?:\\.\\d+)?)(?:([KMGTPE])i?)?B$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString letter = match.captured(2);
    const auto power = letter.isEmpty() ? 0 : u"KMGTPE"_s.indexOf(letter) + 1;
    return match.captured(1).toDouble() * std::pow(1024.0, static_cast<double>(power));
}

Result<qint64> readTime(const QString &text, const QString &option)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && seconds > 0 && seconds < 1e11)
        return static_cast<qint64>(seconds * 1000);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        return time.toMSecsSinceEpoch();
    return failure({Error::Kind::BadInput,
                    tr("'%1' is no time").arg(text),
                    {},
                    option,
                    tr("Write 2026-11-21T10:42:00Z, or seconds since 1970.")});
}

} // namespace binnacle
