#pragma once

#include "base/error.h"
#include "catalog/component.h"

namespace binnacle {

/// Everything that can be planned: the components of resources/catalog, checked when read.
/// Immutable after loading; may be read by any thread.
class Catalog
{
public:
    /// The catalog inside the program. Fails only when the program was built with a wrong file.
    static Result<Catalog> builtIn();
    /// From files on disk, for tests and for people who write a component. Errors:
    /// file:line:column.
    static Result<Catalog> load(const QStringList &files);
    static Result<Catalog> parse(const QByteArray &yaml, const QString &fileName);

    const QList<Component> &components() const { return m_components; }
    /// nullptr when there is none of that id.
    const Component *component(const QString &id) const;

private:
    QList<Component> m_components;
};

} // namespace binnacle
