#include "query/chartpicture.h"

#include "query/spanraster.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double lineThickness = 1.2; // device-independent pixels

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::ChartPicture", text);
}

} // namespace

ChartPicture::ChartPicture(const Theme &theme)
    : m_theme(theme)
    , m_frame(theme)
{ }

void ChartPicture::setResult(std::shared_ptr<const RangeResult> result)
{
    m_result = std::move(result);
    m_shown.clear();
    m_cleaned.clear();
    m_names = {};
    if (m_result) {
        m_names = SeriesNames(m_result->grid.allLabels());
        m_cleaned.resize(static_cast<std::size_t>(m_result->grid.seriesCount()));
        setView(0, static_cast<double>(m_result->grid.steps() - 1));
    }
    m_isCurrent = false;
}

void ChartPicture::setShown(std::vector<bool> shown)
{
    m_shown = std::move(shown);
    m_isCurrent = false;
}

bool ChartPicture::isShown(qsizetype series) const
{
    return m_shown.empty() || m_shown[static_cast<std::size_t>(series)];
}

void ChartPicture::setUnit(ValueUnit unit)
{
    m_unit = unit;
    m_isCurrent = false;
}

void ChartPicture::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_isCurrent = false;
}

void ChartPicture::setView(double firstStep, double lastStep)
{
    m_firstStep = firstStep;
    m_lastStep = std::max(lastStep, firstStep + 1); // one step of data still has a width
    m_isCurrent = false;
}

void ChartPicture::setSize(QSize size, qreal scale)
{
    m_isCurrent = m_isCurrent && size == m_size && scale == m_scale;
    m_size = size;
    m_scale = scale;
}

QColor ChartPicture::colorOf(qsizetype series) const
{
    const QList<QColor> &colors = m_theme.color.series;
    return colors[series % colors.size()];
}

/// A row without infinite values, which have no place on an axis.
const double *ChartPicture::drawableRow(qsizetype series)
{
    const double *row = m_result->grid.row(series);
    if (!m_result->summaries[series].hasInfinite)
        return row;
    std::vector<double> &cleaned = m_cleaned[static_cast<std::size_t>(series)];
    if (cleaned.empty()) {
        cleaned.assign(row, row + m_result->grid.steps());
        std::replace_if(
            cleaned.begin(), cleaned.end(), [](double value) { return std::isinf(value); },
            SeriesGrid::missingValue());
    }
    return cleaned.data();
}

/// Smallest and largest finite value in view of the series that are shown.
std::pair<double, double> ChartPicture::valueLimits() const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const SeriesGrid &grid = m_result->grid;
    const auto first = static_cast<qsizetype>(std::max(0.0, std::floor(m_firstStep)));
    const auto end = std::min(grid.steps(), static_cast<qsizetype>(std::ceil(m_lastStep)) + 1);
    const bool isWhole = first == 0 && end == grid.steps();
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        if (!isShown(series))
            continue;
        const SeriesSummary &summary = m_result->summaries[series];
        const SeriesSummary inView = isWhole ? summary
                                             : summarise(grid.row(series) + first, end - first);
        low = std::fmin(low, inView.min);
        high = std::fmax(high, inView.max);
    }
    return {low, high};
}

void ChartPicture::update()
{
    if (m_isCurrent)
        return;
    m_isCurrent = true;
    m_image = QImage(m_size * m_scale, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(m_scale);
    m_image.fill(m_theme.color.base);
    m_plot = QRectF();
    if (!m_result || m_result->grid.seriesCount() == 0 || m_image.isNull())
        return;
    const SeriesGrid &grid = m_result->grid;
    const QFontMetrics metrics(m_theme.body);
    const auto [low, high] = valueLimits();
    m_values = valueAxis(low, high, m_unit, std::max(2, m_size.height() / (4 * metrics.height())));
    const auto msOf = [&grid](double step) {
        return grid.range().startMs + std::llround(step * static_cast<double>(grid.range().stepMs));
    };
    const int room = m_size.width() / (metrics.horizontalAdvance(u"00:00:00"_s) + 32);
    const qint64 startMs = msOf(m_firstStep);
    const qint64 endMs = msOf(m_lastStep);
    QPainter painter(&m_image);
    const QRectF plot = m_frame.paint(&painter, QSizeF(m_size), m_values, startMs, endMs,
                                      timeTicks(startMs, endMs, m_zone, std::max(1, room)));
    // Whole pixels, so that the lines' picture is not stretched.
    m_plot = QRectF(plot.topLeft().toPoint(), plot.size().toSize());
    if (m_plot.width() < 16 || m_plot.height() < 16) {
        m_plot = QRectF();
        return;
    }
    paintGaps(&painter);
    QList<RasterLine> lines;
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        if (isShown(series))
            lines.append({drawableRow(series), colorOf(series).rgba()});
    }
    // A pixel more above and below, so that lines at the limits keep their thickness.
    const QRectF canvas = m_plot.adjusted(0, -1, 0, 1);
    const double pixel = (m_values.high - m_values.low) / m_plot.height();
    QImage drawn = rasteriseLines(
        lines, grid.steps(), {m_firstStep, m_lastStep, m_values.low - pixel, m_values.high + pixel},
        (canvas.size() * m_scale).toSize(), lineThickness * m_scale);
    drawn.setDevicePixelRatio(m_scale);
    painter.drawImage(canvas.topLeft(), drawn);
}

void ChartPicture::paintGaps(QPainter *painter) const
{
    painter->setFont(m_theme.body);
    const double pixelsPerStep = m_plot.width() / (m_lastStep - m_firstStep);
    const QString words = tr("no samples");
    const int wordsWidth = QFontMetrics(m_theme.body).horizontalAdvance(words);
    for (const SeriesGap &gap : m_result->gaps) {
        const double left = (static_cast<double>(gap.first) - 1 - m_firstStep) * pixelsPerStep;
        const double right = (static_cast<double>(gap.last) + 1 - m_firstStep) * pixelsPerStep;
        const QRectF band = QRectF(m_plot.left() + left, m_plot.top(), right - left,
                                   m_plot.height())
                                .intersected(m_plot);
        if (band.width() < 3)
            continue;
        painter->fillRect(band, m_theme.color.hover);
        painter->setPen(m_theme.color.muted);
        if (band.width() > wordsWidth + 8)
            painter->drawText(band.adjusted(0, 4, 0, 0), Qt::AlignHCenter | Qt::AlignTop, words);
    }
}

void ChartPicture::paint(QPainter *painter, const QRect &part)
{
    update();
    const QRectF source(QPointF(part.topLeft()) * m_scale, QSizeF(part.size()) * m_scale);
    painter->drawImage(QRectF(part), m_image, source);
}

QRectF ChartPicture::plotArea()
{
    update();
    return m_plot;
}

double ChartPicture::stepAt(qreal x)
{
    update();
    return m_firstStep
        + (x - m_plot.left()) / std::max(1.0, m_plot.width()) * (m_lastStep - m_firstStep);
}

qreal ChartPicture::xOf(double step)
{
    update();
    return m_plot.left() + (step - m_firstStep) / (m_lastStep - m_firstStep) * m_plot.width();
}

double ChartPicture::resolution()
{
    update();
    const QList<AxisTick> &ticks = m_values.ticks;
    return ticks.size() < 2 ? 0 : (ticks[1].at - ticks[0].at) / 100;
}

qreal ChartPicture::yOf(double value)
{
    update();
    return m_plot.top()
        + (m_values.high - value) / (m_values.high - m_values.low) * m_plot.height();
}

} // namespace binnacle
