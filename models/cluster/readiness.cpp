#include "cluster/readiness.h"

#include "base/plaintext.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <optional>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Readiness", text);
}

Readiness ready(const QString &reason)
{
    return {Readiness::State::Ready, reason};
}

Readiness waiting(const QString &reason)
{
    return {Readiness::State::Waiting, reason};
}

Readiness failed(const QString &reason)
{
    return {Readiness::State::Failed, reason};
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return plainText(object.value(key).toString());
}

/// "reason: message", or the one that is there.
QString reasonAndMessage(const QJsonObject &object)
{
    const QString reason = text(object, "reason"_L1);
    const QString message = text(object, "message"_L1);
    return reason.isEmpty() || message.isEmpty() ? reason + message : reason + u": "_s + message;
}

std::optional<QJsonObject> condition(const QJsonObject &status, const QString &type)
{
    for (const QJsonValue &entry : status.value("conditions"_L1).toArray()) {
        if (entry.toObject().value("type"_L1).toString() == type)
            return entry.toObject();
    }
    return std::nullopt;
}

bool holds(const std::optional<QJsonObject> &condition)
{
    return condition && condition->value("status"_L1).toString() == u"True";
}

bool isDenied(const std::optional<QJsonObject> &condition)
{
    return condition && condition->value("status"_L1).toString() == u"False";
}

/// A controller that has not seen the newest specification says nothing about it.
bool isOutdated(const QJsonObject &object)
{
    const double wanted = object.value("metadata"_L1)["generation"_L1].toDouble();
    return object.value("status"_L1)["observedGeneration"_L1].toDouble() < wanted;
}

Readiness countReadiness(int have, int want, const char *words)
{
    const QString sentence = tr(words).arg(have).arg(want);
    return have < want ? waiting(sentence) : ready(sentence);
}

/// What one container waits for; nothing when it runs or has ended well.
std::optional<Readiness> containerTrouble(const QJsonObject &container, bool isInit)
{
    const QJsonObject state = container.value("state"_L1).toObject();
    const QString name = text(container, "name"_L1);
    if (const QJsonObject wait = state.value("waiting"_L1).toObject(); !wait.isEmpty()) {
        const QString reason = text(wait, "reason"_L1);
        if (reason == u"ContainerCreating" || reason == u"PodInitializing")
            return std::nullopt; // the ordinary way to start
        const QJsonObject last = container.value("lastState"_L1)["terminated"_L1].toObject();
        QString sentence = tr("waiting: %1, container %2").arg(reason, name);
        if (!last.isEmpty())
            sentence += tr(", last exit code %1").arg(last.value("exitCode"_L1).toInt());
        if (const QString message = text(wait, "message"_L1); !message.isEmpty())
            sentence += u" ("_s + message + u')';
        const bool isForGood = reason == u"InvalidImageName" || reason == u"ErrImageNeverPull";
        return isForGood ? failed(sentence) : waiting(sentence);
    }
    const QJsonObject end = state.value("terminated"_L1).toObject();
    const int exitCode = end.value("exitCode"_L1).toInt();
    if (end.isEmpty() || (isInit && exitCode == 0))
        return std::nullopt;
    return waiting(
        tr("container %1 ended: %2, exit code %3").arg(name, text(end, "reason"_L1)).arg(exitCode));
}

std::optional<Readiness> containersTrouble(const QJsonObject &status)
{
    for (const auto &key : {"initContainerStatuses"_L1, "containerStatuses"_L1}) {
        for (const QJsonValue &container : status.value(key).toArray()) {
            if (const auto trouble = containerTrouble(container.toObject(), key[0] == u'i'))
                return trouble;
        }
    }
    return std::nullopt;
}

Readiness podReadiness(const QJsonObject &pod)
{
    const QJsonObject status = pod.value("status"_L1).toObject();
    const QString phase = text(status, "phase"_L1);
    if (phase == u"Succeeded")
        return ready(tr("completed"));
    if (phase == u"Failed")
        return failed(tr("failed: %1").arg(reasonAndMessage(status)));
    if (pod.value("metadata"_L1).toObject().contains("deletionTimestamp"_L1))
        return waiting(tr("being deleted"));
    if (const auto scheduled = condition(status, u"PodScheduled"_s); isDenied(scheduled))
        return waiting(tr("pending: %1").arg(text(*scheduled, "message"_L1)));
    if (const auto trouble = containersTrouble(status))
        return *trouble;
    const QJsonArray containers = status.value("containerStatuses"_L1).toArray();
    qsizetype readyCount = 0;
    for (const QJsonValue &container : containers)
        readyCount += container["ready"_L1].toBool() ? 1 : 0;
    const qsizetype count = std::max(containers.size(),
                                     pod.value("spec"_L1)["containers"_L1].toArray().size());
    const QString sentence = tr("%1 of %2 containers ready").arg(readyCount).arg(count);
    const auto condition = binnacle::condition(status, u"Ready"_s);
    if (holds(condition))
        return ready(sentence);
    if (readyCount == 0 && phase == u"Pending")
        return waiting(tr("starting: %1").arg(sentence));
    return waiting(sentence);
}

Readiness claimReadiness(const QJsonObject &claim)
{
    const QString phase = text(claim.value("status"_L1).toObject(), "phase"_L1);
    const QJsonObject spec = claim.value("spec"_L1).toObject();
    if (phase == u"Bound")
        return ready(tr("bound to %1").arg(text(spec, "volumeName"_L1)));
    if (phase == u"Lost")
        return failed(tr("its volume %1 is lost").arg(text(spec, "volumeName"_L1)));
    const QString storageClass = text(spec, "storageClassName"_L1);
    return waiting(storageClass.isEmpty()
                       ? tr("pending: no volume yet, and no storage class is named")
                       : tr("pending: no volume yet from storage class %1").arg(storageClass));
}

Readiness deploymentReadiness(const QJsonObject &deployment)
{
    const QJsonObject status = deployment.value("status"_L1).toObject();
    const int wanted = deployment.value("spec"_L1)["replicas"_L1].toInt(1);
    const auto progressing = condition(status, u"Progressing"_s);
    if (isDenied(progressing)
        && progressing->value("reason"_L1).toString() == u"ProgressDeadlineExceeded")
        return failed(reasonAndMessage(*progressing));
    if (const auto failure = condition(status, u"ReplicaFailure"_s); holds(failure))
        return waiting(reasonAndMessage(*failure));
    const int updated = status.value("updatedReplicas"_L1).toInt();
    if (updated < wanted)
        return countReadiness(
            updated, wanted, QT_TRANSLATE_NOOP("binnacle::Readiness", "%1 of %2 replicas updated"));
    if (const int old = status.value("replicas"_L1).toInt() - updated; old > 0)
        return waiting(tr("%1 old replicas still end").arg(old));
    return countReadiness(status.value("availableReplicas"_L1).toInt(), wanted,
                          QT_TRANSLATE_NOOP("binnacle::Readiness", "%1 of %2 replicas ready"));
}

Readiness statefulSetReadiness(const QJsonObject &set)
{
    const QJsonObject status = set.value("status"_L1).toObject();
    const QJsonObject spec = set.value("spec"_L1).toObject();
    const int wanted = spec.value("replicas"_L1).toInt(1);
    const QJsonObject strategy = spec.value("updateStrategy"_L1).toObject();
    const bool rolls = strategy.value("type"_L1).toString() != u"OnDelete"
        && strategy.value("rollingUpdate"_L1)["partition"_L1].toInt() == 0;
    const bool isUpdating = status.value("currentRevision"_L1) != status.value("updateRevision"_L1);
    const int updated = status.value("updatedReplicas"_L1).toInt();
    if (rolls && isUpdating && updated < wanted)
        return countReadiness(
            updated, wanted, QT_TRANSLATE_NOOP("binnacle::Readiness", "%1 of %2 replicas updated"));
    return countReadiness(status.value("readyReplicas"_L1).toInt(), wanted,
                          QT_TRANSLATE_NOOP("binnacle::Readiness", "%1 of %2 replicas ready"));
}

Readiness daemonSetReadiness(const QJsonObject &set)
{
    const QJsonObject status = set.value("status"_L1).toObject();
    const int wanted = status.value("desiredNumberScheduled"_L1).toInt();
    const int updated = status.value("updatedNumberScheduled"_L1).toInt();
    const bool rolls = set.value("spec"_L1)["updateStrategy"_L1]["type"_L1].toString()
        != u"OnDelete";
    if (rolls && updated < wanted)
        return countReadiness(
            updated, wanted, QT_TRANSLATE_NOOP("binnacle::Readiness", "updated on %1 of %2 nodes"));
    return countReadiness(status.value("numberReady"_L1).toInt(), wanted,
                          QT_TRANSLATE_NOOP("binnacle::Readiness", "ready on %1 of %2 nodes"));
}

Readiness replicaSetReadiness(const QJsonObject &set)
{
    return countReadiness(set.value("status"_L1)["readyReplicas"_L1].toInt(),
                          set.value("spec"_L1)["replicas"_L1].toInt(1),
                          QT_TRANSLATE_NOOP("binnacle::Readiness", "%1 of %2 replicas ready"));
}

Readiness jobReadiness(const QJsonObject &job)
{
    const QJsonObject status = job.value("status"_L1).toObject();
    if (holds(condition(status, u"Complete"_s)))
        return ready(tr("completed"));
    if (const auto failure = condition(status, u"Failed"_s); holds(failure))
        return failed(reasonAndMessage(*failure));
    return waiting(tr("%1 pods running").arg(status.value("active"_L1).toInt()));
}

/// Custom resources and nodes: what their conditions say.
Readiness conditionReadiness(const QJsonObject &object)
{
    const QJsonObject status = object.value("status"_L1).toObject();
    for (const QString &type : {u"Ready"_s, u"Reconciled"_s, u"Available"_s}) {
        const auto found = condition(status, type);
        if (found && !holds(found)) {
            const QString why = reasonAndMessage(*found);
            return waiting(why.isEmpty() ? tr("not %1").arg(type.toLower()) : why);
        }
    }
    return ready(tr("exists"));
}

} // namespace

Readiness readinessOf(const QJsonObject &object)
{
    const QString kind = object.value("kind"_L1).toString();
    if (kind == u"Pod")
        return podReadiness(object);
    if (kind == u"PersistentVolumeClaim")
        return claimReadiness(object);
    if (kind == u"Job")
        return jobReadiness(object);
    const bool isWorkload = kind == u"Deployment" || kind == u"StatefulSet" || kind == u"DaemonSet"
        || kind == u"ReplicaSet";
    if (!isWorkload)
        return conditionReadiness(object);
    if (isOutdated(object))
        return waiting(tr("the cluster has not taken up its newest version yet"));
    if (kind == u"Deployment")
        return deploymentReadiness(object);
    if (kind == u"StatefulSet")
        return statefulSetReadiness(object);
    return kind == u"DaemonSet" ? daemonSetReadiness(object) : replicaSetReadiness(object);
}

} // namespace binnacle
