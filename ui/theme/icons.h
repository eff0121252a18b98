#pragma once

#include <QIcon>

namespace binnacle {

/// A theme icon painted in one colour per state, so that monochrome icons follow the palette
/// even where no platform theme recolours them.
QIcon tintedIcon(const QString &name, const QColor &normal, const QColor &selected = {});

} // namespace binnacle
