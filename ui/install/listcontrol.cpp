#include "install/listcontrol.h"

#include "theme/icons.h"
#include "theme/parts.h"
#include "values/valuesdocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// The items of a list field's text: between commas, or YAML in square brackets.
QList<Value> itemsOf(const QString &text)
{
    if (const auto value = ValuesDocument::parseValue(text.toUtf8(), u"list"_s);
        value && value->isList())
        return value->list();
    QList<Value> items;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        items.append(Value(part.trimmed()));
    return items;
}

/// A whole number stays one; anything else stays the text it is, and the model judges it.
QJsonValue jsonOf(const QString &text, bool isNumber)
{
    bool isWhole = false;
    const qint64 number = text.trimmed().toLongLong(&isWhole);
    return isNumber && isWhole ? QJsonValue(number) : QJsonValue(text.trimmed());
}

} // namespace

ListControl::ListControl(QList<Column> columns, const QString &addText, QWidget *parent)
    : FieldControl(parent)
    , m_columns(std::move(columns))
    , m_rows(makeColumn(4))
{
    setLayout(m_rows);
    if (m_columns.size() > 1) {
        m_titles = makeTitles();
        m_rows->addWidget(m_titles);
    }
    auto *add = new QPushButton(tintedIcon(u"list-add"_s, QPalette::Text), addText);
    add->setProperty("quiet", true);
    add->setAutoDefault(false);
    add->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_add = add;
    m_rows->addWidget(add);
    setFocusProxy(add);
    connect(add, &QPushButton::clicked, this, [this] {
        addLine({});
        m_lines.constLast().cells.constFirst()->setFocus();
    });
}

QWidget *ListControl::makeTitles() const
{
    auto *titles = new QWidget;
    QHBoxLayout *row = makeRow(4, {0, 0, 32, 0});
    titles->setLayout(row);
    for (const Column &column : m_columns) {
        auto *title = new QLabel(column.title);
        title->setForegroundRole(QPalette::PlaceholderText);
        title->setContentsMargins(8, 0, 8, 0);
        if (column.isNumber)
            title->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (column.width > 0)
            title->setFixedWidth(column.width);
        row->addWidget(title, column.width > 0 ? 0 : 1);
    }
    return titles;
}

void ListControl::addLine(const QStringList &cells)
{
    auto *widget = new QWidget;
    QHBoxLayout *row = makeRow(4);
    widget->setLayout(row);
    Line line{widget, {}};
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns.at(i);
        QLineEdit *cell = makeField(cells.value(i), column.width, column.isNumber);
        row->addWidget(cell, column.width > 0 ? 0 : 1);
        connect(cell, &QLineEdit::textEdited, this, &ListControl::edited);
        line.cells.append(cell);
    }
    auto *remove = new QPushButton(tintedIcon(u"list-remove"_s, QPalette::PlaceholderText), {});
    remove->setProperty("quiet", true);
    remove->setAutoDefault(false);
    remove->setFixedSize(28, 28);
    remove->setToolTip(tr("Remove this line"));
    row->addWidget(remove);
    connect(remove, &QPushButton::clicked, this, [this, widget] {
        removeLine(widget);
        edited();
    });
    m_rows->insertWidget(m_rows->count() - 1, widget);
    m_lines.append(line);
    nameLine(m_lines.size() - 1);
    remove->setObjectName(u"field.%1.%2.remove"_s.arg(m_id).arg(m_lines.size() - 1));
    remove->setAccessibleName(tr("Remove line %1").arg(m_lines.size()));
    if (m_titles)
        m_titles->setVisible(true);
}

void ListControl::removeLine(const QWidget *widget)
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).widget != widget)
            continue;
        m_lines.at(i).widget->hide();
        m_lines.at(i).widget->deleteLater(); // its button is what was just clicked
        m_lines.removeAt(i);
        break;
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        nameLine(i);
    if (m_titles)
        m_titles->setVisible(!m_lines.isEmpty());
}

void ListControl::nameLine(qsizetype index)
{
    const Line &line = m_lines.at(index);
    for (qsizetype i = 0; i < line.cells.size(); ++i) {
        const Column &column = m_columns.at(i);
        const QString key = column.key.isEmpty() ? QString() : u'.' + column.key;
        const QString title = column.title.isEmpty() ? m_label : m_label + u", "_s + column.title;
        nameWidget(line.cells.at(i), u"field.%1.%2%3"_s.arg(m_id).arg(index).arg(key),
                   tr("%1, line %2").arg(title).arg(index + 1), m_help);
        markFailed(line.cells.at(i), m_failed);
    }
}

QString ListControl::text() const
{
    QJsonArray items;
    for (const Line &line : m_lines) {
        if (m_columns.constFirst().key.isEmpty()) {
            items.append(line.cells.constFirst()->text().trimmed());
            continue;
        }
        QJsonObject record;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const QString cell = line.cells.at(i)->text();
            if (!cell.trimmed().isEmpty())
                record.insert(m_columns.at(i).key, jsonOf(cell, m_columns.at(i).isNumber));
        }
        items.append(record);
    }
    return QString::fromUtf8(QJsonDocument(items).toJson(QJsonDocument::Compact));
}

void ListControl::showText(const QString &text)
{
    while (!m_lines.isEmpty())
        removeLine(m_lines.constLast().widget);
    const QList<Value> items = itemsOf(text);
    for (const Value &item : items) {
        QStringList cells;
        for (const Column &column : std::as_const(m_columns)) {
            const Value part = column.key.isEmpty() ? item : item.map().value(column.key);
            cells << (part.isNull() ? QString() : part.text());
        }
        addLine(cells);
    }
    if (m_titles)
        m_titles->setVisible(!m_lines.isEmpty());
}

void ListControl::setFailed(bool failed)
{
    m_failed = failed;
    for (const Line &line : std::as_const(m_lines)) {
        for (QLineEdit *cell : line.cells)
            markFailed(cell, failed);
    }
}

void ListControl::setNames(const QString &id, const QString &label, const QString &help)
{
    m_id = id;
    m_label = label;
    m_help = help;
    nameWidget(m_add, u"field."_s + id + u".add"_s, tr("Add to %1").arg(label), help);
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        nameLine(i);
}

} // namespace binnacle
