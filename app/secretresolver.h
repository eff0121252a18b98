#pragma once

#include "base/operation.h"
#include "plan/render.h"

#include <QHash>

namespace binnacle {

/// Fetches the clear texts of a component's secret references, in order: environment variables
/// and files at once, `ask` from the terminal without echo. A Secret of the cluster is used where
/// it is and needs no fetching. The texts live in memory only.
class SecretResolver final : public Operation
{
    Q_OBJECT

public:
    explicit SecretResolver(QList<SecretUse> secrets, QObject *parent = nullptr);

    /// After success: field id → clear text.
    const QHash<QString, QString> &clearTexts() const { return m_texts; }

protected:
    void doStart() override { next(); }
    void doCancel() override;

private:
    void next();
    void askFor(const SecretUse &secret);
    Error missing(const SecretUse &secret, const QString &message, const QString &hint) const;

    QList<SecretUse> m_secrets;
    qsizetype m_index = 0;
    QHash<QString, QString> m_texts;
};

} // namespace binnacle
