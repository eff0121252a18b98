#pragma once

#include "prometheus/rangequery.h"
#include "prometheus/valueunit.h"
#include "theme/tokens.h"

#include <QImage>
#include <QTimeZone>

#include <memory>

namespace binnacle {

/// How a chart is drawn into a picture.
struct ChartImageOptions
{
    QSize size{1200, 600}; ///< device-independent pixels, legend and title included
    qreal scale = 1; ///< pixels per device-independent pixel
    ValueUnit unit = ValueUnit::Number;
    QTimeZone timeZone = QTimeZone::systemTimeZone();
};

/// The result of a range query as the Query page draws it, with the expression above and the
/// series with their figures below (as many as fit in the lower half; the rest is counted). Needs
/// a QGuiApplication; the offscreen platform will do.
QImage chartImage(const std::shared_ptr<const RangeResult> &result, const Theme &theme,
                  const ChartImageOptions &options);

} // namespace binnacle
