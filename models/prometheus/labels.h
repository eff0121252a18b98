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

/// What tells the series apart from its neighbours, short: "cpu=0, mode=idle" without the labels
/// that all of them share; of a single label only the value. Empty when nothing differs.
/// `shared` comes from sharedLabels().
QString distinctName(const Labels &labels, const Labels &shared);

/// A name for a legend among series that share `shared`: what differs, or, where nothing does, the
/// whole name. Control characters are shown escaped.
QString displayName(const Labels &labels, const Labels &shared);

/// The labels that all series have with the same value; empty for fewer than two series.
Labels sharedLabels(const QList<Labels> &series);

} // namespace binnacle
