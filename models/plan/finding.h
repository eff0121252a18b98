#pragma once

#include <QString>

namespace binnacle {

/// Something to know about a plan before it is applied.
struct Finding
{
    enum class Severity { MustFix, ShouldKnow, Information };

    Severity severity = Severity::Information;
    QString rule; ///< stable id: "values/no-effect"
    QString field; ///< field of the plan or key of the values that it belongs to; may be empty
    QString message; ///< one sentence
    QString hint; ///< what to do; may be empty
    QString where; ///< file:line:column; empty where it is not about a file

    /// "must", "should" or "info": the word in findings.json.
    QString severityWord() const
    {
        return severity == Severity::MustFix   ? QStringLiteral("must")
            : severity == Severity::ShouldKnow ? QStringLiteral("should")
                                               : QStringLiteral("info");
    }

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace binnacle
