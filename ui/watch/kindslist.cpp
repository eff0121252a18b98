#include "watch/kindslist.h"

#include "theme/parts.h"
#include "theme/tabledefaults.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {
constexpr int idRole = Qt::UserRole + 20;
} // namespace

KindsList::KindsList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(makeSearch(theme, tr("Find a kind"), 0))
    , m_tree(new QTreeView)
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"watch.kinds"_s);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn(0, {0, 6, 0, 0});
    setLayout(column);
    QHBoxLayout *search = makeRow(0, {8, 0, 8, 4});
    m_search->setObjectName(u"watch.kinds.search"_s);
    m_search->setAccessibleName(tr("Find a kind"));
    m_search->setClearButtonEnabled(true);
    search->addWidget(m_search);
    column->addLayout(search);
    fill();
    colorTitles();
    m_tree->setObjectName(u"watch.kinds.tree"_s);
    m_tree->setAccessibleName(tr("Kinds of objects"));
    m_tree->setModel(m_model);
    applyTreeDefaults(m_tree, theme);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(12);
    m_tree->setBackgroundRole(QPalette::Window);
    m_tree->viewport()->setBackgroundRole(QPalette::Window);
    const int countWidth = QFontMetrics(theme.body).horizontalAdvance(u"100000"_s) + 20;
    setColumnWidths(m_tree->header(), {0, countWidth});
    m_tree->expandAll();
    column->addWidget(m_tree, 1);
    connect(m_search, &QLineEdit::textChanged, this, &KindsList::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_tree->setFocus(); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &KindsList::choose);
}

void KindsList::fill()
{
    for (const WatchViewGroup &group : watchViewGroups()) {
        auto *title = new QStandardItem(group.title);
        title->setFont(m_theme.bodyStrong);
        title->setSelectable(false);
        m_model->appendRow(QList<QStandardItem *>{title, new QStandardItem});
        for (const WatchView &view : group.views) {
            auto *item = new QStandardItem(view.title);
            item->setData(view.id, idRole);
            item->setToolTip(view.title);
            auto *count = new QStandardItem;
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            count->setSelectable(true);
            title->appendRow(QList<QStandardItem *>{item, count});
        }
    }
}

void KindsList::colorTitles()
{
    for (int group = 0; group < m_model->rowCount(); ++group)
        m_model->item(group)->setForeground(m_theme.color.muted);
}

void KindsList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTitles();
}

void KindsList::choose(const QModelIndex &index)
{
    const QString id = index.siblingAtColumn(0).data(idRole).toString();
    if (!id.isEmpty())
        Q_EMIT viewChosen(id);
}

QStandardItem *KindsList::itemOf(const QString &id) const
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        QStandardItem *title = m_model->item(group);
        for (int row = 0; row < title->rowCount(); ++row) {
            if (title->child(row)->data(idRole).toString() == id)
                return title->child(row);
        }
    }
    return nullptr;
}

void KindsList::setCurrent(const QString &id)
{
    if (QStandardItem *item = itemOf(id))
        m_tree->setCurrentIndex(item->index());
}

void KindsList::setCount(const QString &id, std::optional<int> count)
{
    QStandardItem *item = itemOf(id);
    if (!item)
        return;
    QStandardItem *cell = item->parent()->child(item->row(), 1);
    const QString text = count ? QString::number(*count) : QString();
    if (cell->text() != text)
        cell->setText(text);
}

void KindsList::clearCounts()
{
    for (const WatchViewGroup &group : watchViewGroups()) {
        for (const WatchView &view : group.views)
            setCount(view.id, std::nullopt);
    }
}

void KindsList::filter(const QString &words)
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        QStandardItem *title = m_model->item(group);
        bool hasAny = false;
        for (int row = 0; row < title->rowCount(); ++row) {
            const bool fits = title->child(row)->text().contains(words, Qt::CaseInsensitive)
                || title->child(row)->data(idRole).toString().contains(words, Qt::CaseInsensitive);
            m_tree->setRowHidden(row, title->index(), !fits);
            hasAny |= fits;
        }
        m_tree->setRowHidden(group, {}, !hasAny);
    }
}

} // namespace binnacle
