#include "secretresolver.h"

#include "base/atomicfile.h"
#include "terminalinput.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace binnacle {

SecretResolver::SecretResolver(QList<SecretUse> secrets, AskForSecret ask, QObject *parent)
    : Operation(parent)
    , m_secrets(std::move(secrets))
    , m_ask(std::move(ask))
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
        case SecretReference::Kind::Ask:
            return m_ask(secret.field, [self = QPointer(this)](const QString &text) {
                if (self && self->isRunning())
                    self->answered(text);
            });
        case SecretReference::Kind::Store:
            return finish(missing(secret, tr("The desktop's key store cannot be read yet"),
                                  tr("Use env:NAME, file:PATH or ask for this secret.")));
        }
    }
    finish({});
}

void SecretResolver::answered(const QString &text)
{
    const SecretUse &secret = m_secrets[m_index];
    if (text.isNull())
        return finish(missing(secret, tr("Nobody gave this secret"),
                              tr("Type it when asked, or use env:NAME or file:PATH.")));
    m_texts.insert(secret.field, text);
    ++m_index;
    next();
}

AskForSecret askOnTerminal(QObject *parent)
{
    return [parent](const QString &field, const std::function<void(const QString &)> &deliver) {
        auto *input = new TerminalInput(TerminalInput::Echo::Hidden, parent);
        QObject::connect(input, &TerminalInput::lineRead, parent,
                         [input, deliver](const QString &line) {
                             input->deleteLater();
                             deliver(line);
                         });
        input->ask(SecretResolver::tr("%1: ").arg(field));
    };
}

} // namespace binnacle
