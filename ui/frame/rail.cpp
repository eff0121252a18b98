#include "frame/rail.h"

#include "theme/icons.h"
#include "theme/parts.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>

namespace binnacle {

namespace {

class RailButton final : public QAbstractButton
{
public:
    RailButton(const Theme &theme, const QString &name, const QString &icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_normal(tintedIcon(icon, QPalette::PlaceholderText))
        , m_current(tintedIcon(icon, QPalette::Link))
    {
        setText(name);
        setAccessibleName(name);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFixedSize(sizeHint());
    }

    QSize sizeHint() const override { return {m_theme.size.rail - 1, m_theme.size.rail - 18}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const Colors &c = m_theme.color;
        if (isChecked()) {
            p.fillRect(rect(), c.window);
            p.fillRect(QRect(0, 0, 3, height()), c.accent);
        } else if (underMouse()) {
            p.fillRect(rect(), c.hover);
        }
        const QRect icon(rect().center().x() - 10, 9, 22, 22);
        (isChecked() ? m_current : m_normal).paint(&p, icon);
        p.setFont(isChecked() ? m_theme.bodyStrong : m_theme.body);
        p.setPen(isChecked() ? c.text : c.muted);
        p.drawText(rect().adjusted(2, 32, 0, -4), Qt::AlignHCenter | Qt::AlignVCenter, text());
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            p.setPen(c.accent);
            p.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    const Theme &m_theme;
    QIcon m_normal;
    QIcon m_current;
};

} // namespace

Rail::Rail(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(makeColumn(0, {0, theme.size.bar + theme.size.unit, 1, 4}))
    , m_settings(new RailButton(theme, tr("Settings"), QStringLiteral("configure"), this))
{
    setFixedWidth(theme.size.rail);
    setLayout(m_column);
    m_settings->setObjectName(QStringLiteral("rail.settings"));
    m_column->addStretch();
    m_column->addWidget(m_settings);
}

void Rail::addPage(const QString &id, const QString &name, const QString &icon)
{
    auto *button = new RailButton(m_theme, name, icon, this);
    button->setObjectName(QStringLiteral("rail.") + id);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    const int index = int(m_pages.size());
    m_column->insertWidget(index, button);
    setTabOrder(m_pages.isEmpty() ? m_settings : m_pages.constLast(), button);
    m_pages.append(button);
    setTabOrder(button, m_settings);
    // A click on the page that is marked already means it too: the start page may stand there.
    connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT pageChosen(index); });
    connect(button, &QAbstractButton::toggled, this, [this, index](bool on) {
        if (on && isVisible() && m_pages.at(index)->hasFocus()) // by an arrow key
            Q_EMIT pageChosen(index);
    });
}

void Rail::setCurrent(int index)
{
    if (index >= 0 && index < m_pages.size())
        m_pages.at(index)->setChecked(true);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(rect(), m_theme.color.rail);
    p.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color.line);
    paintMark(&p, QPointF(width() / 2.0, m_theme.size.bar / 2.0));
}

// a compass card: ring and needle
void Rail::paintMark(QPainter *p, const QPointF &centre) const
{
    const qreal r = 10;
    p->setPen(QPen(m_theme.color.muted, 1.4));
    p->setBrush(Qt::NoBrush);
    p->drawEllipse(centre, r, r);
    const auto needle = [&](qreal sign, const QColor &color) {
        const qreal k = 0.7071 * (r - 2.5) * sign;
        QPainterPath half;
        half.moveTo(centre + QPointF(k, -k));
        half.lineTo(centre + QPointF(2.0, 2.0));
        half.lineTo(centre - QPointF(2.0, 2.0));
        half.closeSubpath();
        p->fillPath(half, color);
    };
    needle(1, m_theme.color.accent);
    needle(-1, m_theme.color.muted);
}

} // namespace binnacle
