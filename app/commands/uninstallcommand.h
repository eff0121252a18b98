#pragma once

#include "commands/releasecommand.h"
#include "release/uninstallrelease.h"

namespace binnacle {

/// `binnacle uninstall`: removes the plan's releases, lists what stays, deletes of that only what
/// was confirmed.
class UninstallCommand final : public ReleaseCommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("uninstall"); }
    QString synopsis() const override
    {
        return QStringLiteral("uninstall PLAN [--delete-pvcs] [--delete-crds] [--yes] [--json]");
    }
    QString summary() const override { return tr("Removes the releases and lists what stays."); }
    void declareOptions(QCommandLineParser &parser) const override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void connected() override;

private:
    void uninstallNext(qsizetype index);
    void print();

    UninstallRelease::Request m_request;
    bool m_confirmed = false;
    QList<LeftOver> m_leftOvers;
    QList<LeftOver> m_deleted;
};

} // namespace binnacle
