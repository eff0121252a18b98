#pragma once

#include "base/error.h"

#include <QString>

namespace binnacle {

/// Where a secret is to be found. The secret itself is never part of a plan.
struct SecretReference
{
    enum class Kind {
        Environment, ///< env:NAME
        File, ///< file:PATH
        ClusterSecret, ///< secret:NAMESPACE/NAME/KEY: an existing Secret, used where it is
        Ask, ///< ask: typed by the person when it is applied
        Store ///< store:NAME: the desktop's key store
    };

    Kind kind = Kind::Ask;
    QString name; ///< variable, path, name of the Secret or of the store's entry
    QString nameSpace; ///< of a ClusterSecret
    QString key; ///< of a ClusterSecret

    /// A literal is refused with a sentence that says which references there are; the text itself
    /// is never repeated in the message.
    static Result<SecretReference> parse(const QString &text);
    QString toString() const;

    friend bool operator==(const SecretReference &, const SecretReference &) = default;
};

} // namespace binnacle
