#pragma once

#include "release/check.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <chrono>

namespace binnacle {

/// Decides how long to wait for checks to become well: as long as there is news. News is a state
/// of a check that was not seen before (digits ignored, so that a restart counter going up is
/// none), a check whose leading number ("2 of 3 ready") is higher than ever, or more passed checks
/// than ever.
class Settle
{
public:
    /// Gives up after this long without news; zero: judges at once.
    explicit Settle(std::chrono::milliseconds patience)
        : m_patience(patience)
    {
        m_sinceNews.start();
    }

    enum class Verdict { Well, KeepWaiting, GivenUp };
    Verdict judge(const QList<Check> &checks);
    /// "waiting for StatefulSet prometheus-p: 0 of 1 ready (and 2 more)"; empty when well.
    static QString waitingFor(const QList<Check> &checks);

private:
    std::chrono::milliseconds m_patience;
    QElapsedTimer m_sinceNews;
    bool isNews(const Check &check);

    QSet<QString> m_seen;
    QHash<QString, int> m_highest; ///< by check id
    qsizetype m_mostPassed = -1;
};

} // namespace binnacle
