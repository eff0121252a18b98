#pragma once

#include "commands/subcommand.h"
#include "practicecluster.h"

namespace binnacle {

/// `binnacle practice`: hands its words over to the practice cluster's own program.
class PracticeCommand final : public Subcommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("practice"); }
    QString synopsis() const override
    {
        return QStringLiteral("practice up|down|status|stop-process|start-process [--name NAME] "
                              "[--nodes N] [--charts FOLDER] [--json]");
    }
    QString summary() const override
    {
        return tr("Brings a real control plane up on this machine, or takes it down.");
    }
    void declareOptions(QCommandLineParser &parser) const override;
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;
    void interrupt() override;

private:
    std::unique_ptr<Subprocess> m_process;
    bool m_interrupted = false;
};

} // namespace binnacle
