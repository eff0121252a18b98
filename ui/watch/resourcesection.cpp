#include "watch/resourcesection.h"

#include "cluster/clustersession.h"
#include "theme/parts.h"
#include "theme/tabledefaults.h"
#include "watch/sectionstrip.h"
#include "watch/tones.h"
#include "watch/watchview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {
constexpr int rowsAtLeast = 3;
constexpr int gap = 4; ///< below the last row
} // namespace

ResourceSection::ResourceSection(const Theme &theme, ClusterSession &cluster,
                                 const ResourceQuery &query, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_feed(cluster.watch(query))
    , m_model(query)
    , m_look(theme, &m_model)
    , m_strip(new SectionStrip(theme, query.kind.plural))
    , m_column(makeColumn())
    , m_table(new QTableView)
    , m_message(makeWrapped(theme, {}, TextRole::Muted))
    , m_columns(theme, m_table, &m_look)
{
    setObjectName(u"watch.%1"_s.arg(query.kind.plural));
    m_model.setWide(true);
    buildTable();
    m_message->setObjectName(u"watch.%1.message"_s.arg(query.kind.plural));
    m_message->setContentsMargins(m_theme.size.unit, m_theme.size.unit, m_theme.size.unit, 0);
    setLayout(m_column);
    m_column->addWidget(m_strip);
    m_column->addWidget(makeHairline(theme));
    m_column->addWidget(m_message);
    m_column->addWidget(m_table, 1);
    m_column->addSpacing(gap);
    m_column->addWidget(makeHairline(theme));
    connect(m_feed.get(), &ResourceFeed::batchArrived, this, &ResourceSection::takeBatch);
    connect(m_feed.get(), &ResourceFeed::stateChanged, this, &ResourceSection::showState);
    connect(m_feed.get(), &ResourceFeed::completed, this, [this] {
        m_columns.measure();
        m_strip->showCounts(m_model);
        showMessage();
        Q_EMIT sizeWishChanged();
    });
    connect(m_strip->columnsButton(), &QPushButton::clicked, this,
            &ResourceSection::openColumnsMenu);
    connect(&m_model, &ResourceTableModel::countsChanged, this, [this] {
        m_strip->showCounts(m_model);
        showMessage();
        Q_EMIT countsChanged();
        Q_EMIT sizeWishChanged();
    });
    showState();
}

ResourceSection::~ResourceSection() = default;

void ResourceSection::buildTable()
{
    const QString plural = m_model.query().kind.plural;
    m_table->setObjectName(u"watch.%1.table"_s.arg(plural));
    m_table->setAccessibleName(kindTitle(plural));
    applyTableDefaults(m_table, m_theme);
    m_table->setModel(&m_look);
    m_table->setTabKeyNavigation(false);
    if (plural == u"events")
        m_table->setTextElideMode(Qt::ElideRight); // messages say the most at their beginning
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionsClickable(true); // the title shows the order itself
    m_table->installEventFilter(this);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this,
            &ResourceSection::sortBy);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ResourceSection::choose);
}

void ResourceSection::takeBatch(const ResourceBatch &batch)
{
    m_model.apply(batch);
    if (batch.columns)
        takeColumns();
    for (const QByteArray &uid : batch.removed)
        Q_EMIT objectRemoved(uid);
    for (const ResourceRow &row : batch.upserts)
        Q_EMIT objectChanged(row.uid);
}

void ResourceSection::takeColumns()
{
    m_columns.adopt();
    int column = 0;
    for (int i = 0; i < m_look.columnCount(); ++i) {
        const auto kind = static_cast<ResourceTableModel::ColumnKind>(
            m_model.headerData(i, Qt::Horizontal, ResourceTableModel::ColumnKindRole).toInt());
        const QString title = m_model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        if (title == u"Last Seen") { // of events the newest matter
            column = i;
            break;
        }
        if (kind == ResourceTableModel::ColumnKind::Name && column == 0)
            column = i;
    }
    sort(column, Qt::AscendingOrder);
    Q_EMIT sizeWishChanged();
}

void ResourceSection::sortBy(int column)
{
    const bool turnsAround = column == m_model.sortColumn()
        && m_model.sortOrder() == Qt::AscendingOrder;
    sort(column, turnsAround ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ResourceSection::sort(int column, Qt::SortOrder order)
{
    m_model.sort(column, order);
    m_table->horizontalHeader()->viewport()->update();
}

void ResourceSection::place(const QRect &rect, int anchor)
{
    const bool fits = rect.height() >= preferredHeight();
    m_table->setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    setGeometry(rect);
    const int bar = fits ? 0 : m_table->verticalScrollBar()->sizeHint().width();
    const int needed = m_columns.spread(rect.width() - bar, anchor);
    m_table->setHorizontalScrollBarPolicy(needed > rect.width() - bar ? Qt::ScrollBarAlwaysOn
                                                                      : Qt::ScrollBarAlwaysOff);
}

void ResourceSection::choose(const QModelIndex &current)
{
    if (!current.isValid())
        return;
    Q_EMIT objectChosen({m_model.query().kind,
                         current.data(ResourceTableModel::NamespaceRole).toString(),
                         current.data(ResourceTableModel::NameRole).toString(),
                         current.data(ResourceTableModel::UidRole).toByteArray()});
}

void ResourceSection::clearSelection()
{
    const QSignalBlocker blocker(m_table->selectionModel());
    m_table->selectionModel()->clear();
    m_table->viewport()->update();
}

void ResourceSection::setTextFilter(const QString &words)
{
    m_model.setTextFilter(words);
}

void ResourceSection::setOnlyProblems(bool on)
{
    m_model.setOnlyProblems(on);
}

void ResourceSection::tick()
{
    m_model.tick();
    m_strip->showState(m_feed->state(), m_feed->lastEvent());
}

void ResourceSection::showState()
{
    m_strip->showState(m_feed->state(), m_feed->lastEvent());
    showMessage();
    showNotice();
}

void ResourceSection::showMessage()
{
    QString words;
    if (m_model.rowCount() > 0) {
        words.clear();
    } else if (m_model.totalCount() > 0) {
        words = tr("None of %1 fits the filter.").arg(m_model.totalCount());
    } else if (m_feed->isComplete()) {
        words = m_model.query().nameSpace.isEmpty()
            ? tr("There are none in this cluster.")
            : tr("There are none in %1.").arg(m_model.query().nameSpace);
    } else if (m_feed->state().phase == FeedState::Phase::Loading) {
        words = tr("Waiting for the first page from the server.");
    }
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
    m_table->setVisible(m_look.columnCount() > 0 && m_model.rowCount() > 0);
}

void ResourceSection::showNotice()
{
    const FeedState &state = m_feed->state();
    using Phase = FeedState::Phase;
    const bool isNeeded = state.phase == Phase::Stale || state.phase == Phase::NoRight
        || state.phase == Phase::Failed || state.phase == Phase::SignInRefused;
    const QString words = isNeeded ? state.words() + u'\n' + state.message : QString();
    if (words == m_noticeWords)
        return;
    m_noticeWords = words;
    delete std::exchange(m_notice, nullptr);
    if (isNeeded) {
        QString headline = state.words();
        headline[0] = headline[0].toUpper();
        m_notice = new Notice(m_theme,
                              toneOf(state.phase) == Tone::Stale ? Tone::Warn : toneOf(state.phase),
                              headline, state.message);
        m_notice->setObjectName(u"watch.%1.notice"_s.arg(m_model.query().kind.plural));
        m_notice->setAccessibleName(words);
        m_column->insertWidget(2, m_notice);
    }
    Q_EMIT sizeWishChanged();
}

int ResourceSection::noticeHeight() const
{
    if (!m_notice)
        return 0;
    const int wished = m_notice->hasHeightForWidth() ? m_notice->heightForWidth(width())
                                                     : m_notice->sizeHint().height();
    return std::max(wished, 2 * m_theme.size.row);
}

int ResourceSection::leastHeight() const
{
    const int head = m_theme.size.strip + 1 + gap + 1 + noticeHeight();
    if (m_model.rowCount() == 0)
        return head + (m_message->isHidden() ? 0 : m_theme.size.row + m_theme.size.unit);
    return head + (1 + std::min(rowsAtLeast, m_model.rowCount())) * m_theme.size.row;
}

int ResourceSection::preferredHeight() const
{
    if (m_model.rowCount() == 0)
        return leastHeight();
    constexpr int mostRows = 100'000; // far beyond any screen
    const bool isTooWide = m_table->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOn;
    const int bar = isTooWide ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    return m_theme.size.strip + 1 + gap + 1 + noticeHeight() + bar
        + (1 + std::min(mostRows, m_model.rowCount())) * m_theme.size.row;
}

QString ResourceSection::asText() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_look.rowCount(); ++row)
            rows << m_look.index(row, 0);
    }
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    const auto addLine = [this, &lines](const auto &cell) {
        QStringList cells;
        for (int column = 0; column < m_look.columnCount(); ++column) {
            if (m_columns.isShown(column))
                cells << cell(column);
        }
        lines << cells.join(u'\t');
    };
    addLine([this](int column) {
        return m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    for (const QModelIndex &row : rows)
        addLine([&row](int column) { return row.siblingAtColumn(column).data().toString(); });
    return lines.join(u'\n') + u'\n';
}

void ResourceSection::openColumnsMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"watch.columnsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_look.columnCount(); ++column) {
        QAction *action = menu->addAction(
            m_look.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(m_columns.isShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_columns.setShown(column, shown);
            Q_EMIT sizeWishChanged();
        });
    }
    QMenu *order = menu->addMenu(tr("Sort by"));
    menu->insertSeparator(menu->insertMenu(menu->actions().first(), order));
    for (int column = 0; column < m_look.columnCount(); ++column) {
        QAction *action = order->addAction(
            m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        connect(action, &QAction::triggered, this, [this, column] { sortBy(column); });
    }
    QPushButton *button = m_strip->columnsButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

bool ResourceSection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_table->currentIndex().row();
    if (key == Qt::Key_Down && row == m_look.rowCount() - 1)
        Q_EMIT leftAt(Qt::BottomEdge);
    else if (key == Qt::Key_Up && row == 0)
        Q_EMIT leftAt(Qt::TopEdge);
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace binnacle
