#include "verify/checktree.h"

#include "base/plaintext.h"
#include "theme/parts.h"
#include "theme/status.h"
#include "theme/tabledefaults.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int CheckRole = Qt::UserRole + 10; ///< index into the list of checks

Tone toneOf(Check::State state)
{
    switch (state) {
    case Check::State::Passed: return Tone::Ok;
    case Check::State::Failed: return Tone::Error;
    case Check::State::NotRunHere: return Tone::Unknown;
    }
    return Tone::Unknown;
}

struct Count
{
    int passed = 0;
    int failed = 0;
    int notRun = 0;
};

/// Of one group, or, with a null group, of all.
Count countOf(const QList<Check> &checks, const QString &group)
{
    Count count;
    for (const Check &check : checks) {
        if (!group.isNull() && check.group != group)
            continue;
        count.passed += check.state == Check::State::Passed;
        count.failed += check.state == Check::State::Failed;
        count.notRun += check.state == Check::State::NotRunHere;
    }
    return count;
}

QString wordsOf(const Count &count)
{
    QStringList words;
    if (count.failed > 0)
        words << CheckTree::tr("%1 failed").arg(count.failed);
    if (count.passed > 0)
        words << CheckTree::tr("%1 passed").arg(count.passed);
    if (count.notRun > 0)
        words << CheckTree::tr("%1 not run here").arg(count.notRun);
    return words.join(u", "_s);
}

Tone toneOf(const Count &count)
{
    return count.failed > 0 ? Tone::Error : count.passed > 0 ? Tone::Ok : Tone::Unknown;
}

QStandardItem *textItem(const QString &text, const QFont &font)
{
    auto *item = new QStandardItem(plainText(text));
    item->setFont(font);
    item->setToolTip(item->text());
    return item;
}

} // namespace

CheckTree::CheckTree(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new QStandardItemModel(this))
    , m_view(new QTreeView)
    , m_empty(makeWrapped(theme,
                          tr("Nothing has been checked yet. After a plan was applied, each "
                             "statement about it stands here with what was expected and what "
                             "was found."),
                          TextRole::Muted))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    m_empty->setContentsMargins(20, 16, 20, 16);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    m_view->setObjectName(u"checkTree"_s);
    m_view->setAccessibleName(tr("Checks"));
    m_view->setModel(m_model);
    applyTreeDefaults(m_view, theme);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTextElideMode(Qt::ElideRight); // statements and answers are read from their start
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CheckTree::selectionMoved);
    setChecks({});
}

void CheckTree::setChecks(const QList<Check> &checks)
{
    m_filling = true;
    m_checks = checks;
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Check"), tr("Found"), tr("Expected")});
    setColumnWidths(m_view->header(), {0, 176, 176});
    QStringList groups;
    for (const Check &check : checks) {
        if (!groups.contains(check.group))
            groups << check.group;
    }
    for (const QString &group : std::as_const(groups))
        addGroup(group);
    m_view->expandAll();
    m_view->setVisible(!checks.isEmpty());
    m_empty->setVisible(checks.isEmpty());
    selectFirst();
    selectAgain(m_selectedId);
    m_filling = false;
}

void CheckTree::addGroup(const QString &group)
{
    const Count count = countOf(m_checks, group);
    QStandardItem *head = textItem(group, m_theme.bodyStrong);
    QStandardItem *state = textItem(wordsOf(count), m_theme.body);
    state->setData(int(toneOf(count)), ToneRole);
    m_model->appendRow({head, state, new QStandardItem});
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        const Check &check = m_checks.at(i);
        if (check.group != group)
            continue;
        QStandardItem *title = textItem(check.title, m_theme.body);
        title->setData(int(toneOf(check.state)), ToneRole);
        title->setData(int(i), CheckRole);
        const QString found = check.state == Check::State::NotRunHere && check.found.isEmpty()
            ? tr("not run here")
            : check.found;
        head->appendRow(
            {title, textItem(found, m_theme.mono), textItem(check.expected, m_theme.mono)});
    }
}

void CheckTree::selectAgain(const QString &id)
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QStandardItem *head = m_model->item(group);
        for (int row = 0; row < head->rowCount(); ++row) {
            if (m_checks.at(head->child(row)->data(CheckRole).toInt()).id == id)
                m_view->setCurrentIndex(head->child(row)->index());
        }
    }
}

void CheckTree::selectFirst()
{
    QModelIndex chosen;
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QStandardItem *head = m_model->item(group);
        for (int row = 0; row < head->rowCount(); ++row) {
            const Check &check = m_checks.at(head->child(row)->data(CheckRole).toInt());
            if (!chosen.isValid())
                chosen = head->child(row)->index();
            if (check.state != Check::State::Failed)
                continue;
            m_view->setCurrentIndex(head->child(row)->index());
            return;
        }
    }
    if (chosen.isValid())
        m_view->setCurrentIndex(chosen);
}

void CheckTree::selectionMoved(const QModelIndex &index)
{
    const QVariant number = index.siblingAtColumn(0).data(CheckRole);
    if (!number.isValid())
        return;
    const Check &check = m_checks.at(number.toInt());
    if (!m_filling)
        m_selectedId = check.id;
    Q_EMIT checkSelected(check);
}

QString CheckTree::summary() const
{
    return wordsOf(countOf(m_checks, {}));
}

Tone CheckTree::tone() const
{
    return toneOf(countOf(m_checks, {}));
}

} // namespace binnacle
