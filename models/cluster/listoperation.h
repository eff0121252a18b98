#pragma once

#include "base/httptransport.h"
#include "cluster/resourcequery.h"
#include "cluster/tableparser.h"

#include <QJsonObject>

#include <memory>

namespace binnacle {

/// All objects of a query, read once, in pages of 500. With Form::Table: columns and rows as the
/// server prints them; with Form::Objects: whole objects too.
class ListOperation final : public Operation
{
    Q_OBJECT

public:
    /// The transport must outlive it.
    ListOperation(HttpTransport &transport, const ResourceQuery &query, QObject *parent = nullptr);
    ~ListOperation() override;

    const ResourceQuery &query() const { return m_query; }
    const QList<ResourceColumn> &columns() const { return m_parser.columns(); }
    const std::vector<ResourceRow> &rows() const { return m_rows; }
    /// The rows' whole objects, with kind and apiVersion; empty with Form::Table.
    QList<QJsonObject> objects() const;
    /// HTTP status of the last answer: 403 or 404 may be no failure to who asked.
    int status() const { return m_status; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void readPage(const QByteArray &continueToken);
    void onPage(const Outcome &outcome);

    HttpTransport &m_transport;
    ResourceQuery m_query;
    TableParser m_parser;
    std::unique_ptr<HttpExchange> m_exchange;
    std::vector<ResourceRow> m_rows;
    int m_status = 0;
    int m_restarts = 0;
};

/// The whole object of a row that was read with Form::Objects; list items carry no kind and
/// apiVersion of their own, so they are put in.
QJsonObject wholeObject(const ResourceRow &row, const ResourceKind &kind);

} // namespace binnacle
