#pragma once

#include "commands/planinput.h"
#include "commands/releasecommand.h"

namespace binnacle {

/// `binnacle verify`: proves an installation, with evidence.
class VerifyCommand final : public ReleaseCommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("verify"); }
    QString synopsis() const override
    {
        return QStringLiteral("verify PLAN [--timeout DURATION] [--json]");
    }
    QString summary() const override { return tr("Proves that what the plan asks for works."); }
    void declareOptions(QCommandLineParser &parser) const override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void connected() override;

private:
    void verifyNext(qsizetype index);

    std::chrono::milliseconds m_patience{};
    QList<Check> m_checks;
};

} // namespace binnacle
