#include "install/changedmark.h"

#include <QPainter>

namespace binnacle {

ChangedMark::ChangedMark(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedSize(12, theme.size.field);
}

void ChangedMark::setOn(bool on)
{
    m_on = on;
    const QString words = on ? tr("set by this plan") : QString();
    setToolTip(words);
    setAccessibleName(words);
    update();
}

void ChangedMark::paintEvent(QPaintEvent *)
{
    if (!m_on)
        return;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(m_theme.color.accent);
    p.drawEllipse(QPointF(3, height() / 2.0 + 0.5), 2.5, 2.5);
}

} // namespace binnacle
