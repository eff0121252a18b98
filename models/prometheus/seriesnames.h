#pragma once

#include "prometheus/labels.h"

#include <QStringList>

namespace binnacle {

/// Short names that tell the series of one result apart: of the labels in which they differ only
/// as many as it takes, the metric and the job always ("node-exporter, 10.0.0.1:9100"; "cpu=0,
/// mode=idle"). Values of labels that speak for themselves stand without the label's name.
/// Control characters are shown escaped.
class SeriesNames
{
public:
    SeriesNames() = default;
    explicit SeriesNames(const QList<Labels> &series);

    /// For one of the series given. Where nothing differs, the whole name as PromQL writes it.
    QString of(const Labels &labels) const;

private:
    QStringList m_labels; ///< what a name is made of, in its order
    bool m_isOneValue = false; ///< a single label: its value alone is clear enough
};

} // namespace binnacle
