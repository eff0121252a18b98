#include "install/effectpane.h"

#include "install/fieldcontrols.h"
#include "theme/codeview.h"
#include "theme/highlighters.h"
#include "theme/parts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

EffectPane::EffectPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(makeTabs({tr("Values"), tr("Commands")}, 0))
    , m_stack(new QStackedWidget)
    , m_values(new CodeView(theme))
    , m_commands(new CodeView(theme))
    , m_path(makeText(theme, {}, TextRole::Mono))
    , m_about(makeWrapped(theme, {}, TextRole::Muted))
{
    setObjectName(u"effect"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    column->addWidget(makeBar());
    column->addWidget(makeHairline(theme));
    m_values->setObjectName(u"effectValues"_s);
    m_values->setAccessibleName(tr("Values as they will be written"));
    new YamlHighlighter(m_values->document(), theme);
    m_commands->setObjectName(u"effectCommands"_s);
    m_commands->setAccessibleName(tr("Commands that will be run"));
    m_commands->setLineNumbers(false);
    m_commands->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_stack->addWidget(m_values);
    m_stack->addWidget(m_commands);
    column->addWidget(m_stack, 1);
    column->addWidget(makeHairline(theme));
    QVBoxLayout *foot = makeColumn(2, {16, 8, 16, 8});
    m_path->setMinimumWidth(1); // a long path is cut, the column does not grow
    foot->addWidget(m_path);
    m_about->setMinimumHeight(2 * m_theme.size.row - 8); // no jump when the words get longer
    foot->addWidget(m_about);
    column->addLayout(foot);
    setField(nullptr, {});
}

QWidget *EffectPane::makeBar()
{
    auto *bar = new QWidget;
    bar->setFixedHeight(m_theme.size.strip);
    QHBoxLayout *row = makeRow(4, {4, 0, 8, 0});
    bar->setLayout(row);
    m_tabs->setObjectName(u"effectTabs"_s);
    m_tabs->setAccessibleName(tr("Effect of the plan"));
    row->addWidget(m_tabs);
    row->addStretch();
    QPushButton *copyButton = makeButton(m_theme, tr("Copy"), ButtonRole::Quiet, u"edit-copy"_s);
    copyButton->setObjectName(u"effectCopy"_s);
    row->addWidget(copyButton);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(copyButton, &QPushButton::clicked, this, &EffectPane::copy);
    return bar;
}

void EffectPane::copy()
{
    QGuiApplication::clipboard()->setText(m_tabs->currentIndex() == 0 ? m_effect.values
                                                                      : m_effect.commands);
}

void EffectPane::showCommands()
{
    m_tabs->setCurrentIndex(1);
}

void EffectPane::setEffect(const PlanEffect &effect)
{
    m_effect = effect;
    const QString nothing = tr("# Nothing is set: the chart's own values hold.");
    showText(m_values,
             !effect.error.isEmpty()       ? u"# "_s + effect.error
                 : effect.values.isEmpty() ? nothing
                                           : effect.values);
    showText(m_commands, effect.commands);
    light();
}

/// Only a changed text is set, and the place that is looked at stays.
void EffectPane::showText(CodeView *view, const QString &text)
{
    const QString shown = text.endsWith(u'\n') ? text.chopped(1) : text;
    if (view->toPlainText() == shown)
        return;
    const int down = view->verticalScrollBar()->value();
    const int across = view->horizontalScrollBar()->value();
    view->setPlainText(shown);
    view->verticalScrollBar()->setValue(down);
    view->horizontalScrollBar()->setValue(across);
}

void EffectPane::setField(const Field *field, const QVersionNumber &chartVersion)
{
    m_fieldId = field ? field->id : QString();
    if (!field) {
        m_path->setText({});
        m_about->setText(tr("Choose a field to see the lines that it writes."));
        light();
        return;
    }
    static const QRegularExpression placeholder(u"\\$\\{[^}]*\\}"_s); // depends on the value
    QStringList paths;
    for (const ValueWrite &write : field->writes) {
        if (write.isIn(chartVersion))
            paths << QString(write.path.toString()).replace(placeholder, u"…"_s);
    }
    const QString path = paths.isEmpty() ? tr("no value of the chart: a part of the command")
                                         : paths.join(u", "_s);
    m_path->setText(m_path->fontMetrics().elidedText(path, Qt::ElideRight, width() - 32));
    m_path->setToolTip(paths.join(u'\n'));
    const QString text = defaultHint(*field, chartVersion);
    m_about->setText(text.isEmpty() ? tr("The chart has no default for it.")
                                    : tr("Chart default: %1.").arg(text));
    light();
}

void EffectPane::light()
{
    const FieldLines lines = m_effect.lines.value(m_fieldId);
    m_values->setLit(lines.own, lines.ancestors);
    if (lines.own.isEmpty())
        return;
    const int first = *std::min_element(lines.own.cbegin(), lines.own.cend());
    const QTextBlock block = m_values->document()->findBlockByNumber(first);
    const int top = m_values->cursorForPosition(QPoint(0, 0)).blockNumber();
    const int visible = m_values->viewport()->height()
        / std::max(1, QFontMetrics(m_theme.mono).lineSpacing());
    if (block.isValid() && (first < top || first >= top + visible - 1))
        m_values->verticalScrollBar()->setValue(std::max(0, first - visible / 3));
}

} // namespace binnacle
