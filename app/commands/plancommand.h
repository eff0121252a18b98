#pragma once

#include "catalog/catalog.h"
#include "commands/subcommand.h"
#include "plan/importvalues.h"
#include "plan/stackplan.h"

namespace binnacle {

/// `binnacle plan init|import|set|show`: makes, changes and shows plan files.
class PlanCommand final : public Subcommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("plan"); }
    QString synopsis() const override;
    QString summary() const override { return tr("Make, change and show a plan."); }
    void declareOptions(QCommandLineParser &parser) const override;
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;

private:
    /// What every action works with, for the time of run().
    struct Call
    {
        const QCommandLineParser &parser;
        const CommonOptions &options;
        Console &console;
        Catalog catalog;
    };

    Result<ExitStatus> init(const Call &call);
    Result<ExitStatus> importFiles(const Call &call);
    Result<ExitStatus> setFields(const Call &call);
    Result<ExitStatus> show(const Call &call);

    void listStartPoints(const Call &call) const;
    Result<void> applyOptions(const Call &call, const Component &catalog,
                              PlanComponent &component) const;
    Result<ImportRequest> importRequest(const Call &call) const;
    /// Writes the plan (or prints it), then its findings; the status says whether all is well.
    Result<ExitStatus> deliver(const Call &call, const StackPlan &plan, const QString &path) const;
};

} // namespace binnacle
