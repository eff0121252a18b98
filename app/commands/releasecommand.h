#pragma once

#include "commands/clustercommand.h"
#include "commands/planinput.h"
#include "practicecluster.h"
#include "release/releaseaccess.h"
#include "release/verifyrelease.h"

namespace binnacle {

/// A command with a plan file as its argument that works on the plan's releases.
class ReleaseCommand : public ClusterCommand
{
    Q_OBJECT

protected:
    /// Reads the one positional argument as a plan file.
    Outcome readPlan(const QCommandLineParser &parser);
    QString planContext() const override { return m_input ? m_input->context() : QString(); }

    const PlanInput &input() const { return *m_input; }
    ReleaseAccess releaseAccess() const { return {access().helm(), access().session()}; }
    VerifyRequest verifyRequest(const RenderedComponent &component,
                                std::chrono::milliseconds patience) const;
    /// Prints a sequence's steps and what it waits for on standard error.
    void showProgress(Sequence &sequence);

private:
    std::optional<PlanInput> m_input;
};

} // namespace binnacle
