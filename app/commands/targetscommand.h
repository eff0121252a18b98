#pragma once

#include "commands/prometheuscommand.h"

namespace binnacle {

/// `binnacle targets`: the scrape targets with state and error, as text or JSON.
class TargetsCommand final : public PrometheusCommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("targets"); }
    QString synopsis() const override
    {
        return QStringLiteral("targets [-n NAMESPACE | --prometheus URL] [--down] [--json]");
    }
    QString summary() const override { return tr("Shows what Prometheus scrapes, and how well."); }
    void declareOptions(QCommandLineParser &parser) const override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void found(const PrometheusClient &client) override;

private:
    void print(const QList<Target> &targets);

    bool m_onlyDown = false;
};

} // namespace binnacle
