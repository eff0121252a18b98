#include "helm/releasemanifest.h"

#include <yaml-cpp/yaml.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString text(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

int number(const YAML::Node &node)
{
    bool ok = false;
    const int value = text(node).toInt(&ok);
    return ok ? value : -1;
}

ManifestObject readObject(const YAML::Node &document)
{
    ManifestObject object;
    object.apiVersion = text(document["apiVersion"]);
    object.kind = text(document["kind"]);
    if (const YAML::Node metadata = document["metadata"]; metadata.IsMap()) {
        object.nameSpace = text(metadata["namespace"]);
        object.name = text(metadata["name"]);
    }
    if (const YAML::Node spec = document["spec"]; spec.IsDefined() && spec.IsMap()) {
        object.replicas = number(spec["replicas"]);
        object.shards = number(spec["shards"]);
    }
    return object;
}

void addObject(const YAML::Node &document, QList<ManifestObject> &objects)
{
    if (!document.IsMap())
        return;
    const YAML::Node items = document["items"];
    if (text(document["kind"]).endsWith("List"_L1) && items.IsDefined() && items.IsSequence()) {
        for (const YAML::Node &item : items)
            addObject(item, objects);
        return;
    }
    ManifestObject object = readObject(document);
    if (!object.kind.isEmpty() && !object.name.isEmpty())
        objects.append(std::move(object));
}

} // namespace

Result<QList<ManifestObject>> readManifest(const QByteArray &yaml)
{
    QList<ManifestObject> objects;
    try {
        for (const YAML::Node &document : YAML::LoadAll(yaml.toStdString()))
            addObject(document, objects);
    } catch (const YAML::Exception &exception) {
        return failure({Error::Kind::BadInput,
                        QCoreApplication::translate(
                            "binnacle::Helm", "The release's manifest is not readable YAML: %1")
                            .arg(QString::fromStdString(exception.msg)),
                        {},
                        QCoreApplication::translate("binnacle::Helm", "manifest:%1:%2")
                            .arg(exception.mark.line + 1)
                            .arg(exception.mark.column + 1),
                        {}});
    }
    return objects;
}

} // namespace binnacle
