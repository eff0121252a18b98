#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <algorithm>

namespace binnacle {

/// One statement about an installation, with what was asked and what answered.
struct Check
{
    enum class State {
        Passed,
        Failed, ///< not as expected: `hint` says what to do
        NotRunHere ///< the practice cluster has no program behind it; said, never silently skipped
    };

    QString id; ///< stable: "targets.node-exporter"
    QString group; ///< "Release", "Workloads", "Storage", "Targets", "Settings"
    QString title; ///< the statement: "node-exporter is scraped on every node"
    State state = State::Failed;
    QString expected; ///< "3 targets up"
    QString found; ///< "2 up, 1 down"
    QString evidence; ///< where it was read: object, URL or command; raw words of the answer
    QString hint; ///< only for a failed check

    friend bool operator==(const Check &, const Check &) = default;
};

/// Whether all is well; NotRunHere does not count against it.
inline bool allWell(const QList<Check> &checks)
{
    return std::none_of(checks.cbegin(), checks.cend(),
                        [](const Check &check) { return check.state == Check::State::Failed; });
}

} // namespace binnacle

Q_DECLARE_METATYPE(binnacle::Check)
