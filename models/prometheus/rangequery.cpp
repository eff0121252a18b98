#include "prometheus/rangequery.h"

#include "prometheus/matrixreader.h"
#include "prometheus/prometheusrequest.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace binnacle {

namespace {

constexpr qsizetype headBytes = 64 * 1024;

/// Seconds with milliseconds, as the API takes times and steps.
QString seconds(qint64 ms)
{
    return QString::number(static_cast<double>(ms) / 1000.0, 'f', ms % 1000 == 0 ? 0 : 3);
}

PrometheusRequest::Question questionFor(const QString &expression, const QueryRange &range)
{
    PrometheusRequest::Question question;
    question.path = "/api/v1/query_range";
    question.parameters = {{"query", expression},
                           {"start", seconds(range.startMs)},
                           {"end", seconds(range.endMs)},
                           {"step", seconds(range.stepMs)}};
    question.mayPost = true;
    question.streamed = true;
    question.timeout = std::chrono::seconds(130); // longer than the server's own limit of 2 min
    return question;
}

/// Reads the end of the answer and sums up what came.
Result<std::shared_ptr<RangeResult>> resultOf(MatrixReader &reader)
{
    if (const Result<void> read = reader.end(); !read)
        return failure(read.error());
    MatrixContent &content = reader.content();
    auto result = std::make_shared<RangeResult>();
    result->grid = std::move(content.grid);
    result->summaries = summariseAll(result->grid);
    result->gaps = commonGaps(result->grid);
    result->samples = content.samples;
    result->histogramSeries = content.histogramSeries;
    result->warnings = content.warnings;
    result->infos = content.infos;
    return result;
}

} // namespace

RangeQuery::RangeQuery(PrometheusEndpoint endpoint, QString expression, const QueryRange &range,
                       QObject *parent)
    : Operation(parent)
    , m_expression(std::move(expression))
    , m_request(std::make_unique<PrometheusRequest>(std::move(endpoint),
                                                    questionFor(m_expression, range)))
    , m_reader(std::make_shared<MatrixReader>(range))
{
    connect(m_request.get(), &PrometheusRequest::bodyReceived, this, &RangeQuery::chunkReceived);
    connect(m_request.get(), &Operation::finished, this, &RangeQuery::requestFinished);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &RangeQuery::readingPaused);
}

RangeQuery::~RangeQuery() = default;

void RangeQuery::doStart()
{
    m_clock.start();
    m_request->start();
}

void RangeQuery::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
    m_request->cancel(); // closing the connection ends the query at the server too
    m_waiting.clear();
}

void RangeQuery::chunkReceived(const QByteArray &chunk)
{
    m_bytes += chunk.size();
    if (m_head.size() < headBytes)
        m_head += QByteArrayView(chunk).first(std::min(chunk.size(), headBytes - m_head.size()));
    m_waiting << chunk;
    readNext();
}

void RangeQuery::requestFinished(const Outcome &outcome)
{
    if (!outcome) {
        m_waiting.clear();
        finish(outcome);
        return;
    }
    m_allReceived = true;
    readNext();
}

/// Hands what has come to a worker; one at a time, because the reader goes from chunk to chunk.
void RangeQuery::readNext()
{
    if (m_isReading || !isRunning())
        return;
    m_isReading = true;
    m_lastPart = m_allReceived;
    m_reading.setFuture(QtConcurrent::run(
        [reader = m_reader, chunks = std::exchange(m_waiting, {}), last = m_lastPart]() {
            for (const QByteArray &chunk : chunks)
                reader->add(chunk);
            return last ? resultOf(*reader) : Result<std::shared_ptr<RangeResult>>();
        }));
}

void RangeQuery::readingPaused()
{
    m_isReading = false;
    if (!isRunning())
        return;
    if (!m_lastPart) {
        if (!m_waiting.isEmpty() || m_allReceived)
            readNext();
        return;
    }
    const auto result = m_reading.result();
    if (!result)
        return finish(result.error());
    (*result)->expression = m_expression;
    (*result)->bytes = m_bytes;
    (*result)->elapsedMs = m_clock.elapsed();
    (*result)->head = std::move(m_head);
    m_result = *result;
    finish({});
}

} // namespace binnacle
