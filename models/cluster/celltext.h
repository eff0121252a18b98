#pragma once

#include "cluster/resourcerow.h"

#include <QString>

#include <optional>

namespace binnacle {

/// A span as kubectl shows it ("21s", "6m", "3d4h": apimachinery duration.HumanDuration), with
/// `separator` between its two parts. Negative spans (clocks differ) are "0s".
QString humanDuration(qint64 milliseconds, const QString &separator = {});

/// Back from "3d4h", "150m", "5y101d" to milliseconds.
std::optional<qint64> parseHumanDuration(QStringView text);

/// "500m", "10Gi", "1.5", "2e3" as a number (Kubernetes quantity).
std::optional<double> parseQuantity(QStringView text);

/// "2026-01-02T03:04:05Z", with or without fractions of a second, as milliseconds since the epoch.
std::optional<qint64> parseTimestamp(std::string_view text);

/// Whether the column holds moments, which the server prints as ages.
bool isTimeColumn(const ResourceColumn &column);

/// Whether the column holds numbers or quantities, to be shown right-aligned.
bool isNumberColumn(const ResourceColumn &column);

/// What a cell is sorted by (see ResourceCell::value), for a text printed at `now`.
double sortValueOf(const ResourceColumn &column, const QString &text, qint64 now);

} // namespace binnacle
