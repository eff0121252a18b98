#pragma once

#include "cluster/resourcekind.h"

namespace binnacle {

/// The object whose details are shown.
struct ObjectReference
{
    ResourceKind kind;
    QString nameSpace;
    QString name;
    QByteArray uid;

    bool isValid() const { return !uid.isEmpty(); }
    friend bool operator==(const ObjectReference &, const ObjectReference &) = default;
};

} // namespace binnacle
