#pragma once

#include "base/error.h"

#include <QByteArray>

namespace binnacle {

/// Turns an answer with a status other than 2xx into one sentence: the server's own words where
/// the body is a Kubernetes Status, else what kind of answer it was (a proxy's HTML, nothing).
/// what: "list pods", for the sentence.
Error apiError(int status, const QByteArray &body, const QString &what, const QString &address);

/// What a Status object inside a watch or a body says; empty when it is none.
QString statusMessage(const QByteArray &body);

} // namespace binnacle
