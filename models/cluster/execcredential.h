#pragma once

#include "base/error.h"
#include "base/subprocess.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace binnacle {

/// A program that a kubeconfig names for getting credentials (user.exec). A kubeconfig is code:
/// show command() before running one for the first time.
struct ExecPlugin
{
    QString program; ///< a path, or a name to be found on the PATH
    QStringList arguments;
    QList<QPair<QString, QString>> environment; ///< added to our own
    QString apiVersion; ///< client.authentication.k8s.io/v1 or v1beta1
    QJsonObject clusterInfo; ///< spec.cluster of the request; empty unless the plugin wants it
    QString installHint;

    /// Ready to run: KUBERNETES_EXEC_INFO set, 60 s limit, no standard input.
    Command command() const;
};

/// What a plugin answered. Holds secrets: never print it.
struct ExecCredential
{
    QByteArray token;
    QByteArray certificate; ///< PEM
    QByteArray key; ///< PEM
    QDateTime expiry; ///< invalid: not known
};

/// Reads a plugin's standard output.
Result<ExecCredential> parseExecCredential(const QByteArray &json, const ExecPlugin &plugin);

} // namespace binnacle
