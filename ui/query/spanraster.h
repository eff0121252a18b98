#pragma once

#include <QImage>
#include <QList>

namespace binnacle {

/// One line to draw: a value per step; every NaN is a gap. Infinite values must not occur.
struct RasterLine
{
    const double *values = nullptr;
    QRgb color = 0;
};

/// What part of the data fills the image. Steps may be fractions: the left edge of the image is
/// at `firstStep`, the right edge at `lastStep`.
struct RasterView
{
    double firstStep = 0;
    double lastStep = 1;
    double low = 0; ///< value at the lower edge
    double high = 1; ///< value at the upper edge
};

/// Draws lines over steps, column by column: in each column of pixels a line is the span between
/// its smallest and its largest value there, so that no spike is ever lost however many samples
/// share a column, and a column within a gap stays empty. Later lines lie on top.
/// Measured against QLineSeries at 100 × 11,000 points: about a hundredth of the time.
/// `thickness` in pixels. Reentrant.
QImage rasteriseLines(const QList<RasterLine> &lines, qsizetype steps, const RasterView &view,
                      QSize size, double thickness);

} // namespace binnacle
