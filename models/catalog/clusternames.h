#pragma once

#include <QString>

namespace binnacle {

/// Whether a text may stand in a command line as the name of that thing. All of them refuse a
/// leading '-', so that no name can be taken for an option.

bool isNamespaceName(const QString &text); ///< RFC 1123 label, at most 63 characters
bool isReleaseName(const QString &text); ///< as helm checks it: RFC 1123, at most 53 characters
bool isObjectName(const QString &text); ///< RFC 1123 subdomain, at most 253 characters
bool isChartVersion(const QString &text); ///< semantic version
bool isContextName(const QString &text); ///< anything printable that is no option

} // namespace binnacle
