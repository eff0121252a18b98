#include "cluster/tableparser.h"

#include "base/plaintext.h"
#include "cluster/celltext.h"
#include "cluster/rowlevel.h"

#include <QCoreApplication>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

namespace json = simdjson::ondemand;

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::TableParser", text);
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString shown(std::string_view text)
{
    return plainText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

/// A string's content, or nothing where the value is null or of another type.
std::string_view stringOf(json::value value)
{
    if (value.type() != json::json_type::string)
        return {};
    return value.get_string();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(" \n\r\t");
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

QString cellText(json::value value)
{
    switch (value.type()) {
    case json::json_type::string: return shown(value.get_string());
    case json::json_type::null: return {};
    case json::json_type::array:
    case json::json_type::object: return shown(simdjson::to_json_string(value).value());
    default: return shown(trimmed(value.raw_json_token()));
    }
}

ResourceColumn columnOf(json::object definition)
{
    ResourceColumn column;
    for (auto field : definition) {
        const std::string_view key = field.unescaped_key();
        if (key == "name")
            column.name = shown(stringOf(field.value()));
        else if (key == "type")
            column.type = shown(stringOf(field.value()));
        else if (key == "format")
            column.format = shown(stringOf(field.value()));
        else if (key == "priority")
            column.priority = static_cast<int>(field.value().get_int64());
    }
    return column;
}

/// What is read of an object's or a list's metadata.
struct Metadata
{
    QByteArray uid;
    QString nameSpace;
    QString name;
    QByteArray resourceVersion;
    QByteArray continueToken;
    qint64 created = 0;
};

void readMetadata(json::object object, Metadata &metadata)
{
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        if (key == "name")
            metadata.name = shown(stringOf(field.value()));
        else if (key == "namespace")
            metadata.nameSpace = shown(stringOf(field.value()));
        else if (key == "uid")
            metadata.uid = bytes(stringOf(field.value()));
        else if (key == "resourceVersion")
            metadata.resourceVersion = bytes(stringOf(field.value()));
        else if (key == "continue")
            metadata.continueToken = bytes(stringOf(field.value()));
        else if (key == "creationTimestamp")
            metadata.created = parseTimestamp(stringOf(field.value())).value_or(0);
    }
}

/// Everything that can stand in a list, a table or a single object.
struct Content
{
    Metadata metadata;
    std::string_view kind;
    std::optional<QList<ResourceColumn>> columns;
    std::vector<ResourceRow> rows;
    QByteArray lastRowVersion;
    int code = 0;
    QString message;
};

ResourceRow rowOf(const Metadata &metadata)
{
    ResourceRow row;
    row.uid = metadata.uid;
    row.nameSpace = metadata.nameSpace;
    row.name = metadata.name;
    row.created = metadata.created;
    return row;
}

void readTableRow(json::object object, Content &content)
{
    Metadata metadata;
    std::vector<ResourceCell> cells;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        if (key == "cells") {
            for (auto cell : field.value().get_array())
                cells.push_back({cellText(cell.value())});
        } else if (key == "object") {
            for (auto part : field.value().get_object()) {
                const std::string_view partKey = part.unescaped_key();
                if (partKey == "metadata")
                    readMetadata(part.value().get_object(), metadata);
            }
        }
    }
    content.lastRowVersion = metadata.resourceVersion;
    if (metadata.uid.isEmpty())
        return;
    ResourceRow row = rowOf(metadata);
    row.cells = std::move(cells);
    content.rows.push_back(std::move(row));
}

void readListItem(json::object object, bool keepObject, Content &content)
{
    QByteArray raw;
    if (keepObject) {
        raw = bytes(trimmed(object.raw_json().value()));
        [[maybe_unused]] const bool hasFields = object.reset();
    }
    Metadata metadata;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        if (key == "metadata")
            readMetadata(field.value().get_object(), metadata);
    }
    if (metadata.uid.isEmpty())
        return;
    ResourceRow row = rowOf(metadata);
    row.object = raw;
    content.rows.push_back(std::move(row));
}

void readField(std::string_view key, json::value value, bool keepObjects, Content &content)
{
    const json::json_type type = value.type();
    if (key == "kind" && type == json::json_type::string) {
        content.kind = value.get_string();
    } else if (key == "metadata" && type == json::json_type::object) {
        readMetadata(value.get_object(), content.metadata);
    } else if (key == "columnDefinitions" && type == json::json_type::array) {
        QList<ResourceColumn> columns;
        for (auto column : value.get_array())
            columns << columnOf(column.get_object());
        if (!columns.isEmpty())
            content.columns = columns;
    } else if (key == "rows" && type == json::json_type::array) {
        for (auto row : value.get_array())
            readTableRow(row.get_object(), content);
    } else if (key == "items" && type == json::json_type::array) {
        for (auto item : value.get_array())
            readListItem(item.get_object(), keepObjects, content);
    } else if (key == "code" && type == json::json_type::number) {
        content.code = static_cast<int>(value.get_int64());
    } else if (key == "message" && type == json::json_type::string) {
        content.message = shown(value.get_string());
    }
}

void readObject(json::object object, bool keepObjects, Content &content)
{
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        readField(key, field.value(), keepObjects, content);
    }
}

WatchEvent::Type eventType(std::string_view word)
{
    if (word == "DELETED")
        return WatchEvent::Type::Deleted;
    if (word == "BOOKMARK")
        return WatchEvent::Type::Bookmark;
    if (word == "ERROR")
        return WatchEvent::Type::Error;
    return WatchEvent::Type::Upsert;
}

/// Columns of an answer that is no Table: all that every object has.
QList<ResourceColumn> plainColumns()
{
    return {{u"Name"_s, u"string"_s, u"name"_s, 0}, {u"Age"_s, u"date"_s, {}, 0}};
}

Error unreadable(const char *why, const QByteArray &body)
{
    constexpr qsizetype shownBytes = 300;
    const bool isHtml = body.left(64).trimmed().startsWith('<');
    return {Error::Kind::Failed,
            isHtml
                ? tr("The server answered with an HTML page instead of Kubernetes objects")
                : tr("The server's answer is no Kubernetes list: %1").arg(QString::fromUtf8(why)),
            plainText(QString::fromUtf8(body.left(shownBytes)), true),
            {},
            isHtml ? tr("Is a proxy or a sign-in page in between?") : QString()};
}

} // namespace

class TableParser::Private
{
public:
    explicit Private(ResourceQuery q)
        : query(std::move(q))
    { }

    json::document open(QByteArray &text)
    {
        text.reserve(text.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
        return parser.iterate(text.constData(), static_cast<std::size_t>(text.size()),
                              static_cast<std::size_t>(text.capacity()));
    }
    bool keepsObjects() const { return query.form == ResourceQuery::Form::Objects; }
    /// Takes the columns over; true when they are new.
    bool adopt(const std::optional<QList<ResourceColumn>> &seen, bool isTable);
    void finish(std::vector<ResourceRow> &rows, bool isTable, qint64 now) const;

    ResourceQuery query;
    json::parser parser;
    QList<ResourceColumn> columns;
};

bool TableParser::Private::adopt(const std::optional<QList<ResourceColumn>> &seen, bool isTable)
{
    const QList<ResourceColumn> next = seen ? *seen : isTable ? columns : plainColumns();
    if (next == columns)
        return false;
    columns = next;
    return true;
}

void TableParser::Private::finish(std::vector<ResourceRow> &rows, bool isTable, qint64 now) const
{
    for (ResourceRow &row : rows) {
        if (!isTable)
            row.cells = {{row.name}, {{}}};
        row.cells.resize(static_cast<std::size_t>(columns.size()));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ResourceColumn &column = columns[static_cast<qsizetype>(i)];
            ResourceCell &cell = row.cells[i];
            cell.value = column.name == u"Age" && row.created != 0
                ? static_cast<double>(row.created)
                : sortValueOf(column, cell.text, now);
        }
        row.level = rowLevel(query.kind.plural, columns, row.cells);
    }
}

TableParser::TableParser(const ResourceQuery &query)
    : d(std::make_unique<Private>(query))
{ }

TableParser::~TableParser() = default;
TableParser::TableParser(TableParser &&) noexcept = default;
TableParser &TableParser::operator=(TableParser &&) noexcept = default;

const QList<ResourceColumn> &TableParser::columns() const
{
    return d->columns;
}

Result<ListPage> TableParser::parseList(QByteArray &body, qint64 now)
{
    try {
        json::document document = d->open(body);
        Content content;
        readObject(document.get_object(), d->keepsObjects(), content);
        const bool isTable = content.kind == "Table";
        if (!isTable && !content.kind.ends_with("List"))
            return failure(unreadable("it is neither a table nor a list", body));
        ListPage page;
        if (d->adopt(content.columns, isTable))
            page.columns = d->columns;
        page.resourceVersion = content.metadata.resourceVersion;
        page.continueToken = content.metadata.continueToken;
        page.rows = std::move(content.rows);
        d->finish(page.rows, isTable, now);
        return page;
    } catch (const simdjson::simdjson_error &error) {
        return failure(unreadable(error.what(), body));
    }
}

Result<WatchEvent> TableParser::parseEvent(QByteArray &text, qint64 now)
{
    try {
        json::document document = d->open(text);
        WatchEvent event;
        Content content;
        bool hasType = false;
        for (auto field : document.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "type") {
                event.type = eventType(field.value().get_string());
                hasType = true;
            } else if (key == "object") {
                json::object object = field.value().get_object();
                QByteArray raw = d->keepsObjects() ? bytes(trimmed(object.raw_json().value()))
                                                   : QByteArray();
                if (d->keepsObjects()) [[maybe_unused]]
                    const bool hasFields = object.reset();
                readObject(object, false, content);
                if (content.kind != "Table" && !content.metadata.uid.isEmpty()) {
                    content.rows.push_back(rowOf(content.metadata));
                    content.rows.back().object = std::move(raw);
                }
            }
        }
        if (!hasType)
            return failure(unreadable("an event has no type", text));
        const bool isTable = content.kind == "Table";
        if (event.type != WatchEvent::Type::Error && d->adopt(content.columns, isTable))
            event.columns = d->columns;
        event.resourceVersion = content.lastRowVersion.isEmpty() ? content.metadata.resourceVersion
                                                                 : content.lastRowVersion;
        event.errorCode = content.code;
        event.errorMessage = content.message;
        event.rows = std::move(content.rows);
        d->finish(event.rows, isTable, now);
        return event;
    } catch (const simdjson::simdjson_error &error) {
        return failure(unreadable(error.what(), text));
    }
}

} // namespace binnacle
