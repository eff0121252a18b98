#include "query/legendpane.h"

#include "query/legenddelegate.h"
#include "theme/parts.h"
#include "theme/tabledefaults.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

LegendPane::LegendPane(const Theme &theme, LegendModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_filter(makeSearch(theme, tr("Filter series"), 180))
    , m_table(new QTableView)
{
    setObjectName(u"queryLegendPane"_s);
    auto *column = makeColumn();
    setLayout(column);
    QHBoxLayout *head = makeRow(8, {8, 6, 8, 6});
    m_filter->setObjectName(u"queryLegendFilter"_s);
    m_filter->setAccessibleName(tr("Filter series by name"));
    head->addWidget(m_filter);
    head->addStretch();
    QLabel *hint = makeText(theme, tr("click isolates, Ctrl adds"), TextRole::Muted);
    hint->setObjectName(u"queryLegendHint"_s);
    head->addWidget(hint);
    column->addLayout(head);
    column->addWidget(makeHairline(theme));

    m_table->setObjectName(u"queryLegend"_s);
    m_table->setAccessibleName(tr("Series and their figures"));
    m_table->setModel(&m_model);
    applyTableDefaults(m_table, theme);
    m_table->setItemDelegate(new LegendDelegate(theme, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setColumnWidths();
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    column->addWidget(m_table, 1);
    connect(&m_model, &LegendModel::figuresChanged, this, &LegendPane::setColumnWidths);
    connect(m_filter, &QLineEdit::textChanged, &m_model, &LegendModel::setFilter);
}

/// The figures' columns are as wide as the first rows need, so that the names get the rest.
void LegendPane::setColumnWidths()
{
    constexpr int looked = 100;
    const QFontMetrics metrics(m_theme.body);
    const int rows = std::min(looked, m_model.rowCount());
    QList<int> widths{0};
    for (int column = LegendModel::Last; column < LegendModel::ColumnCount; ++column) {
        int widest = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()
                                               + u" 88"_s); // the sort mark
        for (int row = 0; row < rows; ++row)
            widest = std::max(
                widest, metrics.horizontalAdvance(m_model.index(row, column).data().toString()));
        widths << widest + 2 + 2 * m_theme.size.unit; // advances are rounded, eliding is exact
    }
    binnacle::setColumnWidths(m_table->horizontalHeader(), widths);
}

void LegendPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        setColumnWidths();
    QWidget::changeEvent(event);
}

void LegendPane::chosen(const QModelIndex &index, bool beside)
{
    if (!index.isValid())
        return;
    if (beside)
        m_model.toggle(index.row());
    else
        m_model.isolate(index.row());
}

bool LegendPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            chosen(m_table->indexAt(mouse->position().toPoint()),
                   mouse->modifiers() & Qt::ControlModifier);
    } else if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter || key->key() == Qt::Key_Space) {
            chosen(m_table->currentIndex(), !enter);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace binnacle
