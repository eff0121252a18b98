#pragma once

#include "commands/releasecommand.h"
#include "release/applyrelease.h"

namespace binnacle {

/// `binnacle apply`: installs or upgrades the plan's releases in order, then verifies each.
class ApplyCommand final : public ReleaseCommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("apply"); }
    QString synopsis() const override
    {
        return QStringLiteral("apply PLAN [--dry-run] [--yes] [--timeout DURATION] [--json]");
    }
    QString summary() const override { return tr("Installs or upgrades, then verifies."); }
    void declareOptions(QCommandLineParser &parser) const override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void connected() override;

private:
    void printFindings();
    void applyNext(qsizetype index);
    void applyComponent(qsizetype index, const QByteArray &secrets);
    void printResult();

    bool m_confirmed = false;
    bool m_dryRun = false;
    std::chrono::milliseconds m_patience{};
    QList<Check> m_checks;
};

} // namespace binnacle
