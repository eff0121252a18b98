#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/// A peer for faults that a real API server cannot be made to show on demand: plain HTTP/1.1 on
/// loopback, one request per connection, every byte chosen by the test.
class FakeApiServer : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QList<QByteArray> headerLines;
        QPointer<QTcpSocket> socket;

        bool isWatch() const { return target.contains("watch=true"); }
        bool hasHeader(const QByteArray &line) const { return headerLines.contains(line); }
        QByteArray parameter(const QByteArray &name) const;
        void answer(int status, const QByteArray &body,
                    const QByteArray &type = "application/json") const;
        void startStream() const;
        /// As one chunk of a chunked body.
        void stream(const QByteArray &bytes) const;
        void endStream() const;
        /// Closes the connection in the middle of the body.
        void cut() const;
    };
    using Handler = std::function<void(const Request &)>;

    FakeApiServer();

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    bool listen(quint16 port = 0);
    void close();
    quint16 port() const { return m_port; }
    QUrl url() const;
    /// Targets of all requests so far, in order.
    const QList<QByteArray> &targets() const { return m_targets; }
    int watchCount() const;
    int listCount() const;

private:
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    quint16 m_port = 0;
    Handler m_handler;
    QList<QByteArray> m_targets;
    QList<QPointer<QTcpSocket>> m_sockets;
};

/// A Table as an API server prints it, with columns Name, Status and Age.
QByteArray fakeTable(const QList<QByteArray> &rows, const QByteArray &resourceVersion,
                     const QByteArray &continueToken = {}, bool withColumns = true);
/// A row of it; the uid is "uid-NAME" unless given.
QByteArray fakeRow(const QByteArray &name, const QByteArray &status = "Running",
                   const QByteArray &resourceVersion = "1", const QByteArray &uid = {});
/// A watch event with its line end.
QByteArray fakeEvent(const QByteArray &type, const QByteArray &row,
                     const QByteArray &resourceVersion);
QByteArray fakeErrorEvent(int code, const QByteArray &reason);
QByteArray fakeStatus(int code, const QByteArray &message);
