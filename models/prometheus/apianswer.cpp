#include "prometheus/apianswer.h"

#include "base/plaintext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ApiAnswer", text);
}

constexpr qsizetype shownBytes = 2000;

Error::Kind kindOf(const QString &type)
{
    if (type == "bad_data"_L1)
        return Error::Kind::BadInput;
    if (type == "timeout"_L1)
        return Error::Kind::TimedOut;
    if (type == "canceled"_L1)
        return Error::Kind::Cancelled;
    if (type == "unavailable"_L1)
        return Error::Kind::Unreachable;
    return Error::Kind::Failed;
}

/// What an API server (or an aggregating proxy) says as a Status object.
Error statusObjectError(int status, const QString &message)
{
    const Error::Kind kind = status == 401 || status == 403 ? Error::Kind::Refused
        : status >= 500                                     ? Error::Kind::Unreachable
                                                            : Error::Kind::Failed;
    return {kind, tr("The API server says: %1").arg(plainText(message)), {}, {}, {}};
}

Error plainStatusError(int status, const QByteArray &body, const QString &address)
{
    const QString detail = plainText(QString::fromUtf8(body.left(shownBytes)), true);
    if (status >= 300 && status < 400)
        return {Error::Kind::Refused,
                tr("%1 answers with a redirect (HTTP %2) instead of data").arg(address).arg(status),
                detail,
                {},
                tr("It may want a sign-in; give an address that takes the credentials directly.")};
    if (status == 401 || status == 403)
        return {Error::Kind::Refused,
                tr("%1 refuses access (HTTP %2)").arg(address).arg(status),
                detail,
                {},
                {}};
    if (status == 404)
        return {Error::Kind::Failed,
                tr("%1 does not know this call of Prometheus' HTTP API (HTTP 404)").arg(address),
                detail,
                {},
                tr("Check the path or route prefix.")};
    return {status == 502 || status == 503 || status == 504 ? Error::Kind::Unreachable
                                                            : Error::Kind::Failed,
            tr("%1 answers with HTTP %2").arg(address).arg(status),
            detail,
            {},
            {}};
}

} // namespace

QStringList textsFrom(const QJsonValue &array)
{
    QStringList texts;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        texts << plainText(value.toString());
    return texts;
}

Result<ApiAnswer> readAnswer(const QByteArray &body)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parseError);
    if (!document.isObject()) {
        return failure({Error::Kind::Failed,
                        tr("This is not an answer of Prometheus' HTTP API"),
                        plainText(QString::fromUtf8(body.left(shownBytes)), true),
                        {},
                        tr("The address may belong to something else, or the answer was cut.")});
    }
    const QJsonObject object = document.object();
    if (object["status"_L1].toString() != "success"_L1)
        return failure(
            promqlError(object["errorType"_L1].toString(), object["error"_L1].toString()));
    return ApiAnswer{object["data"_L1], textsFrom(object["warnings"_L1]),
                     textsFrom(object["infos"_L1])};
}

Error failedAnswer(int status, const QByteArray &body, const QString &address)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (object["status"_L1].toString() == "error"_L1 && object.contains("error"_L1)) {
        Error error = promqlError(object["errorType"_L1].toString(), object["error"_L1].toString());
        error.detail = plainText(QString::fromUtf8(body.left(shownBytes)), true);
        return error;
    }
    if (object["kind"_L1].toString() == "Status"_L1)
        return statusObjectError(status, object["message"_L1].toString());
    return plainStatusError(status, body, address);
}

Error promqlError(const QString &type, const QString &words)
{
    static const QRegularExpression position(
        u"^(?:invalid parameter \"query\": )?(\\d+):(\\d+): (.*)$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = position.match(words);
    if (match.hasMatch())
        return {kindOf(type),
                plainText(match.captured(3)),
                {},
                match.captured(1) + u':' + match.captured(2),
                {}};
    const QString said = words.isEmpty() ? tr("Prometheus gives no reason (%1)").arg(type) : words;
    return {kindOf(type), plainText(said), {}, {}, {}};
}

std::optional<ExpressionPosition> expressionPosition(const Error &error)
{
    static const QRegularExpression position(u"^(\\d+):(\\d+)$"_s);
    const auto match = position.match(error.where);
    if (!match.hasMatch())
        return std::nullopt;
    return ExpressionPosition{match.captured(1).toInt(), match.captured(2).toInt()};
}

Labels labelsFrom(const QJsonObject &object)
{
    Labels labels;
    labels.reserve(object.size());
    for (auto it = object.begin(); it != object.end(); ++it)
        labels.append({it.key(), it.value().toString()});
    return labels;
}

} // namespace binnacle
