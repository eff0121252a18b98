#include "watch/yamlview.h"

#include "cluster/objecttext.h"
#include "theme/codeview.h"
#include "theme/highlighters.h"
#include "theme/parts.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace binnacle {

YamlView::YamlView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_search(makeSearch(theme, tr("Find in this text"), 0))
    , m_hits(makeText(theme, {}, TextRole::Muted))
    , m_managed(new QCheckBox(tr("managedFields")))
    , m_text(new CodeView(theme))
{
    setObjectName(u"watch.details.yaml"_s);
    m_search->setObjectName(u"watch.details.yaml.search"_s);
    m_search->setAccessibleName(tr("Find in this text"));
    m_managed->setObjectName(u"watch.details.yaml.managed"_s);
    m_managed->setToolTip(tr("Also show who changed which field"));
    m_text->setObjectName(u"watch.details.yaml.text"_s);
    m_text->setAccessibleName(tr("YAML of the object"));
    new YamlHighlighter(m_text->document(), theme);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    QHBoxLayout *row = makeRow(8, {8, 6, 8, 6});
    row->addWidget(m_search, 1);
    row->addWidget(m_hits);
    row->addWidget(m_managed);
    column->addLayout(row);
    column->addWidget(makeHairline(theme));
    column->addWidget(m_text, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this] { find(false); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_managed, &QCheckBox::toggled, this, &YamlView::render);
}

void YamlView::setObject(const QJsonObject &object)
{
    if (object == m_object)
        return;
    m_object = object;
    render();
}

void YamlView::clear()
{
    m_object = {};
    m_text->clear();
    m_hits->clear();
}

void YamlView::render()
{
    const int position = m_text->verticalScrollBar()->value();
    m_text->setPlainText(m_object.isEmpty() ? QString()
                                            : objectAsYaml(m_object, m_managed->isChecked()));
    m_text->verticalScrollBar()->setValue(position);
    find(false);
}

void YamlView::find(bool next)
{
    const QString words = m_search->text();
    const qsizetype hits = words.isEmpty()
        ? 0
        : m_text->toPlainText().count(words, Qt::CaseInsensitive);
    m_hits->setText(words.isEmpty() ? QString() : QString::number(hits));
    m_hits->setAccessibleName(tr("%n hits", nullptr, static_cast<int>(hits)));
    if (hits == 0)
        return;
    QTextCursor cursor = m_text->textCursor();
    if (!next)
        cursor.setPosition(cursor.selectionStart());
    m_text->setTextCursor(cursor);
    if (m_text->find(words))
        return;
    cursor.movePosition(QTextCursor::Start);
    m_text->setTextCursor(cursor);
    m_text->find(words);
}

} // namespace binnacle
