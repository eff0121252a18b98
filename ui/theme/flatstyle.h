#pragma once

#include "theme/tokens.h"

#include <QProxyStyle>

namespace binnacle {

/// Fusion with flat panels: hairline borders, one radius, an accent focus ring, no gradients.
/// Everything a palette cannot say is said here, so that no style sheet is needed and delegates,
/// palettes and this style never contradict one another.
///
/// A push button with the dynamic property "quiet" is drawn without a frame until hovered.
class FlatStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    /// The theme must outlive the style; its values may change (with the palette, see ThemeSource).
    explicit FlatStyle(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    void button(const QStyleOption *option, QPainter *p, const QWidget *widget) const;
    void field(const QStyleOption *option, QPainter *p) const;
    void check(const QStyleOption *option, QPainter *p, bool round) const;
    void tab(const QStyleOption *option, QPainter *p) const;
    void header(const QStyleOption *option, QPainter *p) const;
    void progress(const QStyleOption *option, QPainter *p) const;
    void comboBox(const QStyleOptionComplex *option, QPainter *p, const QWidget *widget) const;
    void scrollBar(const QStyleOptionComplex *option, QPainter *p, const QWidget *widget) const;
    void slider(const QStyleOptionComplex *option, QPainter *p, const QWidget *widget) const;

    const Theme &m_theme;
};

/// A chevron centred in rect; degrees turn it (0 points down, -90 right).
void paintChevron(QPainter *p, const QRectF &rect, const QColor &color, qreal degrees);

} // namespace binnacle
