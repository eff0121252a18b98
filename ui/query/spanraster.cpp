#include "query/spanraster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace binnacle {

namespace {

constexpr int blockColumns = 16; // sixteen columns of a 4K screen stay in the L2 cache

/// Smallest and largest value of a line within a column; empty: nothing was included.
struct Span
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    /// Takes no NaN: both comparisons are false then.
    void include(double value)
    {
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    bool isEmpty() const { return !(low <= high); }
};

/// The line's height at a fractional step; NaN outside the data and within gaps. On a step that
/// follows a gap it depends on the side one looks from: coming from the left there is no line.
enum class Side { Left, Right };
double valueAt(const double *values, qsizetype steps, double at, Side side)
{
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const double floor = std::floor(at);
    if (floor < 0 || at > static_cast<double>(steps - 1))
        return nothing;
    const auto step = static_cast<qsizetype>(floor);
    const double fraction = at - floor;
    if (fraction == 0)
        return side == Side::Left && step > 0 && std::isnan(values[step - 1]) ? nothing
                                                                              : values[step];
    return values[step] + (values[step + 1] - values[step]) * fraction;
}

quint32 blended(quint32 below, quint32 color, quint32 alpha)
{
    const quint32 rest = 256 - alpha;
    const quint32 redBlue = (((color & 0xff00ffU) * alpha + (below & 0xff00ffU) * rest) >> 8U)
        & 0xff00ffU;
    const quint32 alphaGreen = (((color >> 8U) & 0xff00ffU) * alpha
                                + ((below >> 8U) & 0xff00ffU) * rest)
        & 0xff00ff00U;
    return redBlue | alphaGreen;
}

/// Blocks of columns, each column's pixels one after the other, then transposed into the image.
class SpanRaster
{
public:
    SpanRaster(const QList<RasterLine> &lines, qsizetype steps, const RasterView &view, QSize size,
               double thickness)
        : m_lines(lines)
        , m_steps(steps)
        , m_view(view)
        , m_width(size.width())
        , m_height(size.height())
        , m_half(thickness / 2)
        , m_reach(thickness > 1.5 ? (thickness - 1) / 2 : 0)
        , m_stepsPerColumn((view.lastStep - view.firstStep) / size.width())
        , m_pixelsPerUnit(size.height() / (view.high - view.low))
        , m_block(static_cast<std::size_t>(blockColumns) * static_cast<std::size_t>(m_height))
    { }

    void draw(QImage &image)
    {
        for (int first = 0; first < m_width; first += blockColumns) {
            const int end = std::min(first + blockColumns, m_width);
            std::memset(m_block.data(), 0, m_block.size() * sizeof(quint32));
            for (const RasterLine &line : m_lines)
                drawLine(line, first, end);
            transpose(image, first, end);
        }
    }

private:
    double edge(double column) const { return m_view.firstStep + column * m_stepsPerColumn; }
    /// First step at or behind a fractional one, within the data.
    qsizetype stepFrom(double at) const
    {
        return static_cast<qsizetype>(std::clamp(std::ceil(at), 0.0, static_cast<double>(m_steps)));
    }

    void drawLine(const RasterLine &line, int first, int end)
    {
        double leftAt = edge(first - m_reach);
        double left = valueAt(line.values, m_steps, leftAt, Side::Right);
        for (int column = first; column < end; ++column) {
            const double rightAt = edge(column + 1 + m_reach);
            // The very last edge has no column to its right that would take its sample.
            const Side side = column + 1 < m_width ? Side::Left : Side::Right;
            const double right = valueAt(line.values, m_steps, rightAt, side);
            Span span;
            span.include(left);
            const qsizetype next = stepFrom(rightAt);
            for (qsizetype step = stepFrom(leftAt); step < next; ++step)
                span.include(line.values[step]);
            span.include(right);
            if (!span.isEmpty())
                fillSpan(column - first, span, line.color);
            leftAt = m_reach > 0 ? edge(column + 1 - m_reach) : rightAt;
            left = m_reach > 0 ? valueAt(line.values, m_steps, leftAt, Side::Right) : right;
        }
        if (m_stepsPerColumn < 0.34)
            drawLonelySamples(line, first, end);
    }

    /// Where samples are far apart, one between two gaps would be a single column: make it a dot.
    void drawLonelySamples(const RasterLine &line, int first, int end)
    {
        const auto isGap = [&](qsizetype step) {
            return step < 0 || step >= m_steps || std::isnan(line.values[step]);
        };
        for (qsizetype step = stepFrom(edge(first - 2)); step < stepFrom(edge(end + 2)); ++step) {
            if (isGap(step) || !isGap(step - 1) || !isGap(step + 1))
                continue;
            const auto middle = static_cast<int>(
                std::floor((static_cast<double>(step) - m_view.firstStep) / m_stepsPerColumn));
            const double radius = m_half / m_pixelsPerUnit;
            const Span dot{line.values[step] - radius, line.values[step] + radius};
            for (int column = std::max(first, middle - 1); column < std::min(end, middle + 2);
                 ++column)
                fillSpan(column - first, dot, line.color);
        }
    }

    void fillSpan(int column, const Span &span, QRgb color)
    {
        double top = (m_view.high - span.high) * m_pixelsPerUnit - m_half;
        double bottom = (m_view.high - span.low) * m_pixelsPerUnit + m_half;
        if (bottom <= 0 || top >= m_height)
            return;
        top = std::max(top, 0.0);
        bottom = std::min(bottom, static_cast<double>(m_height));
        const int firstPixel = static_cast<int>(top);
        const int lastPixel = static_cast<int>(bottom);
        quint32 *pixels = m_block.data()
            + static_cast<std::size_t>(column) * m_block.size() / blockColumns;
        if (firstPixel == lastPixel) {
            cover(pixels[firstPixel], color, bottom - top);
            return;
        }
        cover(pixels[firstPixel], color, firstPixel + 1 - top);
        std::fill(pixels + firstPixel + 1, pixels + lastPixel, color);
        if (lastPixel < m_height)
            cover(pixels[lastPixel], color, bottom - lastPixel);
    }

    static void cover(quint32 &pixel, QRgb color, double share)
    {
        pixel = blended(pixel, color, static_cast<quint32>(share * 256));
    }

    void transpose(QImage &image, int first, int end) const
    {
        uchar *bits = image.bits();
        const qsizetype bytesPerLine = image.bytesPerLine();
        for (int y = 0; y < m_height; ++y) {
            auto *row = reinterpret_cast<quint32 *>(bits + y * bytesPerLine);
            for (int column = first; column < end; ++column)
                row[column] = m_block[static_cast<std::size_t>(column - first)
                                          * static_cast<std::size_t>(m_height)
                                      + static_cast<std::size_t>(y)];
        }
    }

    const QList<RasterLine> &m_lines;
    qsizetype m_steps;
    RasterView m_view;
    int m_width;
    int m_height;
    double m_half; ///< of the thickness, upwards and downwards
    double m_reach; ///< how many columns a thick line reaches sidewards; a thin one none
    double m_stepsPerColumn;
    double m_pixelsPerUnit;
    std::vector<quint32> m_block;
};

} // namespace

QImage rasteriseLines(const QList<RasterLine> &lines, qsizetype steps, const RasterView &view,
                      QSize size, double thickness)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    if (steps <= 0 || !(view.lastStep > view.firstStep) || !(view.high > view.low)) {
        image.fill(Qt::transparent);
        return image;
    }
    SpanRaster(lines, steps, view, size, thickness).draw(image);
    return image;
}

} // namespace binnacle
