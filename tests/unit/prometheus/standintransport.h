#pragma once

#include "base/httptransport.h"

#include <QStringList>

#include <functional>

/// Stands in for a server: a function answers each request. For what a real server cannot be made
/// to do in a unit test (refuse POST, break off). Remembers what was asked.
class StandinTransport final : public binnacle::HttpTransport
{
public:
    struct Answer
    {
        int status = 200; ///< 0: no connection
        QByteArray body;
        QList<qsizetype> cuts; ///< where a streamed body is cut into chunks
        bool silent = false; ///< never answers
    };
    using Server = std::function<Answer(const binnacle::HttpRequest &)>;

    explicit StandinTransport(Server server);

    std::unique_ptr<binnacle::HttpExchange> exchange(const binnacle::HttpRequest &request) override;
    QString address() const override { return QStringLiteral("https://standin.example:6443"); }

    /// "METHOD target" or "POST target form", in order.
    const QStringList &asked() const { return m_asked; }

private:
    Server m_server;
    QStringList m_asked;
};
