#pragma once

#include <QString>

namespace binnacle {

/// Text from a cluster, made safe to show: control characters (C0, C1, DEL), line and paragraph
/// separators and bidirectional overrides become visible escapes such as \x1b or \u202e, so that
/// neither a terminal nor a label can be steered by them (the class of CVE-2021-25743).
/// With keepLineBreaks, \n and \t stay.
QString plainText(const QString &text, bool keepLineBreaks = false);

} // namespace binnacle
