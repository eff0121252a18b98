#pragma once

#include "query/chartaxes.h"
#include "theme/tokens.h"

#include <QGraphicsScene>
#include <QtCharts/QChart>

class QCategoryAxis;

namespace binnacle {

/// The frame of a time chart, made by Qt Charts: background, grid, axes and their labels in the
/// theme's colours. It is painted once into a picture; the series are drawn over it by others.
class ChartFrame
{
public:
    explicit ChartFrame(const Theme &theme);
    ~ChartFrame();

    /// Paints a frame of this size and returns where its plot is.
    QRectF paint(QPainter *painter, QSizeF size, const ValueAxis &values, qint64 startMs,
                 qint64 endMs, const QList<AxisTick> &times);

private:
    const Theme &m_theme;
    QGraphicsScene m_scene;
    QChart *m_chart; ///< the scene's
};

} // namespace binnacle
