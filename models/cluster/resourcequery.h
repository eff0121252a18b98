#pragma once

#include "cluster/resourcekind.h"

namespace binnacle {

/// What to list or watch.
struct ResourceQuery
{
    enum class Form {
        Table, ///< the server's own columns: what a table shows
        Objects ///< whole objects: for those who judge them; dearer
    };

    ResourceKind kind;
    QString nameSpace; ///< empty: all
    QString labelSelector; ///< as kubectl -l takes it
    QString fieldSelector; ///< as kubectl --field-selector takes it
    Form form = Form::Table;

    /// Value of the Accept header.
    QByteArray accept() const;
    /// Path and query of one page; continueToken is empty for the first. limit 0: everything.
    QByteArray listTarget(int limit, const QByteArray &continueToken) const;
    /// Path and query of a watch that the server ends after timeoutSeconds.
    QByteArray watchTarget(const QByteArray &resourceVersion, int timeoutSeconds) const;

    friend bool operator==(const ResourceQuery &, const ResourceQuery &) = default;
};

} // namespace binnacle
