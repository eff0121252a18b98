#pragma once

#include "base/error.h"
#include "prometheus/seriesgrid.h"

#include <QStringList>

namespace binnacle {

/// What an answer of query_range holds, on the grid of the question.
struct MatrixContent
{
    SeriesGrid grid;
    qsizetype samples = 0;
    qsizetype histogramSeries = 0; ///< series of native histograms; they have no row
    QStringList warnings;
    QStringList infos;
};

/// Reads a whole answer of query_range with a JSON parser, whatever the order of its keys and
/// its white space, and adds it to `content`. Reentrant.
Result<void> readMatrixDocument(const QByteArray &json, MatrixContent &content);

/// The grid of `content` would grow beyond this many bytes: a clear error instead of swapping.
inline constexpr qint64 largestGridBytes = 2LL * 1024 * 1024 * 1024;
Result<void> checkGridSize(const SeriesGrid &grid);

} // namespace binnacle
