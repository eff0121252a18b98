#pragma once

#include "base/error.h"
#include "prometheus/labels.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace binnacle {

/// The envelope {"status":…,"data":…,"warnings":[…],"infos":[…]} around every answer.
struct ApiAnswer
{
    QJsonValue data;
    QStringList warnings;
    QStringList infos;
};

/// Reads a body of the HTTP API; an error in it becomes the Error, in Prometheus' own words.
Result<ApiAnswer> readAnswer(const QByteArray &body);

/// Why a call with this HTTP status (400 or more, or a redirect) failed: from Prometheus' JSON,
/// from a Status object of an API server on the way, or, where neither came, from the status
/// alone. `address` names who was asked.
Error failedAnswer(int status, const QByteArray &body, const QString &address);

/// "type" and "error" of an answer as an Error; a "line:column: parse error" moves to `where`.
Error promqlError(const QString &type, const QString &words);

/// Where in an expression an error of promqlError() lies.
struct ExpressionPosition
{
    int line = 1; ///< from 1
    int column = 1; ///< from 1, in bytes of UTF-8, as Prometheus counts
};
std::optional<ExpressionPosition> expressionPosition(const Error &error);

/// A JSON object of strings as labels, sorted by name.
Labels labelsFrom(const QJsonObject &object);
/// Strings safe to show.
QStringList textsFrom(const QJsonValue &array);

} // namespace binnacle
