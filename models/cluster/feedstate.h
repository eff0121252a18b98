#pragma once

#include <QDateTime>
#include <QString>

namespace binnacle {

/// How far what a feed shows can be believed.
struct FeedState
{
    enum class Phase {
        Loading, ///< the first list is under way
        Live,
        Reconnecting, ///< the connection broke a moment ago; what is shown is `since` old
        Stale, ///< it has been broken for longer; do not act on what is shown
        SignInRefused, ///< the credentials were not accepted (401)
        NoRight, ///< the server forbids it; `message` has its words
        Failed ///< the server answered, but not with what was asked for; `message` says what
    };

    Phase phase = Phase::Loading;
    QDateTime since; ///< the last moment at which what is shown was known to be right
    QString message; ///< one sentence on why; empty while live

    /// "live", "reconnecting", "stale since 10:42:07", …
    QString words() const;
    /// Whether there is no doubt about the rows.
    bool isSure() const { return phase == Phase::Live; }

    friend bool operator==(const FeedState &, const FeedState &) = default;
};

} // namespace binnacle
