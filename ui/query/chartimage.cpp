#include "query/chartimage.h"

#include "base/plaintext.h"
#include "query/chartpicture.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("binnacle::ChartImage", text, nullptr, n);
}

/// Draws title, chart and legend from top to bottom.
class ImagePainter
{
public:
    ImagePainter(const std::shared_ptr<const RangeResult> &result, const Theme &theme,
                 const ChartImageOptions &options)
        : m_result(*result)
        , m_theme(theme)
        , m_options(options)
        , m_picture(theme)
        , m_row(QFontMetrics(theme.mono).height() + 6)
    {
        m_picture.setResult(result);
        m_picture.setUnit(options.unit);
        m_picture.setTimeZone(options.timeZone);
    }

    void paint(QPainter *painter)
    {
        const int unit = m_theme.size.unit;
        const int title = QFontMetrics(m_theme.mono).height() + 2 * unit;
        const int most = std::max(1, m_options.size.height() / 2 / m_row - 1);
        const auto count = static_cast<int>(std::min<qsizetype>(m_result.grid.seriesCount(), most));
        const bool isCut = count < m_result.grid.seriesCount();
        const int legend = (count + 1 + (isCut ? 1 : 0)) * m_row + unit;
        const QSize chart(m_options.size.width(), m_options.size.height() - title - legend);

        painter->fillRect(QRect({}, m_options.size), m_theme.color.base);
        painter->setFont(m_theme.mono);
        painter->setPen(m_theme.color.text);
        const QRect line(2 * unit, 0, m_options.size.width() - 4 * unit, title);
        painter->drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(m_theme.mono)
                .elidedText(plainText(m_result.expression), Qt::ElideMiddle, line.width()));
        painter->translate(0, title);
        m_picture.setSize(chart, m_options.scale);
        m_picture.paint(painter, QRect({}, chart));
        painter->translate(0, chart.height());
        paintLegend(painter, count, isCut);
    }

private:
    void paintLegend(QPainter *painter, int count, bool isCut)
    {
        painter->setFont(m_theme.body);
        painter->setPen(m_theme.color.muted);
        paintRow(painter, 0, {}, {tr("Series"), tr("Last"), tr("Min"), tr("Max"), tr("Mean")});
        for (int series = 0; series < count; ++series) {
            const SeriesSummary &summary = m_result.summaries[series];
            painter->setPen(m_theme.color.text);
            paintRow(painter, series + 1, m_picture.colorOf(series),
                     {m_picture.names().of(m_result.grid.labels(series)), figure(summary.last),
                      figure(summary.min), figure(summary.max), figure(summary.mean)});
        }
        painter->setPen(m_theme.color.muted);
        if (isCut)
            paintRow(painter, count + 1, {},
                     {tr("%n more series", static_cast<int>(m_result.grid.seriesCount()) - count)});
    }

    QString figure(double value)
    {
        return formatValue(value, m_options.unit, m_picture.resolution());
    }

    void paintRow(QPainter *painter, int row, const QColor &color, const QStringList &cells)
    {
        const int unit = m_theme.size.unit;
        const int figureWidth = QFontMetrics(m_theme.body).horizontalAdvance(u"-8,888.8 MiB/s"_s);
        const int top = row * m_row;
        int right = m_options.size.width() - 3 * unit;
        for (qsizetype cell = cells.size() - 1; cell > 0; --cell) {
            painter->drawText(QRect(right - figureWidth, top, figureWidth, m_row),
                              Qt::AlignRight | Qt::AlignVCenter, cells[cell]);
            right -= figureWidth + unit;
        }
        const int left = 2 * unit;
        if (color.isValid())
            painter->fillRect(QRect(left, top + m_row / 2 - 1, 14, 3), color);
        const QRect name(left + (color.isValid() ? 14 + unit : 0), top, right - left - 14 - unit,
                         m_row);
        painter->drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(cells.first(), Qt::ElideMiddle, name.width()));
    }

    const RangeResult &m_result;
    const Theme &m_theme;
    const ChartImageOptions &m_options;
    ChartPicture m_picture;
    int m_row;
};

} // namespace

QImage chartImage(const std::shared_ptr<const RangeResult> &result, const Theme &theme,
                  const ChartImageOptions &options)
{
    QImage image(options.size * options.scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(options.scale);
    QPainter painter(&image);
    ImagePainter(result, theme, options).paint(&painter);
    return image;
}

} // namespace binnacle
