#include "cluster/objectfacts.h"

#include "base/plaintext.h"
#include "cluster/celltext.h"
#include "cluster/readiness.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ObjectFacts", text);
}

QString text(const QJsonValue &value)
{
    return plainText(value.isDouble() ? QString::number(value.toDouble()) : value.toString());
}

QString age(const QJsonValue &timestamp, qint64 now)
{
    const auto time = parseTimestamp(timestamp.toString().toStdString());
    return time ? humanDuration(now - *time, u" "_s) : QString();
}

QString joined(const QJsonArray &values, const QString &key)
{
    QStringList words;
    for (const QJsonValue &value : values)
        words << text(key.isEmpty() ? value : value.toObject().value(key));
    words.removeAll(QString());
    return words.join(u", "_s);
}

class Facts
{
public:
    Facts(const QJsonObject &object, qint64 now)
        : m_object(object)
        , m_spec(object.value("spec"_L1).toObject())
        , m_status(object.value("status"_L1).toObject())
        , m_now(now)
    { }

    ObjectFacts read()
    {
        readState();
        for (const auto &key : {"initContainerStatuses"_L1, "containerStatuses"_L1}) {
            for (const QJsonValue &container : m_status.value(key).toArray())
                readContainer(container.toObject(), key[0] == u'i');
        }
        for (const QJsonValue &condition : m_status.value("conditions"_L1).toArray())
            readCondition(condition.toObject());
        readCommonFacts();
        if (m_object.contains("involvedObject"_L1))
            readEventFacts();
        readOwnFacts();
        return m_facts;
    }

private:
    void readState();
    void readContainer(const QJsonObject &container, bool isInit);
    void readCondition(const QJsonObject &condition);
    void readCommonFacts();
    void readEventFacts();
    void readOwnFacts();
    void add(const QString &title, const QString &value)
    {
        if (!value.isEmpty())
            m_facts.facts.append({title, value});
    }

    QJsonObject m_object;
    QJsonObject m_spec;
    QJsonObject m_status;
    qint64 m_now;
    ObjectFacts m_facts;
};

void Facts::readState()
{
    const bool saysSomething = !m_status.isEmpty();
    const Readiness readiness = readinessOf(m_object);
    m_facts.state = text(m_status.value("phase"_L1));
    if (!saysSomething)
        return;
    switch (readiness.state) {
    case Readiness::State::Ready:
        m_facts.level = ProblemLevel::Ok;
        if (m_facts.state.isEmpty())
            m_facts.state = readiness.reason;
        return;
    case Readiness::State::Waiting: m_facts.level = ProblemLevel::Warn; break;
    case Readiness::State::Failed: m_facts.level = ProblemLevel::Error; break;
    }
    m_facts.trouble = readiness.reason;
    if (m_facts.state.isEmpty())
        m_facts.state = tr("not ready");
}

void Facts::readContainer(const QJsonObject &container, bool isInit)
{
    const QJsonObject state = container.value("state"_L1).toObject();
    const QJsonObject wait = state.value("waiting"_L1).toObject();
    const QJsonObject end = state.value("terminated"_L1).toObject();
    const bool isReady = container.value("ready"_L1).toBool();
    const int restarts = container.value("restartCount"_L1).toInt();
    FactLine line{ProblemLevel::Ok, text(container.value("name"_L1)), {}};
    if (!wait.isEmpty()) {
        line.note = text(wait.value("reason"_L1));
        line.level = line.note == u"ContainerCreating" || line.note == u"PodInitializing"
            ? ProblemLevel::Busy
            : ProblemLevel::Error;
        if (line.level == ProblemLevel::Error)
            m_facts.state = line.note;
    } else if (!end.isEmpty()) {
        const int exitCode = end.value("exitCode"_L1).toInt();
        line.level = exitCode == 0 ? ProblemLevel::Ok : ProblemLevel::Error;
        line.note = exitCode == 0
            ? tr("ended")
            : tr("%1, exit code %2").arg(text(end.value("reason"_L1))).arg(exitCode);
    } else {
        line.level = isReady ? ProblemLevel::Ok : ProblemLevel::Warn;
        line.note = isReady ? tr("ready") : tr("not ready");
    }
    if (restarts > 0)
        line.note += tr(", restarts: %1").arg(restarts);
    m_facts.containersReady += isReady ? 1 : 0;
    if (isInit)
        line.name = tr("%1 (init)").arg(line.name);
    m_facts.containers << line;
}

void Facts::readCondition(const QJsonObject &condition)
{
    const QString type = text(condition.value("type"_L1));
    const QString status = condition.value("status"_L1).toString();
    // These are well when they are False: pressure on a node, failures.
    const bool isWellWhenFalse = type.endsWith(u"Pressure"_s) || type.endsWith(u"Failure"_s)
        || type == u"NetworkUnavailable" || type == u"Failed" || type == u"Suspended"
        || type == u"DisruptionTarget" || type == u"FailureTarget";
    FactLine line{ProblemLevel::Ok, type, age(condition.value("lastTransitionTime"_L1), m_now)};
    if (status == u"Unknown")
        line.level = ProblemLevel::Unknown;
    else if ((status == u"True") == isWellWhenFalse)
        line.level = ProblemLevel::Error;
    if (line.level != ProblemLevel::Ok) {
        const QString reason = text(condition.value("reason"_L1));
        line.note = line.note.isEmpty() || reason.isEmpty() ? reason + line.note
                                                            : reason + u", "_s + line.note;
    }
    m_facts.conditions << line;
}

void Facts::readCommonFacts()
{
    const QJsonObject metadata = m_object.value("metadata"_L1).toObject();
    QStringList owners;
    for (const QJsonValue &owner : metadata.value("ownerReferences"_L1).toArray())
        owners << text(owner["kind"_L1]) + u' ' + text(owner["name"_L1]);
    add(tr("Owner"), owners.join(u", "_s));
    const QString created = age(metadata.value("creationTimestamp"_L1), m_now);
    add(tr("Created"), created.isEmpty() ? created : tr("%1 ago").arg(created));
    const QString deleted = age(metadata.value("deletionTimestamp"_L1), m_now);
    add(tr("Being deleted"), deleted.isEmpty() ? deleted : tr("since %1").arg(deleted));
}

/// An Event says what it says outside of spec and status.
void Facts::readEventFacts()
{
    add(tr("Reason"), text(m_object.value("reason"_L1)));
    add(tr("Message"), plainText(m_object.value("message"_L1).toString()));
    const QJsonObject about = m_object.value("involvedObject"_L1).toObject();
    add(tr("About"), text(about.value("kind"_L1)) + u' ' + text(about.value("name"_L1)));
    const QString source = text(m_object.value("source"_L1)["component"_L1]);
    add(tr("From"), source.isEmpty() ? text(m_object.value("reportingComponent"_L1)) : source);
    add(tr("Times"), text(m_object.value("count"_L1)));
}

void Facts::readOwnFacts()
{
    add(tr("Node"), text(m_spec.value("nodeName"_L1)));
    add(tr("Address"), text(m_status.value("podIP"_L1)));
    add(tr("Image"), joined(m_spec.value("containers"_L1).toArray(), u"image"_s));
    add(tr("Image"),
        joined(m_spec.value("template"_L1)["spec"_L1]["containers"_L1].toArray(), u"image"_s));
    QStringList claims;
    for (const QJsonValue &volume : m_spec.value("volumes"_L1).toArray())
        claims << text(volume["persistentVolumeClaim"_L1]["claimName"_L1]);
    claims.removeAll(QString());
    add(tr("Claim"), claims.join(u", "_s));
    add(tr("Asked for"), text(m_spec.value("resources"_L1)["requests"_L1]["storage"_L1]));
    add(tr("Got"), text(m_status.value("capacity"_L1)["storage"_L1]));
    add(tr("Capacity"), text(m_spec.value("capacity"_L1)["storage"_L1]));
    add(tr("Class"), text(m_spec.value("storageClassName"_L1)));
    add(tr("Volume"), text(m_spec.value("volumeName"_L1)));
    add(tr("Used by"), text(m_spec.value("claimRef"_L1)["name"_L1]));
    add(tr("Access"), joined(m_spec.value("accessModes"_L1).toArray(), {}));
    add(tr("Type"), text(m_spec.value("type"_L1)));
    add(tr("Cluster IP"), text(m_spec.value("clusterIP"_L1)));
    QStringList ports;
    for (const QJsonValue &port : m_spec.value("ports"_L1).toArray()) {
        const QString target = text(port["targetPort"_L1]);
        ports << text(port["port"_L1]) + (target.isEmpty() ? QString() : u" → "_s + target);
    }
    add(tr("Ports"), ports.join(u", "_s));
    add(tr("Ingress class"), text(m_spec.value("ingressClassName"_L1)));
    add(tr("Hosts"), joined(m_spec.value("rules"_L1).toArray(), u"host"_s));
    const QJsonArray balancers = m_status.value("loadBalancer"_L1)["ingress"_L1].toArray();
    add(tr("Reached at"), joined(balancers, u"hostname"_s) + joined(balancers, u"ip"_s));
    if (m_spec.contains("replicas"_L1))
        add(tr("Replicas"), text(m_spec.value("replicas"_L1)));
}

} // namespace

ObjectFacts factsOf(const QJsonObject &object, qint64 now)
{
    return Facts(object, now).read();
}

} // namespace binnacle
