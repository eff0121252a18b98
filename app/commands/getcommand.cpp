#include "commands/getcommand.h"

#include "commands/rowtable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

struct GetCommand::Watched
{
    ResourceKind kind;
    QList<ResourceColumn> columns;
    QHash<QByteArray, QPair<QString, QString>> names; ///< uid → namespace, name
    bool headerPrinted = false;
    std::unique_ptr<ResourceFeed> feed;
};

GetCommand::GetCommand() = default;
GetCommand::~GetCommand() = default;

void GetCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{{u"A"_s, u"all-namespaces"_s}, tr("Objects of all namespaces.")},
                       {{u"w"_s, u"watch"_s}, tr("Keep on and print what changes.")},
                       {u"wide"_s, tr("All columns that the server has.")}});
}

Outcome GetCommand::prepare(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty() || arguments.size() > 2)
        return Error{Error::Kind::BadInput, tr("Usage: binnacle %1").arg(synopsis()), {}, {}, {}};
    const auto kinds = findKinds(arguments.first());
    if (!kinds)
        return kinds.error();
    m_kinds = *kinds;
    m_name = arguments.value(1);
    m_allNamespaces = parser.isSet(u"all-namespaces"_s);
    m_watch = parser.isSet(u"watch"_s);
    m_wide = parser.isSet(u"wide"_s);
    return {};
}

ResourceQuery GetCommand::query(const ResourceKind &kind) const
{
    ResourceQuery query;
    query.kind = kind;
    if (kind.namespaced && !m_allNamespaces)
        query.nameSpace = access().nameSpace();
    if (!m_name.isEmpty())
        query.fieldSelector = u"metadata.name="_s + m_name;
    return query;
}

void GetCommand::connected()
{
    if (!m_watch)
        return listNext();
    for (const ResourceKind &kind : std::as_const(m_kinds))
        watch(kind);
}

void GetCommand::listNext()
{
    if (m_next == m_kinds.size()) {
        if (options().json)
            console().printJson(QJsonDocument(m_json));
        if (!m_name.isEmpty() && !m_found)
            return fail({Error::Kind::Failed, tr("There is no %1").arg(m_name), {}, {}, {}});
        return end(ExitStatus::Done);
    }
    const ResourceKind kind = m_kinds[m_next++];
    start(std::make_unique<ListOperation>(access().session().queries(), query(kind)),
          [this](const Outcome &outcome, const ListOperation &list) {
              if (!outcome)
                  return fail(outcome.error());
              printList(list);
              listNext();
          });
}

void GetCommand::printList(const ListOperation &list)
{
    const ResourceKind &kind = list.query().kind;
    const bool withNamespace = m_allNamespaces && kind.namespaced;
    m_found = m_found || !list.rows().empty();
    if (options().json) {
        for (const ResourceRow &row : list.rows())
            m_json.append(rowToJson(kind.kind, list.columns(), row));
        return;
    }
    if (m_kinds.size() > 1)
        console().print(u"%1 (%2)"_s.arg(kind.plural).arg(list.rows().size()));
    if (list.rows().empty()) {
        console().print(tr("No %1 found.").arg(kind.plural));
    } else {
        QList<QStringList> rows;
        for (const ResourceRow &row : list.rows())
            rows << tableLine(list.columns(), row, withNamespace, m_wide);
        console().print(alignedTable(tableHeader(list.columns(), withNamespace, m_wide), rows));
    }
    if (m_kinds.size() > 1 && m_next < m_kinds.size())
        console().print({});
}

void GetCommand::watch(const ResourceKind &kind)
{
    auto watched = std::make_unique<Watched>();
    Watched *raw = watched.get();
    raw->kind = kind;
    raw->feed = access().session().watch(query(kind));
    connect(raw->feed.get(), &ResourceFeed::batchArrived, this,
            [this, raw](const ResourceBatch &batch) { printChanges(*raw, batch); });
    connect(
        raw->feed.get(), &ResourceFeed::stateChanged, this, [this, raw](const FeedState &state) {
            console().progress(
                u"%1: %2%3"_s.arg(raw->kind.plural, state.words(),
                                  state.message.isEmpty() ? QString() : u": "_s + state.message));
            const bool hopeless = state.phase == FeedState::Phase::NoRight
                || state.phase == FeedState::Phase::Failed;
            if (hopeless && m_kinds.size() == 1)
                end(ExitStatus::OperationFailed);
        });
    m_watched.push_back(std::move(watched));
}

void GetCommand::printChanges(Watched &watched, const ResourceBatch &batch)
{
    if (batch.columns)
        watched.columns = *batch.columns;
    const auto printJson = [this](const QString &type, QJsonObject row) {
        row.insert("type"_L1, type);
        console().printRaw(QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n');
    };
    for (const QByteArray &uid : batch.removed) {
        if (!watched.names.contains(uid))
            continue;
        const auto [nameSpace, name] = watched.names.take(uid);
        if (options().json)
            printJson(
                u"DELETED"_s,
                {{u"kind"_s, watched.kind.kind}, {u"namespace"_s, nameSpace}, {u"name"_s, name}});
        else
            console().print(tr("deleted: %1 %2/%3").arg(watched.kind.kind, nameSpace, name));
    }
    QList<QStringList> lines;
    for (const ResourceRow &row : batch.upserts) {
        const bool isNew = !watched.names.contains(row.uid);
        watched.names.insert(row.uid, {row.nameSpace, row.name});
        if (options().json)
            printJson(isNew ? u"ADDED"_s : u"MODIFIED"_s,
                      rowToJson(watched.kind.kind, watched.columns, row));
        else
            lines << tableLine(watched.columns, row, watched.kind.namespaced, m_wide);
    }
    if (lines.isEmpty())
        return;
    const QString table = alignedTable(
        tableHeader(watched.columns, watched.kind.namespaced, m_wide), lines);
    // The header once: later batches are changed rows only.
    console().print(watched.headerPrinted ? table.section(u'\n', 1) : table);
    watched.headerPrinted = true;
}

void GetCommand::interrupt()
{
    m_watched.clear();
    ClusterCommand::interrupt();
}

} // namespace binnacle
