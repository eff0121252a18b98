#pragma once

#include "base/operation.h"
#include "plan/render.h"

#include <QHash>

#include <functional>

namespace binnacle {

/// Asks a person for the secret of a field; hands over a null string when nobody answered.
using AskForSecret =
    std::function<void(const QString &field, std::function<void(const QString &)> deliver)>;

/// Fetches the clear texts of a component's secret references, in order: environment variables
/// and files at once, `ask` from the person. A Secret of the cluster is used where it is and needs
/// no fetching. The texts live in memory only.
class SecretResolver final : public Operation
{
    Q_OBJECT

public:
    SecretResolver(QList<SecretUse> secrets, AskForSecret ask, QObject *parent = nullptr);

    /// After success: field id → clear text.
    const QHash<QString, QString> &clearTexts() const { return m_texts; }

protected:
    void doStart() override { next(); }
    void doCancel() override;

private:
    void next();
    void answered(const QString &text);
    Error missing(const SecretUse &secret, const QString &message, const QString &hint) const;

    QList<SecretUse> m_secrets;
    AskForSecret m_ask;
    qsizetype m_index = 0;
    QHash<QString, QString> m_texts;
};

/// Asks on the terminal, without echo. `parent` owns the reading.
AskForSecret askOnTerminal(QObject *parent);

} // namespace binnacle
