#pragma once

#include "base/operation.h"
#include "prometheus/prometheusendpoint.h"
#include "prometheus/seriessummary.h"

#include <QElapsedTimer>
#include <QFutureWatcher>

namespace binnacle {

class MatrixReader;
class PrometheusRequest;

/// Answer of /api/v1/query_range.
struct RangeResult
{
    QString expression;
    SeriesGrid grid;
    QList<SeriesSummary> summaries; ///< one per series
    QList<SeriesGap> gaps;
    qsizetype samples = 0;
    qint64 bytes = 0; ///< of the answer, decompressed
    qint64 elapsedMs = 0; ///< from the question to the last parsed byte
    QByteArray head; ///< the first 64 KiB of the answer, for showing it raw
    qsizetype histogramSeries = 0; ///< series of native histograms, which have no row
    QStringList warnings;
    QStringList infos;
};

/// Runs one range query. The answer is parsed in a worker thread while it arrives and its bytes
/// are not kept.
class RangeQuery final : public Operation
{
    Q_OBJECT

public:
    RangeQuery(PrometheusEndpoint endpoint, QString expression, const QueryRange &range,
               QObject *parent = nullptr);
    ~RangeQuery() override;

    /// Never null after success.
    std::shared_ptr<const RangeResult> result() const { return m_result; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void chunkReceived(const QByteArray &chunk);
    void requestFinished(const Outcome &outcome);
    void readNext();
    void readingPaused();

    QString m_expression;
    QElapsedTimer m_clock;
    std::unique_ptr<PrometheusRequest> m_request;
    std::shared_ptr<MatrixReader> m_reader; ///< the worker's while m_isReading
    QFutureWatcher<Result<std::shared_ptr<RangeResult>>> m_reading;
    QByteArrayList m_waiting; ///< chunks that came meanwhile
    QByteArray m_head;
    qint64 m_bytes = 0;
    bool m_isReading = false;
    bool m_lastPart = false;
    bool m_allReceived = false;
    std::shared_ptr<const RangeResult> m_result;
};

} // namespace binnacle
