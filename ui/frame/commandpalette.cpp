#include "frame/commandpalette.h"

#include "frame/actionregistry.h"
#include "theme/parts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

CommandPalette::CommandPalette(const Theme &theme, const ActionRegistry &registry, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_registry(registry)
    , m_field(makeSearch(theme, tr("Type what you want to do"), 0))
    , m_list(new QListWidget)
{
    setObjectName(u"palette"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn(4, {8, 8, 8, 8});
    setLayout(column);
    column->addWidget(m_field);
    column->addWidget(m_list);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setAccessibleName(tr("Find an action or page"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Actions"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the focus, arrows are passed on
    m_list->setUniformItemSizes(true);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::popUp()
{
    m_field->clear();
    fill({});
    const QWidget *window = parentWidget();
    setFixedSize(std::min(560, window->width() - 32), 12 * m_theme.size.row + m_theme.size.field);
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, m_theme.size.bar + 8)));
    show();
    m_field->setFocus();
}

void CommandPalette::fill(const QString &words)
{
    m_list->clear();
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    for (QAction *action : m_registry.actions()) {
        const QString group = ActionRegistry::groupOf(action);
        const QString text = group.isEmpty() ? action->text() : group + u": "_s + action->text();
        const bool fits = std::all_of(parts.cbegin(), parts.cend(), [&](const QString &part) {
            return text.contains(part, Qt::CaseInsensitive);
        });
        if (!fits || !action->isEnabled() || action->objectName() == u"palette"_s)
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(keys.isEmpty() ? text : text + u"    "_s + keys, m_list);
        item->setData(Qt::UserRole, action->objectName());
        item->setSizeHint(QSize(0, m_theme.size.row));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    QAction *action = item ? m_registry.action(item->data(Qt::UserRole).toString()) : nullptr;
    hide();
    if (action)
        action->trigger();
}

void CommandPalette::step(int by)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Escape) {
            hide();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace binnacle
