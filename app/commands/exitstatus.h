#pragma once

namespace binnacle {

/// What the process ends with; the same meaning for every command (design: command line).
enum class ExitStatus {
    Done = 0, ///< done and all well
    OperationFailed = 1, ///< also: no helm, helm too old, cluster unreachable
    WrongUsage = 2, ///< or unreadable input
    NotWell = 3, ///< done, but a must-fix finding or a failed check remains
    NotConfirmed = 4,
    Interrupted = 130
};

} // namespace binnacle
