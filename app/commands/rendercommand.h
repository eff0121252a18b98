#pragma once

#include "commands/subcommand.h"
#include "plan/render.h"

namespace binnacle {

/// `binnacle render`: the values, commands and findings of a plan, without a cluster.
class RenderCommand final : public Subcommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("render"); }
    QString synopsis() const override
    {
        return QStringLiteral("render PLAN [-o DIR] [--with-secrets] [--json]");
    }
    QString summary() const override
    {
        return tr("Values, commands and findings of a plan, without a cluster.");
    }
    void declareOptions(QCommandLineParser &parser) const override;
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;
};

} // namespace binnacle
