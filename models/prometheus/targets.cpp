#include "prometheus/targets.h"

#include "base/plaintext.h"
#include "prometheus/apianswer.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Go's durations as the API writes them: "30s", "1m30s", "500ms".
std::chrono::duration<double> durationFrom(const QString &text)
{
    static const QRegularExpression part(u"([0-9.]+)(ms|us|µs|ns|h|m|s|d|w|y)"_s);
    static const QHash<QString, double> seconds{
        {u"y"_s, 31'536'000.0}, {u"w"_s, 604'800.0}, {u"d"_s, 86'400.0}, {u"h"_s, 3600.0},
        {u"m"_s, 60.0},         {u"s"_s, 1.0},       {u"ms"_s, 1e-3},    {u"us"_s, 1e-6},
        {u"µs"_s, 1e-6},        {u"ns"_s, 1e-9}};
    double total = 0;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        total += match.captured(1).toDouble() * seconds.value(match.captured(2));
    }
    return std::chrono::duration<double>(total);
}

/// Invalid for Go's zero time "0001-01-01T00:00:00Z", which means never.
QDateTime timeFrom(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    return time.isValid() && time.date().year() > 1 ? time : QDateTime();
}

Target::Health healthFrom(const QString &text)
{
    if (text == "up"_L1)
        return Target::Health::Up;
    return text == "down"_L1 ? Target::Health::Down : Target::Health::Unknown;
}

Target targetFrom(const QJsonObject &object)
{
    Target target;
    target.scrapePool = object["scrapePool"_L1].toString();
    target.scrapeUrl = object["scrapeUrl"_L1].toString();
    target.labels = labelsFrom(object["labels"_L1].toObject());
    target.discoveredLabels = labelsFrom(object["discoveredLabels"_L1].toObject());
    target.job = labelValue(target.labels, u"job");
    target.instance = labelValue(target.labels, u"instance");
    target.health = healthFrom(object["health"_L1].toString());
    target.lastError = plainText(object["lastError"_L1].toString());
    target.lastScrape = timeFrom(object["lastScrape"_L1].toString());
    target.lastScrapeDuration = std::chrono::duration<double>(
        object["lastScrapeDuration"_L1].toDouble());
    target.scrapeInterval = durationFrom(object["scrapeInterval"_L1].toString());
    target.scrapeTimeout = durationFrom(object["scrapeTimeout"_L1].toString());
    return target;
}

} // namespace

TargetOrigin originOf(const QString &scrapePool)
{
    static const QHash<QString, QString> kinds{{u"serviceMonitor"_s, u"ServiceMonitor"_s},
                                               {u"podMonitor"_s, u"PodMonitor"_s},
                                               {u"probe"_s, u"Probe"_s},
                                               {u"scrapeConfig"_s, u"ScrapeConfig"_s}};
    const QStringList parts = scrapePool.split(u'/');
    if (parts.size() < 3 || !kinds.contains(parts[0]))
        return {};
    return {kinds.value(parts[0]), parts[1], parts[2]};
}

Result<TargetList> decodeTargets(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        const QJsonObject data = answer.data.toObject();
        TargetList list;
        const QJsonArray active = data["activeTargets"_L1].toArray();
        list.active.reserve(active.size());
        for (const QJsonValue &target : active)
            list.active.append(targetFrom(target.toObject()));
        const QJsonArray dropped = data["droppedTargets"_L1].toArray();
        for (const QJsonValue &value : dropped) {
            const QJsonObject object = value.toObject();
            list.dropped.append({object["scrapePool"_L1].toString(),
                                 labelsFrom(object["discoveredLabels"_L1].toObject())});
        }
        const QJsonObject counts = data["droppedTargetCounts"_L1].toObject();
        for (auto it = counts.begin(); it != counts.end(); ++it)
            list.droppedPerPool.insert(it.key(), it.value().toInteger());
        return list;
    });
}

} // namespace binnacle
