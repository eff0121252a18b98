#pragma once

#include <QJsonObject>
#include <QString>

namespace binnacle {

/// Whether one object does its work, and if not, why.
struct Readiness
{
    enum class State {
        Ready,
        Waiting, ///< may still become ready by itself
        Failed ///< will not become ready without somebody's help
    };

    State state = State::Waiting;
    /// What holds it up, in words of the field: "waiting: ImagePullBackOff", "1 of 2 replicas
    /// ready". When ready, what shows it: "2/2 containers ready", "Bound to pvc-…".
    QString reason;

    bool isReady() const { return state == State::Ready; }
    friend bool operator==(const Readiness &, const Readiness &) = default;
};

/// The readiness of a whole object as the API returns it: Pod, PersistentVolumeClaim, StatefulSet,
/// DaemonSet, Deployment, ReplicaSet, Job, Node. Of any other kind a Ready (or Available) condition
/// is read; without one it is ready once it exists. Pure; control characters are escaped.
Readiness readinessOf(const QJsonObject &object);

} // namespace binnacle
