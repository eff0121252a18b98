#include "secretresolver.h"

#include "base/atomicfile.h"
#include "terminalinput.h"

using namespace Qt::StringLiterals;

namespace binnacle {

SecretResolver::SecretResolver(QList<SecretUse> secrets, QObject *parent)
    : Operation(parent)
    , m_secrets(std::move(secrets))
{ }

void SecretResolver::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

Error SecretResolver::missing(const SecretUse &secret, const QString &message,
                              const QString &hint) const
{
    return {Error::Kind::BadInput, message, {}, secret.field, hint};
}

void SecretResolver::next()
{
    for (; m_index < m_secrets.size(); ++m_index) {
        const SecretUse &secret = m_secrets[m_index];
        const QString &name = secret.reference.name;
        switch (secret.reference.kind) {
        case SecretReference::Kind::Environment:
            if (!qEnvironmentVariableIsSet(qPrintable(name)))
                return finish(missing(secret,
                                      tr("The environment variable %1 is not set").arg(name),
                                      tr("Set it, or choose another reference for this secret.")));
            m_texts.insert(secret.field, qEnvironmentVariable(qPrintable(name)));
            break;
        case SecretReference::Kind::File: {
            const auto content = readFile(name, 1024 * 1024);
            if (!content)
                return finish(content.error());
            QString text = QString::fromUtf8(*content);
            if (text.endsWith(u'\n'))
                text.chop(1); // editors end files with a line end that is not part of the secret
            m_texts.insert(secret.field, text);
            break;
        }
        case SecretReference::Kind::ClusterSecret: break;
        case SecretReference::Kind::Ask: return askFor(secret);
        case SecretReference::Kind::Store:
            return finish(missing(secret, tr("The desktop's key store cannot be read yet"),
                                  tr("Use env:NAME, file:PATH or ask for this secret.")));
        }
    }
    finish({});
}

void SecretResolver::askFor(const SecretUse &secret)
{
    auto *input = new TerminalInput(TerminalInput::Echo::Hidden, this);
    connect(input, &TerminalInput::lineRead, this, [this, input, secret](const QString &line) {
        input->deleteLater();
        if (!isRunning())
            return;
        if (line.isNull())
            return finish(missing(secret, tr("Nobody is there to be asked for this secret"),
                                  tr("Run it in a terminal, or use env:NAME or file:PATH.")));
        m_texts.insert(secret.field, line);
        ++m_index;
        next();
    });
    input->ask(tr("%1: ").arg(secret.field));
}

} // namespace binnacle
