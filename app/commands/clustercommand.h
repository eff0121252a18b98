#pragma once

#include "clusteraccess.h"
#include "commands/subcommand.h"

#include <functional>

namespace binnacle {

/// A command that talks to a cluster: opens it first, ends the operation under way in order when
/// it is interrupted, and turns outcomes into exit statuses.
class ClusterCommand : public Subcommand
{
    Q_OBJECT

public:
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;
    void interrupt() override;

protected:
    /// Reads the command's own arguments before anything is connected; what is wrong is status 2.
    virtual Outcome prepare(const QCommandLineParser &parser) = 0;
    /// The context that the plan names, where the command has a plan.
    virtual QString planContext() const { return {}; }
    /// Whether the cluster is opened before connected(); known after prepare().
    virtual bool needsCluster() const { return true; }
    /// The cluster is open: do it, then end().
    virtual void connected() = 0;

    /// Asks on the terminal unless already confirmed; without a terminal, or with another answer
    /// than yes, the command ends with NotConfirmed.
    void confirm(const QString &question, bool confirmed, const std::function<void()> &then);
    void end(ExitStatus status);
    void fail(const Error &error);
    /// Starts it and keeps it as the one that Ctrl+C cancels; then `done` with its outcome.
    template<typename T, typename Done>
    void start(std::unique_ptr<T> operation, Done done)
    {
        T *raw = operation.get();
        m_current = std::move(operation);
        connect(raw, &Operation::finished, this, [this, raw, done](const Outcome &outcome) {
            m_current.release()->deleteLater(); // it is still on the stack
            done(outcome, *raw);
        });
        raw->start();
    }

    const CommonOptions &options() const { return m_options; }
    Console &console() const { return *m_console; }
    ClusterAccess &access() const { return *m_access; }

private:
    CommonOptions m_options;
    Console *m_console = nullptr;
    std::unique_ptr<ClusterAccess> m_access;
    std::unique_ptr<Operation> m_current;
    bool m_interrupted = false;
};

} // namespace binnacle
