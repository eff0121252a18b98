#pragma once

#include <QList>
#include <QPair>
#include <QString>

namespace binnacle {

/// Labels of a series or target in the order in which Prometheus sent them (sorted by name).
using Labels = QList<QPair<QString, QString>>;

/// Value of a label, or empty.
QString labelValue(const Labels &labels, QStringView name);

/// The series as PromQL writes it: name{label="value",…}; "{}" for a series without labels.
QString seriesName(const Labels &labels);

} // namespace binnacle
