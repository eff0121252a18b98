#pragma once

#include "base/operation.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <chrono>
#include <memory>

namespace binnacle {

/// One HTTP request to the server that an HttpTransport stands for.
struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray target; ///< path and query, percent-encoded, starting with '/'
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// It fails after this much silence from the server.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    /// Hand the body over in pieces through bodyReceived() and keep nothing of it.
    bool streamed = false;
    qint64 bodyLimit = 512LL * 1024 * 1024; ///< a longer kept body is an error
};

/// A request under way. Succeeds when a whole answer came, whatever its status code: the body of
/// a 4xx says why, and who asked knows how to read it. Fails when no whole answer came.
class HttpExchange : public Operation
{
    Q_OBJECT

public:
    using Operation::Operation;

    virtual int status() const = 0; ///< 0 until the header has come
    virtual QByteArray header(const QByteArray &name) const = 0;
    virtual QByteArray body() const = 0; ///< empty for a streamed request

Q_SIGNALS:
    void headersReceived(int status);
    void bodyReceived(const QByteArray &chunk);
};

/// Access to one server as one identity. Lives in one thread; identities never share one.
class HttpTransport
{
public:
    virtual ~HttpTransport();

    /// Never null; start() it, connect first.
    virtual std::unique_ptr<HttpExchange> exchange(const HttpRequest &request) = 0;
    /// For messages: scheme, host and port, no credentials.
    virtual QString address() const = 0;
};

} // namespace binnacle
