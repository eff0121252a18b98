#include "cluster/listoperation.h"

#include "cluster/apierror.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {
constexpr int pageSize = 500;
constexpr int mostRestarts = 3;
} // namespace

QJsonObject wholeObject(const ResourceRow &row, const ResourceKind &kind)
{
    QJsonObject object = QJsonDocument::fromJson(row.object).object();
    if (!object.isEmpty() && !object.contains("kind"_L1)) {
        object.insert(u"kind"_s, kind.kind);
        object.insert(u"apiVersion"_s, kind.apiVersion());
    }
    return object;
}

ListOperation::ListOperation(HttpTransport &transport, const ResourceQuery &query, QObject *parent)
    : Operation(parent)
    , m_transport(transport)
    , m_query(query)
    , m_parser(query)
{ }

ListOperation::~ListOperation() = default;

QList<QJsonObject> ListOperation::objects() const
{
    QList<QJsonObject> objects;
    for (const ResourceRow &row : m_rows) {
        if (!row.object.isEmpty())
            objects << wholeObject(row, m_query.kind);
    }
    return objects;
}

void ListOperation::doStart()
{
    m_rows.clear();
    readPage({});
}

void ListOperation::doCancel()
{
    m_exchange.reset();
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void ListOperation::readPage(const QByteArray &continueToken)
{
    HttpRequest request;
    request.target = m_query.listTarget(pageSize, continueToken);
    request.headers = {{"Accept", m_query.accept()}};
    request.timeout = 60s;
    if (m_exchange)
        m_exchange.release()->deleteLater(); // this runs inside its finished()
    m_exchange = m_transport.exchange(request);
    connect(m_exchange.get(), &Operation::finished, this, &ListOperation::onPage);
    m_exchange->start();
}

void ListOperation::onPage(const Outcome &outcome)
{
    if (!outcome)
        return finish(outcome);
    m_status = m_exchange->status();
    if (m_status == 410 && m_restarts++ < mostRestarts)
        return doStart(); // the pages' snapshot expired while they were read
    if (m_status != 200)
        return finish(apiError(m_status, m_exchange->body(),
                               tr("list %1").arg(m_query.kind.fullName()), m_transport.address()));
    QByteArray body = m_exchange->body();
    Result<ListPage> page = m_parser.parseList(body, QDateTime::currentMSecsSinceEpoch());
    if (!page)
        return finish(page.error());
    std::move(page->rows.begin(), page->rows.end(), std::back_inserter(m_rows));
    if (page->continueToken.isEmpty())
        return finish({});
    readPage(page->continueToken);
}

} // namespace binnacle
