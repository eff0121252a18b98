#include "commands/rowtable.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Columns a terminal character takes: wide East Asian characters take two.
qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    for (const char32_t c : text.toUcs4()) {
        const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf)
            || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0x1f300 && c <= 0x1faff);
        width += wide ? 2 : 1;
    }
    return width;
}

} // namespace

QString alignedTable(const QStringList &header, const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QString &title : header)
        widths << displayWidth(title);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    const auto line = [&widths](const QStringList &cells) {
        QString text;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            text += cells[i];
            if (i + 1 < cells.size())
                text += QString(widths.value(i) - displayWidth(cells[i]) + 2, u' ');
        }
        return text;
    };
    QStringList lines{line(header)};
    for (const QStringList &row : rows)
        lines << line(row);
    return lines.join(u'\n');
}

QStringList tableHeader(const QList<ResourceColumn> &columns, bool withNamespace, bool wide)
{
    QStringList header;
    if (withNamespace)
        header << u"NAMESPACE"_s;
    for (const ResourceColumn &column : columns) {
        if (wide || column.priority == 0)
            header << column.name.toUpper();
    }
    return header;
}

QStringList tableLine(const QList<ResourceColumn> &columns, const ResourceRow &row,
                      bool withNamespace, bool wide)
{
    QStringList line;
    if (withNamespace)
        line << row.nameSpace;
    for (qsizetype i = 0; i < columns.size() && i < static_cast<qsizetype>(row.cells.size()); ++i) {
        if (wide || columns[i].priority == 0)
            line << row.cells[static_cast<std::size_t>(i)].text;
    }
    return line;
}

QJsonObject rowToJson(const QString &kind, const QList<ResourceColumn> &columns,
                      const ResourceRow &row)
{
    QJsonObject cells;
    for (qsizetype i = 0; i < columns.size() && i < static_cast<qsizetype>(row.cells.size()); ++i)
        cells.insert(columns[i].name, row.cells[static_cast<std::size_t>(i)].text);
    return {{u"kind"_s, kind},
            {u"namespace"_s, row.nameSpace},
            {u"name"_s, row.name},
            {u"columns"_s, cells}};
}

} // namespace binnacle
