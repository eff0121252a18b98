#pragma once

#include "commands/prometheuscommand.h"

namespace binnacle {

/// `binnacle query`: an instant query, or with --range a range query, as table, CSV, JSON or a
/// picture drawn by the chart window's own code.
class QueryCommand final : public PrometheusCommand
{
    Q_OBJECT

public:
    QString name() const override { return QStringLiteral("query"); }
    QString synopsis() const override
    {
        return QStringLiteral("query EXPRESSION [--at TIME | --range DURATION [--end TIME] "
                              "[--step DURATION]] [--format table|csv|json|png] [-o FILE]");
    }
    QString summary() const override { return tr("Asks Prometheus a PromQL question."); }
    void declareOptions(QCommandLineParser &parser) const override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void found(const PrometheusClient &client) override;

private:
    enum class Format { Table, Csv, Json, Png };

    Outcome readTimes(const QCommandLineParser &parser);
    void askInstant(const PrometheusClient &client);
    void askRange(const PrometheusClient &client);
    QByteArray rangeText(const RangeResult &result) const;
    QByteArray rangePicture(const std::shared_ptr<const RangeResult> &result) const;
    void deliver(const QByteArray &content);
    void report(const Error &error);

    QString m_expression;
    Format m_format = Format::Table;
    QString m_file;
    qint64 m_atMs = -1;
    qint64 m_rangeMs = 0; ///< zero: an instant query
    qint64 m_endMs = 0;
    qint64 m_stepMs = 0;
};

} // namespace binnacle
