#pragma once

#include "commands/subcommand.h"

namespace binnacle {

/// `binnacle fields`: every field of a plan, with type, default, allowed values, value paths.
class FieldsCommand final : public Subcommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("fields"); }
    QString synopsis() const override
    {
        return QStringLiteral("fields [COMPONENT] [--version V] [--json]");
    }
    QString summary() const override { return tr("The fields of a plan, and what they set."); }
    void declareOptions(QCommandLineParser &parser) const override;
    void run(const QCommandLineParser &parser, const CommonOptions &options,
             Console &console) override;
};

} // namespace binnacle
