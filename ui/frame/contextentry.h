#pragma once

#include <QColor>
#include <QString>

namespace binnacle {

/// One cluster that the window can be used on.
struct ContextEntry
{
    QString name; ///< the kubeconfig context
    QString address; ///< of the cluster: scheme, host and port
    QColor color; ///< chosen by the person for this cluster, or the default one

    friend bool operator==(const ContextEntry &, const ContextEntry &) = default;
};

} // namespace binnacle
