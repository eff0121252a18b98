#pragma once

#include "prometheus/matrixdocument.h"

namespace binnacle {

/// Reads an answer of query_range while it arrives, chunk by chunk, and keeps no bytes of what it
/// has read. It knows the one shape that Prometheus writes; from the first series on that looks
/// otherwise it collects the rest and gives it to the JSON parser. Used by one thread at a time.
class MatrixReader
{
public:
    explicit MatrixReader(const QueryRange &range);

    void add(const QByteArray &chunk);
    /// After the last chunk: reads what stands behind the series. An answer that ends early is
    /// an error.
    Result<void> end();

    MatrixContent &content() { return m_content; }
    /// True when the shape was left and the JSON parser had to do the rest.
    bool leftTheShape() const { return m_state == State::Collecting; }

private:
    enum class State {
        Head, ///< before the first series
        Between, ///< where a series or the end of the array may come
        Points, ///< inside a series
        Tail, ///< behind the array of series
        Collecting ///< left to the JSON parser
    };

    bool isScanning() const { return m_state != State::Tail && m_state != State::Collecting; }
    qsizetype scan(QByteArrayView bytes);
    bool scanHead(const char *&at, const char *end);
    bool scanBetween(const char *&at, const char *end);
    bool scanPoints(const char *&at, const char *end);
    void startSeries(const char *from, Labels labels);
    bool place(qint64 timeMs, double value);
    void collect(const char *at);
    qsizetype scanAcrossTheSeam(const QByteArray &chunk);

    MatrixContent m_content;
    State m_state = State::Head;
    QByteArray m_carry; ///< unread bytes of the last chunk: a thing that its end cut
    QByteArray m_series; ///< what was read of the current series in earlier chunks
    const char *m_seriesFrom = nullptr; ///< where it begins, or goes on, in the bytes under scan
    QByteArray m_rest; ///< for the JSON parser: the tail, or everything that was not read
    double *m_row = nullptr;
    bool m_isFirstSeries = true;
    bool m_isFirstPoint = true;
    qsizetype m_samplesBefore = 0;
    qint64 m_nextMs = 0;
    qsizetype m_nextStep = 0;
};

} // namespace binnacle
