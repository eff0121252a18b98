#include "cluster/apierror.h"

#include "base/plaintext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ApiError", text);
}

Error::Kind kindOf(int status)
{
    if (status == 401 || status == 403 || status == 404 || status == 409 || status == 422)
        return Error::Kind::Refused;
    return Error::Kind::Failed;
}

QString hintOf(int status)
{
    switch (status) {
    case 401: return tr("The credentials are wrong or have expired: sign in again.");
    case 403: return tr("Ask for a role that allows it, or choose a name space you may see.");
    case 429: return tr("The server is busy; it is tried again.");
    default: return {};
    }
}

} // namespace

QString statusMessage(const QByteArray &body)
{
    const QJsonObject status = QJsonDocument::fromJson(body).object();
    if (status.value("kind"_L1).toString() != u"Status")
        return {};
    const QString message = status.value("message"_L1).toString();
    return plainText(message.isEmpty() ? status.value("reason"_L1).toString() : message);
}

Error apiError(int status, const QByteArray &body, const QString &what, const QString &address)
{
    constexpr qsizetype longestDetail = 4096;
    QString said = statusMessage(body);
    if (said.isEmpty()) {
        said = body.trimmed().startsWith('<')
            ? tr("an HTML page; is a proxy or a sign-in page in between?")
            : tr("nothing that explains it");
    }
    return {kindOf(status),
            tr("%1 would not %2 (HTTP %3): %4").arg(address, what).arg(status).arg(said),
            plainText(QString::fromUtf8(body.left(longestDetail)), true),
            {},
            hintOf(status)};
}

} // namespace binnacle
