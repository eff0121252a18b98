#include "theme/codeview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

namespace binnacle {

CodeView::CodeView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_gutter(new QWidget(this))
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFont(theme.mono);
    setLineWrapMode(NoWrap);
    document()->setDocumentMargin(6);
    m_gutter->installEventFilter(this);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this] { m_gutter->update(); });
    setViewportMargins(gutterWidth(), 0, 0, 0);
}

void CodeView::setLit(const QSet<int> &lines, const QSet<int> &ancestors)
{
    m_lit = lines;
    m_ancestors = ancestors;
    viewport()->update();
    m_gutter->update();
}

void CodeView::setDiff(const QString &diff)
{
    QStringList lines = diff.split(QLatin1Char('\n'));
    m_signs.clear();
    for (int i = 0; i < lines.size(); ++i) {
        m_signs.insert(i, lines[i].isEmpty() ? QLatin1Char(' ') : lines[i].front());
        lines[i].remove(0, 1);
    }
    setPlainText(lines.join(QLatin1Char('\n')));
    setViewportMargins(gutterWidth(), 0, 0, 0);
    viewport()->update();
    m_gutter->update();
}

void CodeView::setLineNumbers(bool on)
{
    m_numbers = on;
    setViewportMargins(gutterWidth(), 0, 0, 0);
}

void CodeView::fitToText()
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int margin = int(2 * document()->documentMargin());
    setFixedHeight(QFontMetrics(font()).lineSpacing() * blockCount() + margin + 1);
}

QColor CodeView::washOf(int line) const
{
    const QChar sign = m_signs.value(line, QLatin1Char(' '));
    if (sign == QLatin1Char('+'))
        return m_theme.color.okWash;
    if (sign == QLatin1Char('-'))
        return m_theme.color.errorWash;
    return m_lit.contains(line) ? m_theme.color.lit : QColor();
}

// Not extra selections: those stop at the document margin and leave a gap beside the gutter.
void CodeView::paintEvent(QPaintEvent *event)
{
    QPainter p(viewport());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > event->rect().bottom())
            break;
        const QColor wash = washOf(block.blockNumber());
        if (wash.isValid())
            p.fillRect(QRectF(0, line.top(), viewport()->width(), line.height()).toAlignedRect(),
                       wash);
    }
    p.end();
    QPlainTextEdit::paintEvent(event);
}

int CodeView::gutterWidth() const
{
    const int digit = QFontMetrics(m_theme.mono).horizontalAdvance(QLatin1Char('0'));
    if (m_numbers)
        return 2 * m_theme.size.unit + 3 * digit;
    return m_signs.isEmpty() ? 6 : m_theme.size.unit + 2 * digit;
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_gutter->setGeometry(0, 0, gutterWidth(), height());
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_gutter && event->type() == QEvent::Paint) {
        paintGutter(static_cast<QPaintEvent *>(event));
        return true;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

void CodeView::paintGutter(QPaintEvent *event)
{
    QPainter p(m_gutter);
    p.setFont(m_theme.mono);
    p.fillRect(event->rect(), palette().color(QPalette::Base));
    const Colors &c = m_theme.color;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRect line = blockBoundingGeometry(block).translated(contentOffset()).toAlignedRect();
        if (line.top() > event->rect().bottom())
            break;
        const int number = block.blockNumber();
        QRect cell(0, line.top(), m_gutter->width(), line.height());
        const QChar sign = m_signs.value(number, QLatin1Char(' '));
        if (const QColor wash = washOf(number); wash.isValid())
            p.fillRect(cell, wash);
        if (m_lit.contains(number) || m_ancestors.contains(number))
            p.fillRect(QRect(0, line.top(), m_lit.contains(number) ? 3 : 1, line.height()),
                       c.accent);
        p.setPen(sign == QLatin1Char('+') ? c.ok : sign == QLatin1Char('-') ? c.error : c.muted);
        const QString mark = m_numbers ? QString::number(number + 1) : QString(sign);
        cell.setHeight(
            QFontMetrics(m_theme.mono).lineSpacing()); // the last line has a margin below
        p.drawText(cell.adjusted(0, 0, -m_theme.size.unit, 0), Qt::AlignRight | Qt::AlignVCenter,
                   mark);
    }
}

} // namespace binnacle
