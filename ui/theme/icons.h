#pragma once

#include <QIcon>
#include <QPalette>

namespace binnacle {

/// A theme icon painted in the application's palette colour for this role, as it is when painted;
/// disabled in the colour of placeholder text.
QIcon tintedIcon(const QString &name, QPalette::ColorRole role);

/// A theme icon painted in one colour per state, so that monochrome icons follow the palette
/// even where no platform theme recolours them.
QIcon tintedIcon(const QString &name, const QColor &normal, const QColor &selected = {});

} // namespace binnacle
