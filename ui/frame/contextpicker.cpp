#include "frame/contextpicker.h"

#include "frame/clustercolors.h"
#include "theme/flatstyle.h"

#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QIcon swatch(const QColor &color)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(color);
    return QIcon(pixmap);
}

/// A menu takes "&" for a shortcut mark; names from a file are shown as they are.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

ContextPicker::ContextPicker(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_menu(new QMenu(this))
{
    setObjectName(u"contextPicker"_s);
    m_menu->setObjectName(u"contextMenu"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedSize(sizeHint());
    connect(this, &QAbstractButton::clicked, this, &ContextPicker::openMenu);
    setContexts({}, {});
}

QSize ContextPicker::sizeHint() const
{
    return {304, m_theme.size.bar};
}

void ContextPicker::setContexts(const QList<ContextEntry> &contexts, const QString &current)
{
    m_contexts = contexts;
    const auto found = std::find_if(
        contexts.cbegin(), contexts.cend(),
        [&](const ContextEntry &entry) { return entry.name == current; });
    m_current = found == contexts.cend() ? ContextEntry{} : *found;
    setAccessibleName(m_current.name.isEmpty()
                          ? tr("Cluster: none chosen")
                          : tr("Cluster: %1, %2").arg(m_current.name, m_current.address));
    setToolTip(m_current.name.isEmpty() ? tr("Choose a cluster")
                                        : m_current.name + u'\n' + m_current.address);
    update();
}

void ContextPicker::openMenu()
{
    m_menu->clear();
    m_menu->setToolTipsVisible(true);
    for (const ContextEntry &entry : std::as_const(m_contexts)) {
        QAction *action = m_menu->addAction(swatch(entry.color), menuText(entry.name));
        action->setToolTip(entry.address);
        action->setCheckable(true);
        action->setChecked(entry.name == m_current.name);
        connect(action, &QAction::triggered, this,
                [this, name = entry.name] { Q_EMIT contextChosen(name); });
    }
    if (!m_contexts.isEmpty())
        m_menu->addSeparator();
    connect(m_menu->addAction(tr("Open a kubeconfig file…")), &QAction::triggered, this,
            &ContextPicker::openFileRequested);
    if (!m_current.name.isEmpty())
        addColors(m_menu->addMenu(tr("Colour of this cluster")));
    m_menu->popup(mapToGlobal(QPoint(8, height() - 4)));
}

void ContextPicker::addColors(QMenu *menu)
{
    for (const auto &[word, color] : clusterColors()) { // words: a colour alone tells nobody which
        QAction *action = menu->addAction(swatch(color), word);
        connect(action, &QAction::triggered, this,
                [this, chosen = color] { Q_EMIT colorChosen(m_current.name, chosen); });
    }
}

void ContextPicker::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Colors &c = m_theme.color;
    if (underMouse() || isDown())
        p.fillRect(rect(), c.hover);
    const bool chosen = !m_current.name.isEmpty();
    p.setPen(Qt::NoPen);
    p.setBrush(chosen ? c.cluster : c.control);
    p.drawRoundedRect(QRectF(12, (height() - 22) / 2.0, 8, 22), 2, 2);
    QRect words(30, 0, width() - 56, height());
    const QFontMetrics strong(m_theme.bodyStrong);
    const QString name = strong.elidedText(chosen ? m_current.name : tr("No cluster"),
                                           Qt::ElideMiddle, words.width());
    p.setFont(m_theme.bodyStrong);
    p.setPen(c.text);
    p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, name);
    words.setLeft(words.left() + strong.horizontalAdvance(name) + 10);
    p.setFont(m_theme.body);
    p.setPen(c.muted);
    QString address = chosen ? m_current.address : tr("choose one");
    if (address.startsWith(u"https://"_s))
        address.remove(0, 8); // as nearly all are; anything else is worth its room
    if (words.width() > 24)
        p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                   p.fontMetrics().elidedText(address, Qt::ElideRight, words.width()));
    paintChevron(&p, QRectF(width() - 24, 0, 16, height()), c.muted, 0);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        p.setPen(c.accent);
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace binnacle
