#pragma once

#include "base/error.h"
#include "base/networktransport.h"
#include "cluster/execcredential.h"

#include <QJsonObject>
#include <QStringList>

namespace binnacle {

/// The merged configuration as `kubectl config view --raw --flatten --merge -o json` prints it.
/// A plain value without I/O, except that connectionSettings() reads a tokenFile. Holds secrets:
/// never print it.
class Kubeconfig
{
public:
    struct Context
    {
        QString name;
        QString cluster;
        QString user;
        QString nameSpace; ///< empty: "default" applies
        QString server; ///< address of the cluster; empty when the cluster is missing

        friend bool operator==(const Context &, const Context &) = default;
    };

    /// baseFolder: where the one kubeconfig file lies, for a relative tokenFile or plugin command
    /// (kubectl loses it). Empty when several files were merged: relative paths are then refused.
    static Result<Kubeconfig> parse(const QByteArray &json, const QString &baseFolder = {});

    /// In the file's order.
    const QList<Context> &contexts() const { return m_contexts; }
    QString currentContext() const { return m_currentContext; }
    /// An empty name asks for the current context.
    Result<Context> context(const QString &name) const;

    /// The credential plugin of the context's user, if it has one.
    Result<std::optional<ExecPlugin>> execPlugin(const QString &context) const;

    /// Everything needed to connect. A user with a plugin needs what the plugin said: without it
    /// this fails; ConnectOperation runs the plugin first.
    Result<ConnectionSettings> connectionSettings(
        const QString &context, const std::optional<ExecCredential> &credential = {}) const;

private:
    Result<QJsonObject> cluster(const Context &context) const;
    Result<QJsonObject> user(const Context &context) const;

    QString m_baseFolder;
    QString m_currentContext;
    QList<Context> m_contexts;
    QJsonObject m_clusters; ///< by name
    QJsonObject m_users; ///< by name
};

} // namespace binnacle
