#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace binnacle {

/// A kind of object as the API addresses it. Any kind of any cluster fits in; the ones that this
/// program knows by name are in knownKinds().
struct ResourceKind
{
    QString group; ///< empty for the core group
    QString version;
    QString plural; ///< as in the path: "pods"
    QString kind; ///< as in an object: "Pod"
    QStringList shortNames; ///< as kubectl has them: "po"
    bool namespaced = true;

    /// "pods", "ingresses.networking.k8s.io": unique within a cluster.
    QString fullName() const;
    /// "v1", "networking.k8s.io/v1".
    QString apiVersion() const;
    /// Path of the collection, or of one object. An empty name space means all of them.
    QByteArray path(const QString &nameSpace, const QString &name = {}) const;

    friend bool operator==(const ResourceKind &, const ResourceKind &) = default;
};

/// The kinds that can be named without asking the cluster, in the order of a menu.
const QList<ResourceKind> &knownKinds();

/// By plural, singular, short or full name, as kubectl takes them: "pods", "pod", "po",
/// "ingresses.networking.k8s.io". Upper and lower case are the same.
Result<ResourceKind> findKind(const QString &word);

/// "po,pvc": each kind once, in the order asked for.
Result<QList<ResourceKind>> findKinds(const QString &words);

} // namespace binnacle
