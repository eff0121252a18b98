#include "standintransport.h"

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

class StandinExchange final : public HttpExchange
{
public:
    StandinExchange(StandinTransport::Answer answer, bool streamed)
        : m_answer(std::move(answer))
        , m_streamed(streamed)
    { }

    int status() const override { return m_status; }
    QByteArray header(const QByteArray &) const override { return {}; }
    QByteArray body() const override { return m_streamed ? QByteArray() : m_answer.body; }

protected:
    void doStart() override
    {
        if (m_answer.silent)
            return;
        if (m_answer.status == 0) {
            finish(Error{Error::Kind::Unreachable, u"cannot be reached"_s, {}, {}, {}});
            return;
        }
        m_status = m_answer.status;
        Q_EMIT headersReceived(m_status);
        if (m_streamed)
            emitChunks();
        finish({});
    }
    void doCancel() override { finish(Error{Error::Kind::Cancelled, u"Cancelled"_s, {}, {}, {}}); }

private:
    void emitChunks()
    {
        qsizetype from = 0;
        for (const qsizetype cut : m_answer.cuts) {
            Q_EMIT bodyReceived(m_answer.body.sliced(from, cut - from));
            from = cut;
        }
        Q_EMIT bodyReceived(m_answer.body.sliced(from));
    }

    StandinTransport::Answer m_answer;
    bool m_streamed;
    int m_status = 0;
};

} // namespace

StandinTransport::StandinTransport(Server server)
    : m_server(std::move(server))
{ }

std::unique_ptr<HttpExchange> StandinTransport::exchange(const HttpRequest &request)
{
    QString line = QString::fromLatin1(request.method + ' ' + request.target);
    if (!request.body.isEmpty())
        line += u' ' + QString::fromLatin1(request.body);
    m_asked << line;
    return std::make_unique<StandinExchange>(m_server(request), request.streamed);
}
