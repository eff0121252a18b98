#pragma once

#include <QString>

namespace binnacle {

/// Text from a cluster as a tool tip. QToolTip takes what looks like HTML for HTML, so everything
/// is handed over as HTML with its signs escaped; that wraps long lines, too.
inline QString safeToolTip(const QString &text)
{
    return text.isEmpty() ? text
                          : QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>");
}

} // namespace binnacle
