#include "theme/steplist.h"

#include "theme/parts.h"
#include "theme/status.h"

#include <QAbstractButton>
#include <QPainter>

namespace binnacle {

namespace {

/// One step: shape on the thread, name, note.
class StepButton final : public QAbstractButton
{
public:
    StepButton(const Theme &theme, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(theme.size.strip);
    }

    void setStep(const Step &step, bool isLast)
    {
        m_step = step;
        m_isLast = isLast;
        setEnabled(step.enabled);
        setText(step.name);
        setAccessibleName(step.note.isEmpty() ? step.name
                                              : step.name + QStringLiteral(", ") + step.note);
        update();
    }

    QSize sizeHint() const override { return {200, m_theme.size.strip}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const Colors &c = m_theme.color;
        const int left = 2 * m_theme.size.unit;
        if (isChecked()) {
            p.fillRect(rect(), c.selection);
            p.fillRect(QRect(0, 0, 3, height()), c.accent);
        } else if (isEnabled() && underMouse()) {
            p.fillRect(rect(), c.hover);
        }
        const int glyph = m_theme.size.glyph;
        if (!m_isLast) // the thread to the next step
            p.fillRect(QRectF(left + glyph / 2.0 - 0.5, height() / 2.0 + 9, 1, height() - 18),
                       c.control);
        paintTone(&p, QRectF(left, 0, glyph, height()), m_step.tone, m_theme);
        paintWords(&p, rect().adjusted(left + glyph + 10, 0, -left, 0));
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            p.setPen(c.accent);
            p.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    void paintWords(QPainter *p, const QRect &words) const
    {
        const Colors &c = m_theme.color;
        const bool loud = m_step.tone == Tone::Warn || m_step.tone == Tone::Error;
        p->setFont(m_theme.body);
        p->setPen(loud ? m_theme.tone(m_step.tone) : c.muted);
        p->drawText(words, Qt::AlignVCenter | Qt::AlignRight, m_step.note);
        const int taken = p->fontMetrics().horizontalAdvance(m_step.note) + 8;
        p->setFont(isChecked() ? m_theme.bodyStrong : m_theme.body);
        p->setPen(isEnabled() ? c.text : c.muted);
        p->drawText(
            words, Qt::AlignVCenter | Qt::AlignLeft,
            p->fontMetrics().elidedText(m_step.name, Qt::ElideRight, words.width() - taken));
    }

    const Theme &m_theme;
    Step m_step;
    bool m_isLast = false;
};

} // namespace

StepList::StepList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setLayout(makeColumn());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StepList::addButton()
{
    auto *button = new StepButton(m_theme, this);
    const int index = int(m_buttons.size());
    button->setObjectName(QStringLiteral("step%1").arg(index));
    m_buttons.append(button);
    layout()->addWidget(button);
    // Arrow keys check without a click; both go there.
    connect(button, &QAbstractButton::toggled, this, [this, index](bool on) {
        if (!on || index == m_current)
            return;
        m_current = index;
        Q_EMIT stepChosen(index);
    });
}

void StepList::setSteps(const QList<Step> &steps)
{
    while (m_buttons.size() > steps.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < steps.size())
        addButton();
    for (qsizetype i = 0; i < steps.size(); ++i)
        static_cast<StepButton *>(m_buttons.at(i))->setStep(steps.at(i), i + 1 == steps.size());
    setCurrent(m_current);
}

void StepList::setCurrent(int index)
{
    if (index < 0 || index >= m_buttons.size())
        return;
    m_current = index;
    m_buttons.at(index)->setChecked(true);
}

} // namespace binnacle
