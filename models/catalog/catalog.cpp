#include "catalog/catalog.h"

#include "catalog/componentreader.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct CatalogText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::Catalog)
};

} // namespace

Result<Catalog> Catalog::builtIn()
{
    const QDir folder(u":/catalog"_s);
    QStringList files;
    const QStringList names = folder.entryList({u"*.yaml"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files << folder.filePath(name);
    return load(files);
}

Result<Catalog> Catalog::load(const QStringList &files)
{
    Catalog catalog;
    for (const QString &file : files) {
        const auto document = ValuesDocument::load(file);
        if (!document)
            return failure(document.error());
        const auto component = ComponentReader::read(*document);
        if (!component)
            return failure(component.error());
        if (catalog.component(component->id))
            return failure({Error::Kind::BadInput,
                            CatalogText::tr("The component '%1' exists already in %2")
                                .arg(component->id, catalog.component(component->id)->file),
                            {},
                            file,
                            {}});
        catalog.m_components.append(*component);
    }
    return catalog;
}

Result<Catalog> Catalog::parse(const QByteArray &yaml, const QString &fileName)
{
    const auto document = ValuesDocument::parse(yaml, fileName);
    if (!document)
        return failure(document.error());
    const auto component = ComponentReader::read(*document);
    if (!component)
        return failure(component.error());
    Catalog catalog;
    catalog.m_components.append(*component);
    return catalog;
}

const Component *Catalog::component(const QString &id) const
{
    for (const Component &component : m_components) {
        if (component.id == id)
            return &component;
    }
    return nullptr;
}

} // namespace binnacle
