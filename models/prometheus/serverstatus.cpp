#include "prometheus/serverstatus.h"

#include "prometheus/apianswer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

Result<BuildInfo> decodeBuildInfo(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        const QJsonObject data = answer.data.toObject();
        return BuildInfo{data["version"_L1].toString(), data["revision"_L1].toString(),
                         data["goVersion"_L1].toString()};
    });
}

Result<RuntimeInfo> decodeRuntimeInfo(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        const QJsonObject data = answer.data.toObject();
        RuntimeInfo info;
        info.startTime = QDateTime::fromString(data["startTime"_L1].toString(), Qt::ISODateWithMs);
        info.reloadConfigSuccess = data["reloadConfigSuccess"_L1].toBool();
        info.lastConfigTime = QDateTime::fromString(data["lastConfigTime"_L1].toString(),
                                                    Qt::ISODateWithMs);
        info.storageRetention = data["storageRetention"_L1].toString();
        info.corruptionCount = data["corruptionCount"_L1].toInteger();
        return info;
    });
}

Result<ServerFlags> decodeFlags(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        ServerFlags flags;
        const QJsonObject data = answer.data.toObject();
        for (auto it = data.begin(); it != data.end(); ++it)
            flags.insert(it.key(), it.value().toString());
        return flags;
    });
}

Result<QString> decodeConfig(const QByteArray &body)
{
    return readAnswer(body).map(
        [](const ApiAnswer &answer) { return answer.data.toObject()["yaml"_L1].toString(); });
}

Result<MetadataByMetric> decodeMetadata(const QByteArray &body)
{
    return readAnswer(body).map([](const ApiAnswer &answer) {
        MetadataByMetric metadata;
        const QJsonObject data = answer.data.toObject();
        for (auto it = data.begin(); it != data.end(); ++it) {
            // Targets may disagree; the first entry is what Prometheus' own pages show.
            const QJsonObject first = it.value().toArray().at(0).toObject();
            metadata.insert(it.key(),
                            {first["type"_L1].toString(), first["help"_L1].toString(),
                             first["unit"_L1].toString()});
        }
        return metadata;
    });
}

} // namespace binnacle
