#include "cluster/connectoperation.h"

#include "base/plaintext.h"

#include <QFileInfo>

namespace binnacle {

ConnectOperation::ConnectOperation(Kubeconfig kubeconfig, QString context, QObject *parent)
    : Operation(parent)
    , m_kubeconfig(std::move(kubeconfig))
    , m_context(std::move(context))
{ }

ConnectOperation::~ConnectOperation() = default;

void ConnectOperation::doStart()
{
    const auto plugin = m_kubeconfig.execPlugin(m_context);
    if (!plugin)
        return finish(plugin.error());
    if (!*plugin)
        return conclude({});
    m_plugin = **plugin;
    m_process = std::make_unique<Subprocess>(m_plugin.command());
    connect(m_process.get(), &Operation::finished, this, &ConnectOperation::onPluginEnd);
    Q_EMIT progressChanged(
        tr("Waiting for credentials from %1").arg(QFileInfo(m_plugin.program).fileName()));
    m_process->start();
}

void ConnectOperation::doCancel()
{
    if (m_process)
        m_process->cancel();
    else
        finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void ConnectOperation::onPluginEnd(const Outcome &outcome)
{
    if (!outcome) {
        Error error = outcome.error();
        // What the plugin wrote to standard error says why; the answer itself is secret.
        const QString lastLine =
            QString::fromUtf8(m_process->standardError()).trimmed().section(u'\n', -1);
        if (error.kind != Error::Kind::Cancelled && !lastLine.isEmpty())
            error.message += QStringLiteral(": ") + plainText(lastLine);
        if (!m_plugin.installHint.isEmpty() && error.kind == Error::Kind::NotStarted)
            error.hint = plainText(m_plugin.installHint);
        return finish(error);
    }
    const Result<ExecCredential> credential = parseExecCredential(m_process->standardOutput(),
                                                                  m_plugin);
    if (!credential)
        return finish(credential.error());
    conclude(*credential);
}

void ConnectOperation::conclude(const std::optional<ExecCredential> &credential)
{
    const Result<ConnectionSettings> settings = m_kubeconfig.connectionSettings(m_context,
                                                                                credential);
    if (!settings)
        return finish(settings.error());
    m_settings = *settings;
    if (credential)
        m_expiry = credential->expiry;
    finish({});
}

} // namespace binnacle
