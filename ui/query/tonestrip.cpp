#include "query/tonestrip.h"

#include "theme/parts.h"
#include "theme/status.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace binnacle {

ToneStrip::ToneStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(makeWrapped(theme, {}))
{
    const int unit = theme.size.unit;
    QHBoxLayout *row = makeRow(0, {theme.size.glyph + unit, 2, 0, 2});
    setLayout(row);
    m_words->setObjectName(u"words"_s);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_words, 1);
    hide();
}

void ToneStrip::setMessage(Tone tone, const QString &words)
{
    m_tone = tone;
    m_words->setText(words);
    setAccessibleName(words);
    applyColor();
    setVisible(!words.isEmpty());
    update();
}

QString ToneStrip::message() const
{
    return m_words->text();
}

void ToneStrip::applyColor()
{
    const bool isColored = m_tone == Tone::Error || m_tone == Tone::Warn;
    const QColor color = isColored ? m_theme.tone(m_tone) : m_theme.color.text;
    QPalette palette;
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text}) // of either ground
        palette.setColor(role, color);
    m_words->setPalette(palette);
}

void ToneStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColor();
    QWidget::changeEvent(event);
}

void ToneStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = QFontMetrics(m_theme.body).height();
    paintTone(&painter, QRectF(0, 2, m_theme.size.glyph, line), m_tone, m_theme);
}

} // namespace binnacle
