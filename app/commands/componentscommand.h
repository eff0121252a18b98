#pragma once

#include "commands/subcommand.h"

namespace binnacle {

/// `binnacle components`: what can be installed, which versions, where it comes from.
class ComponentsCommand final : public Subcommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("components"); }
    QString synopsis() const override { return QStringLiteral("components [--json]"); }
    QString summary() const override
    {
        return tr("What can be installed, and where it comes from.");
    }
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;
};

} // namespace binnacle
