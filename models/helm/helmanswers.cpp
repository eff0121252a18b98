#include "helm/helmanswers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::Helm", text);
}

Error unreadable(const QByteArray &output, const QString &reason)
{
    return {Error::Kind::Failed,
            tr("helm's answer could not be read: %1").arg(reason),
            QString::fromUtf8(output.first(std::min<qsizetype>(output.size(), 2000))),
            {},
            {}};
}

int asInt(const QJsonValue &value)
{
    return value.isString() ? value.toString().toInt()
                            : value.toInt(); // `list` quotes the revision
}

ReleaseState readListLine(const QJsonObject &line)
{
    ReleaseState state;
    state.name = line.value("name"_L1).toString();
    state.nameSpace = line.value("namespace"_L1).toString();
    state.revision = asInt(line.value("revision"_L1));
    state.status = line.value("status"_L1).toString();
    state.chart = line.value("chart"_L1).toString();
    state.appVersion = line.value("app_version"_L1).toString();
    state.description = line.value("description"_L1).toString();
    state.updated = line.value("updated"_L1).toString();
    return state;
}

} // namespace

Result<QVersionNumber> readHelmVersion(const QByteArray &output)
{
    QString text = QString::fromUtf8(output).trimmed();
    if (text.startsWith(u'v'))
        text.remove(0, 1);
    const QVersionNumber version = QVersionNumber::fromString(text);
    if (version.isNull())
        return failure(unreadable(output, tr("no version number")));
    if (version < oldestHelm)
        return failure({Error::Kind::Failed,
                        tr("helm %1 is too old; Binnacle needs %2 or newer")
                            .arg(version.toString(), oldestHelm.toString()),
                        {},
                        {},
                        tr("Install a newer helm, or name one with --helm.")});
    return version;
}

Result<QList<ReleaseState>> readReleaseList(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return failure(unreadable(json, error.errorString()));
    QList<ReleaseState> releases;
    const QJsonArray lines = document.array();
    for (const QJsonValue &line : lines)
        releases << readListLine(line.toObject());
    return releases;
}

Result<QList<ReleaseState>> readReleaseHistory(const QByteArray &json, const QString &release,
                                               const QString &nameSpace)
{
    auto revisions = readReleaseList(json); // the same keys, without name and namespace
    if (!revisions)
        return revisions;
    for (ReleaseState &revision : *revisions) {
        revision.name = release;
        revision.nameSpace = nameSpace;
    }
    return revisions;
}

Result<ReleaseState> readReleaseStatus(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(unreadable(json, error.errorString()));
    const QJsonObject object = document.object();
    const QJsonObject info = object.value("info"_L1).toObject();
    ReleaseState state;
    state.name = object.value("name"_L1).toString();
    state.nameSpace = object.value("namespace"_L1).toString();
    state.revision = asInt(object.value("version"_L1));
    state.status = info.value("status"_L1).toString();
    state.description = info.value("description"_L1).toString();
    state.updated = info.value("last_deployed"_L1).toString();
    const QJsonObject metadata =
        object.value("chart"_L1).toObject().value("metadata"_L1).toObject();
    if (!metadata.isEmpty())
        state.chart = metadata.value("name"_L1).toString() + u'-'
            + metadata.value("version"_L1).toString();
    return state;
}

bool saysReleaseNotFound(const QByteArray &standardError)
{
    return standardError.contains("release: not found");
}

Error explainHelmFailure(const Error &failure)
{
    struct Known
    {
        QLatin1StringView words;
        const char *message;
        const char *hint;
    };
    static const Known known[] = {
        {"another operation (install/upgrade/rollback) is in progress"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "The release is locked by an unfinished helm operation"),
         QT_TRANSLATE_NOOP(
             "binnacle::Helm",
             "Wait until it ends; if its helm was killed, roll back or uninstall it first.")},
        {"Kubernetes cluster unreachable"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm", "helm cannot reach the cluster"),
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "Check the context and the network, then run it again.")},
        {"chart requires kubeVersion"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm", "The chart does not support this cluster's version"),
         QT_TRANSLATE_NOOP("binnacle::Helm", "Choose a chart version that does.")},
        {"failed to install CRD"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "The custom resource definitions could not be installed"),
         QT_TRANSLATE_NOOP(
             "binnacle::Helm",
             "Definitions of another version are in the cluster; helm does not replace them.")},
        {"is not a valid chart repository or cannot be reached"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "The chart repository cannot be reached or has no index"),
         QT_TRANSLATE_NOOP("binnacle::Helm", "Check its address.")},
        {"no chart version found"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "The repository does not have this version of the chart"),
         QT_TRANSLATE_NOOP("binnacle::Helm", "Check the version.")},
        {"invalid ownership metadata"_L1,
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "An object already exists and belongs to something else"),
         QT_TRANSLATE_NOOP("binnacle::Helm",
                           "Remove it, or install under the release that owns it.")},
    };
    for (const Known &entry : known) {
        if (!failure.detail.contains(entry.words))
            continue;
        Error explained = failure;
        explained.message = tr(entry.message);
        explained.hint = tr(entry.hint);
        return explained;
    }
    Error explained = failure;
    // helm's own last "Error:" line says more than an exit code.
    const QStringList lines = failure.detail.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith("Error:"_L1))
            explained.message = u"helm: "_s + line.mid(6).trimmed();
    }
    return explained;
}

} // namespace binnacle
