#include "fakeapiserver.h"

#include <QUrl>
#include <QUrlQuery>

namespace {

const QByteArray tableColumns = R"([{"name":"Name","type":"string","format":"name","priority":0},)"
                                R"({"name":"Status","type":"string","format":"","priority":0},)"
                                R"({"name":"Age","type":"string","format":"","priority":0}])";

} // namespace

QByteArray FakeApiServer::Request::parameter(const QByteArray &name) const
{
    const QUrlQuery query(QUrl::fromEncoded(target));
    return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded).toUtf8();
}

void FakeApiServer::Request::answer(int status, const QByteArray &body,
                                    const QByteArray &type) const
{
    if (!socket)
        return;
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type
                  + "\r\nContent-Length: " + QByteArray::number(body.size())
                  + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

void FakeApiServer::Request::startStream() const
{
    if (socket)
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n");
}

void FakeApiServer::Request::stream(const QByteArray &bytes) const
{
    if (!socket)
        return;
    socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    socket->flush();
}

void FakeApiServer::Request::endStream() const
{
    if (!socket)
        return;
    socket->write("0\r\n\r\n");
    socket->disconnectFromHost();
}

void FakeApiServer::Request::cut() const
{
    if (socket)
        socket->abort();
}

FakeApiServer::FakeApiServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_sockets << socket;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

bool FakeApiServer::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

void FakeApiServer::close()
{
    m_server.close();
    for (const auto &socket : std::as_const(m_sockets)) {
        if (socket)
            socket->abort();
    }
    m_sockets.clear();
}

QUrl FakeApiServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

int FakeApiServer::watchCount() const
{
    return static_cast<int>(std::count_if(m_targets.cbegin(), m_targets.cend(),
                                          [](const auto &t) { return t.contains("watch=true"); }));
}

int FakeApiServer::listCount() const
{
    return static_cast<int>(m_targets.size()) - watchCount();
}

void FakeApiServer::read(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(64 * 1024);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    socket->read(end + 4);
    const QList<QByteArray> lines = head.first(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> words = lines.value(0).split(' ');
    m_targets << words.value(1);
    if (m_handler)
        m_handler({words.value(0), words.value(1), lines.mid(1), socket});
}

QByteArray fakeTable(const QList<QByteArray> &rows, const QByteArray &resourceVersion,
                     const QByteArray &continueToken, bool withColumns)
{
    return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":")"
        + resourceVersion + R"(","continue":")" + continueToken + R"("},"columnDefinitions":)"
        + (withColumns ? tableColumns : QByteArray("null")) + R"(,"rows":[)" + rows.join(',')
        + "]}";
}

QByteArray fakeRow(const QByteArray &name, const QByteArray &status,
                   const QByteArray &resourceVersion, const QByteArray &uid)
{
    return R"({"cells":[")" + name + R"(",")" + status
        + R"(","5m"],"object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1",)"
          R"("metadata":{"name":")"
        + name + R"(","namespace":"monitoring","uid":")" + (uid.isEmpty() ? "uid-" + name : uid)
        + R"(","resourceVersion":")" + resourceVersion
        + R"(","creationTimestamp":"2026-01-02T03:04:05Z"}}})";
}

QByteArray fakeEvent(const QByteArray &type, const QByteArray &row,
                     const QByteArray &resourceVersion)
{
    return R"({"type":")" + type + R"(","object":)" + fakeTable({row}, resourceVersion, {}, false)
        + "}\n";
}

QByteArray fakeErrorEvent(int code, const QByteArray &reason)
{
    return R"({"type":"ERROR","object":)" + fakeStatus(code, reason) + "}\n";
}

QByteArray fakeStatus(int code, const QByteArray &message)
{
    return R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")"
        + message + R"(","reason":"Some","code":)" + QByteArray::number(code) + "}";
}
