#include "query/expressioneditor.h"

#include "theme/highlighters.h"

#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int mostLines = 8; // a longer expression scrolls
constexpr qsizetype longestHistory = 200;

} // namespace

ExpressionEditor::ExpressionEditor(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_highlighter(new PromqlHighlighter(document(), theme))
{
    setObjectName(u"queryExpression"_s);
    setAccessibleName(tr("PromQL expression"));
    setAccessibleDescription(tr("Enter runs it, Shift+Enter starts a new line."));
    setFont(theme.mono);
    setPlaceholderText(tr("PromQL expression, for example up"));
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(6);
    connect(this, &QPlainTextEdit::textChanged, this, &ExpressionEditor::fitToText);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (toPlainText() != m_markedText)
            clearError();
    });
    fitToText();
}

void ExpressionEditor::setExpression(const QString &text)
{
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

QSize ExpressionEditor::sizeHint() const
{
    const int lines = std::clamp(static_cast<int>(document()->size().height()), 1, mostLines);
    const int margins = 2 * static_cast<int>(document()->documentMargin()) + 2 * frameWidth();
    return {320, lines * QFontMetrics(font()).lineSpacing() + margins};
}

void ExpressionEditor::fitToText()
{
    const bool isLong = document()->size().height() > mostLines;
    setVerticalScrollBarPolicy(isLong ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(sizeHint().height());
}

void ExpressionEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitToText();
}

void ExpressionEditor::markError(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    const QString text = block.text();
    const QString before = QString::fromUtf8(text.toUtf8().left(std::max(0, column - 1)));
    // Behind the end (something is missing there) the last character carries the mark.
    const qsizetype last = std::max<qsizetype>(0, text.size() - 1);
    const auto at = static_cast<int>(std::min(before.size(), last));
    m_markedText = toPlainText();
    m_highlighter->setError(block.position() + at, 1);
}

void ExpressionEditor::clearError()
{
    if (m_markedText.isNull())
        return;
    m_markedText = QString();
    m_highlighter->setError(-1, 0);
}

void ExpressionEditor::remember(const QString &expression)
{
    m_history.removeAll(expression);
    m_history.append(expression);
    if (m_history.size() > longestHistory)
        m_history.removeFirst();
    m_place = m_history.size();
}

void ExpressionEditor::showRemembered(int direction)
{
    const qsizetype next = std::clamp<qsizetype>(m_place + direction, 0, m_history.size());
    if (next == m_place)
        return;
    if (m_place == m_history.size())
        m_draft = toPlainText();
    m_place = next;
    setExpression(m_place == m_history.size() ? m_draft : m_history[m_place]);
}

void ExpressionEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
        Q_EMIT runRequested();
        return;
    }
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->key() == Qt::Key_Up)
            return showRemembered(-1);
        if (event->key() == Qt::Key_Down)
            return showRemembered(1);
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace binnacle
