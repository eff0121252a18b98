#include "theme/status.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace binnacle {

namespace {

QPainterPath triangle(const QRectF &r)
{
    QPainterPath path;
    path.moveTo(r.center().x(), r.top() + 0.3);
    path.lineTo(r.right() + 0.4, r.bottom() - 0.6);
    path.lineTo(r.left() - 0.4, r.bottom() - 0.6);
    path.closeSubpath();
    return path;
}

QColor wordColor(Tone tone, const Theme &theme, const QColor &text)
{
    return tone == Tone::Ok ? text : theme.tone(tone);
}

} // namespace

void paintTone(QPainter *p, const QRectF &rect, Tone tone, const Theme &theme)
{
    const qreal side = theme.size.glyph;
    QRectF r(0, 0, side, side);
    r.moveCenter(rect.center());
    const QColor color = theme.tone(tone);
    const QPen line(color, 1.6);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(color);
    switch (tone) {
    case Tone::Ok: p->drawEllipse(r.adjusted(1, 1, -1, -1)); break;
    case Tone::Warn:
        p->setPen(QPen(color, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p->drawPath(triangle(r.adjusted(0.5, 0.5, -0.5, -0.5)));
        break;
    case Tone::Error: {
        const QRectF x = r.adjusted(1.6, 1.6, -1.6, -1.6);
        p->setPen(QPen(color, 2.4, Qt::SolidLine, Qt::RoundCap));
        p->drawLine(x.topLeft(), x.bottomRight());
        p->drawLine(x.topRight(), x.bottomLeft());
        break;
    }
    case Tone::Busy:
        p->drawPie(r.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16);
        p->setPen(line);
        p->setBrush(Qt::NoBrush);
        p->drawEllipse(r.adjusted(1.3, 1.3, -1.3, -1.3));
        break;
    case Tone::Unknown:
    case Tone::Stale: {
        QPen ring(line);
        if (tone == Tone::Stale)
            ring.setDashPattern({1.2, 1.4});
        p->setPen(ring);
        p->setBrush(Qt::NoBrush);
        p->drawEllipse(r.adjusted(1.3, 1.3, -1.3, -1.3));
        break;
    }
    }
    p->restore();
}

StatusDelegate::StatusDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

void StatusDelegate::paint(QPainter *p, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QVariant value = index.data(ToneRole);
    const int shared = index.data(SharedPrefixRole).toInt();
    if (!value.isValid() && shared == 0) {
        QStyledItemDelegate::paint(p, option, index);
        return;
    }
    QStyleOptionViewItem copy(option);
    initStyleOption(&copy, index);
    const QString word = copy.text;
    copy.text.clear();
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &copy, p, widget);

    if (shared > 0) {
        copy.text = word;
        paintName(p, copy, shared);
        return;
    }
    const auto tone = static_cast<Tone>(value.toInt());
    const int glyph = m_theme.size.glyph;
    QRect area = option.rect.adjusted(m_theme.size.unit, 0, -4, 0);
    paintTone(p, QRectF(area.left(), area.top(), glyph, area.height()), tone, m_theme);
    area.setLeft(area.left() + glyph + 6);
    p->setFont(copy.font);
    p->setPen(wordColor(tone, m_theme, copy.palette.color(QPalette::Text)));
    p->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                copy.fontMetrics.elidedText(word, Qt::ElideRight, area.width()));
}

void StatusDelegate::paintName(QPainter *p, const QStyleOptionViewItem &option, int shared) const
{
    const QFontMetrics &metrics = option.fontMetrics;
    const QString tail = option.text.mid(shared);
    QRect area = option.rect.adjusted(m_theme.size.unit, 0, -m_theme.size.unit, 0);
    const int room = std::max(0, area.width() - metrics.horizontalAdvance(tail));
    const QString head = metrics.elidedText(option.text.left(shared), Qt::ElideRight, room);
    p->setFont(option.font);
    p->setPen(m_theme.color.muted);
    p->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, head);
    area.setLeft(area.left() + metrics.horizontalAdvance(head));
    p->setPen(option.palette.color(QPalette::Text));
    p->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                metrics.elidedText(tail, Qt::ElideMiddle, area.width()));
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(ToneRole).isValid())
        size.rwidth() += m_theme.size.glyph + 10;
    return {size.width(), std::max(size.height(), m_theme.size.row)};
}

StatusLabel::StatusLabel(const Theme &theme, Tone tone, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
    , m_word(word)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(word);
}

void StatusLabel::setState(Tone tone, const QString &word)
{
    if (tone == m_tone && word == m_word)
        return;
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {m_theme.size.glyph + 7 + metrics.horizontalAdvance(m_word), metrics.height() + 2};
}

void StatusLabel::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const int glyph = m_theme.size.glyph;
    paintTone(&p, QRectF(0, 0, glyph, height()), m_tone, m_theme);
    p.setPen(wordColor(m_tone, m_theme, palette().color(QPalette::WindowText)));
    p.drawText(rect().adjusted(glyph + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace binnacle
