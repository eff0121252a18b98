#pragma once

#include "query/chartaxes.h"
#include "theme/tokens.h"

#include <QGraphicsScene>

namespace binnacle {

/// The frame of a time chart, made by Qt Charts: background, grid, axes and their labels in the
/// theme's colours. It is painted once into a picture; the series are drawn over it by others.
class ChartFrame
{
public:
    explicit ChartFrame(const Theme &theme);

    /// Paints a frame of this size and returns where its plot is.
    QRectF paint(QPainter *painter, QSizeF size, const ValueAxis &values, qint64 startMs,
                 qint64 endMs, const QList<AxisTick> &times);

private:
    const Theme &m_theme;
    QGraphicsScene m_scene;
};

} // namespace binnacle
