#include "commands/targetscommand.h"

#include "base/plaintext.h"
#include "commands/rowtable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString word(Target::Health health)
{
    switch (health) {
    case Target::Health::Up: return u"up"_s;
    case Target::Health::Down: return u"down"_s;
    case Target::Health::Unknown: return u"unknown"_s;
    }
    return {};
}

QJsonObject toJson(const Target &target)
{
    QJsonObject labels;
    for (const auto &[name, value] : target.labels)
        labels.insert(name, value);
    return {{u"job"_s, target.job},
            {u"instance"_s, target.instance},
            {u"scrapeUrl"_s, target.scrapeUrl},
            {u"scrapePool"_s, target.scrapePool},
            {u"state"_s, word(target.health)},
            {u"lastError"_s, target.lastError},
            {u"lastScrape"_s, target.lastScrape.toString(Qt::ISODateWithMs)},
            {u"lastScrapeDurationSeconds"_s, target.lastScrapeDuration.count()},
            {u"labels"_s, labels}};
}

} // namespace

void TargetsCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"down"_s, tr("Only targets that are not up.")});
}

Outcome TargetsCommand::prepare(const QCommandLineParser &parser)
{
    m_onlyDown = parser.isSet(u"down"_s);
    if (!parser.positionalArguments().isEmpty())
        return Error{Error::Kind::BadInput, tr("Usage: binnacle %1").arg(synopsis()), {}, {}, {}};
    return {};
}

void TargetsCommand::found(const PrometheusClient &client)
{
    start(client.targets(), [this](const Outcome &outcome, const PrometheusCall<TargetList> &call) {
        if (!outcome)
            return fail(outcome.error());
        print(call.value().active);
        end(ExitStatus::Done);
    });
}

void TargetsCommand::print(const QList<Target> &targets)
{
    QJsonArray json;
    QList<QStringList> rows;
    qsizetype up = 0;
    for (const Target &target : targets) {
        const bool isUp = target.health == Target::Health::Up;
        up += isUp ? 1 : 0;
        if (m_onlyDown && isUp)
            continue;
        json.append(toJson(target));
        const QString duration = target.lastScrape.isValid()
            ? u"%1 ms"_s.arg(target.lastScrapeDuration.count() * 1000, 0, 'f', 0)
            : QString();
        rows << QStringList{word(target.health), plainText(target.job), plainText(target.scrapeUrl),
                            duration, plainText(target.lastError)};
    }
    if (options().json)
        return console().printJson(QJsonDocument(json));
    std::sort(rows.begin(), rows.end(), [](const QStringList &a, const QStringList &b) {
        return QPair(a[1], a[2]) < QPair(b[1], b[2]);
    });
    console().print(alignedTable(
        {tr("STATE"), tr("JOB"), tr("ENDPOINT"), tr("LAST SCRAPE"), tr("ERROR")}, rows));
    console().print(tr("%1 of %2 targets up").arg(up).arg(targets.size()));
}

} // namespace binnacle
