#include "prometheus/rules.h"

#include "prometheus/apianswer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Rule ruleFrom(const QJsonObject &group, const QJsonObject &object)
{
    Rule rule;
    rule.type = object["type"_L1].toString() == "recording"_L1 ? Rule::Type::Recording
                                                               : Rule::Type::Alerting;
    rule.group = group["name"_L1].toString();
    rule.file = group["file"_L1].toString();
    rule.name = object["name"_L1].toString();
    rule.query = object["query"_L1].toString();
    rule.health = object["health"_L1].toString();
    rule.lastError = object["lastError"_L1].toString();
    rule.state = object["state"_L1].toString();
    rule.holdFor = std::chrono::duration<double>(object["duration"_L1].toDouble());
    rule.labels = labelsFrom(object["labels"_L1].toObject());
    return rule;
}

} // namespace

Result<QList<Rule>> decodeRules(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        QList<Rule> rules;
        const QJsonArray groups = answer.data.toObject()["groups"_L1].toArray();
        for (const QJsonValue &group : groups) {
            const QJsonArray inGroup = group.toObject()["rules"_L1].toArray();
            for (const QJsonValue &rule : inGroup)
                rules << ruleFrom(group.toObject(), rule.toObject());
        }
        return rules;
    });
}

Result<QList<Alert>> decodeAlerts(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        QList<Alert> alerts;
        const QJsonArray array = answer.data.toObject()["alerts"_L1].toArray();
        for (const QJsonValue &value : array) {
            const QJsonObject object = value.toObject();
            alerts.append(
                {labelsFrom(object["labels"_L1].toObject()),
                 labelsFrom(object["annotations"_L1].toObject()), object["state"_L1].toString(),
                 QDateTime::fromString(object["activeAt"_L1].toString(), Qt::ISODateWithMs),
                 object["value"_L1].toString()});
        }
        return alerts;
    });
}

} // namespace binnacle
