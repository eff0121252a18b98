#include "theme/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>

#include <cmath>

namespace binnacle {

namespace {

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(const QIcon &source, const QColor &normal, const QColor &selected)
        : m_source(source)
        , m_normal(normal)
        , m_selected(selected.isValid() ? selected : normal)
    { }

    TintedIconEngine(const QIcon &source, QPalette::ColorRole role)
        : m_source(source)
        , m_role(role)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// size is in device pixels. The source is asked for its logical size: asked for 28 pixels, a
    /// theme's 22-pixel folder answers with 22, and the icon would shrink on scaled screens. Asked
    /// at a broken scale, it may answer with another size's drawing: hence the next whole scale.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        QPixmap out(size);
        out.fill(Qt::transparent);
        QPainter p(&out);
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        p.drawPixmap(out.rect(),
                     m_source.pixmap((QSizeF(size) / scale).toSize(), std::ceil(scale)));
        p.setCompositionMode(QPainter::CompositionMode_SourceIn);
        p.fillRect(out.rect(), ink(mode, state));
        return out;
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QColor ink(QIcon::Mode mode, QIcon::State state) const
    {
        if (m_role != QPalette::NoRole)
            return QGuiApplication::palette().color(
                mode == QIcon::Disabled ? QPalette::PlaceholderText : m_role);
        return mode == QIcon::Selected || state == QIcon::On ? m_selected : m_normal;
    }

    QIcon m_source;
    QPalette::ColorRole m_role = QPalette::NoRole;
    QColor m_normal;
    QColor m_selected;
};

} // namespace

QIcon tintedIcon(const QString &name, QPalette::ColorRole role)
{
    return QIcon(new TintedIconEngine(QIcon::fromTheme(name), role));
}

QIcon tintedIcon(const QString &name, const QColor &normal, const QColor &selected)
{
    return QIcon(new TintedIconEngine(QIcon::fromTheme(name), normal, selected));
}

} // namespace binnacle
