#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace binnacle {

/// Why something did not work, in words a person can act on.
struct Error
{
    enum class Kind {
        Cancelled, ///< somebody asked it to stop
        NotStarted, ///< a program is missing or may not be run
        Failed, ///< it ran and did not succeed
        TimedOut, ///< it made no progress within its limit
        BadInput, ///< what was given cannot be read or is wrong
        Refused, ///< the server understood and said no (rights, conflict, policy)
        Unreachable ///< no connection to the server
    };

    Kind kind = Kind::Failed;
    QString message; ///< one sentence: what did not work
    QString detail; ///< raw text for the log pane (stderr, HTTP body)
    QString where; ///< file:line:column, or the object; empty where it does not apply
    QString hint; ///< what to do next; empty where nothing is known

    friend bool operator==(const Error &, const Error &) = default;

    /// "where: message. hint": the one line that a terminal or a status bar shows.
    QString toLine() const
    {
        QString line = where.isEmpty() ? message : where + QStringLiteral(": ") + message;
        if (!hint.isEmpty())
            line += (line.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral(". ")) + hint;
        return line;
    }
};

/// The value, or why there is none. For synchronous work; asynchronous work is an Operation.
template<typename T>
using Result = tl::expected<T, Error>;

/// A shorter `tl::unexpected<Error>(…)`, so that `return failure(Error{…});` reads well.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// How an Operation ended. (tl::expected<void, E> cannot travel in a signal: it has no operator==.)
class [[nodiscard]] Outcome
{
public:
    Outcome() = default;
    Outcome(Error error)
        : m_error(std::move(error))
    { }

    explicit operator bool() const { return !m_error; }
    /// Only when the outcome is a failure.
    const Error &error() const { return *m_error; }
    friend bool operator==(const Outcome &, const Outcome &) = default;

private:
    std::optional<Error> m_error;
};

} // namespace binnacle
