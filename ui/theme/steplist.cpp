#include "theme/steplist.h"

#include "theme/status.h"

#include <QPainter>

namespace binnacle {

StepList::StepList(const Theme &theme, QList<Step> steps, int current, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_steps(std::move(steps))
    , m_current(current)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize StepList::sizeHint() const
{
    return {200, int(m_steps.size()) * m_theme.size.strip};
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const Colors &c = m_theme.color;
    const int h = m_theme.size.strip;
    const int glyph = m_theme.size.glyph;
    const int left = 2 * m_theme.size.unit;
    for (int i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps.at(i);
        const QRect row(0, i * h, width(), h);
        if (i == m_current) {
            p.fillRect(row, c.selection);
            p.fillRect(QRect(row.left(), row.top(), 3, h), c.accent);
        }
        if (i + 1 < m_steps.size()) // the thread to the next step
            p.fillRect(QRectF(left + glyph / 2.0 - 0.5, row.center().y() + 10, 1, h - 18),
                       c.control);
        paintTone(&p, QRectF(left, row.top(), glyph, h), step.tone, m_theme);
        const bool waiting = step.tone == Tone::Unknown && i != m_current;
        p.setFont(i == m_current ? m_theme.bodyStrong : m_theme.body);
        p.setPen(waiting ? c.muted : c.text);
        const QRect words = row.adjusted(left + glyph + 10, 0, -left, 0);
        p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, step.name);
        p.setFont(m_theme.body);
        p.setPen(step.tone == Tone::Warn || step.tone == Tone::Error ? m_theme.tone(step.tone)
                                                                     : c.muted);
        p.drawText(words, Qt::AlignVCenter | Qt::AlignRight, step.note);
    }
}

} // namespace binnacle
