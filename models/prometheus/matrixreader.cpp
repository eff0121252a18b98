#include "prometheus/matrixreader.h"

#include "prometheus/matrixshape.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace binnacle {

using matrixshape::Found;

namespace {

constexpr QByteArrayView headText =
    R"({"status":"success","data":{"resultType":"matrix","result":[)";

} // namespace

MatrixReader::MatrixReader(const QueryRange &range)
    : m_content{SeriesGrid(range), 0, 0, {}, {}}
{ }

void MatrixReader::add(const QByteArray &chunk)
{
    if (chunk.isEmpty())
        return;
    qsizetype from = 0;
    if (isScanning() && !m_carry.isEmpty())
        from = scanAcrossTheSeam(chunk);
    if (isScanning() && m_carry.isEmpty()) {
        from += scan(QByteArrayView(chunk).sliced(from));
        if (isScanning())
            m_carry = chunk.sliced(from);
    }
    if (!isScanning())
        m_rest.append(QByteArrayView(chunk).sliced(from));
}

/// Reads the thing that the edge between two chunks cut, from a copy of its two parts. Returns
/// how many bytes of the chunk are done with; all of them when the thing goes on even further.
qsizetype MatrixReader::scanAcrossTheSeam(const QByteArray &chunk)
{
    qsizetype taken = 0;
    for (qsizetype length = 4096; taken < chunk.size(); length *= 2) {
        const qsizetype before = m_carry.size();
        const qsizetype more = std::min(length, chunk.size() - taken);
        m_carry.append(QByteArrayView(chunk).sliced(taken, more));
        const qsizetype read = scan(m_carry);
        if (read >= before) {
            m_carry.clear();
            return taken + read - before;
        }
        taken += more;
        if (!isScanning()) {
            m_rest.append(QByteArrayView(m_carry).sliced(read));
            m_carry.clear();
            return taken;
        }
        m_carry.remove(0, read);
    }
    return taken;
}

/// Reads as much as is whole and returns how many bytes that was.
qsizetype MatrixReader::scan(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    m_seriesFrom = at;
    bool goesOn = true;
    while (goesOn) {
        switch (m_state) {
        case State::Head: goesOn = scanHead(at, end); break;
        case State::Between: goesOn = scanBetween(at, end); break;
        case State::Points: goesOn = scanPoints(at, end); break;
        case State::Tail:
        case State::Collecting: goesOn = false; break;
        }
    }
    if (m_state == State::Points)
        m_series.append(m_seriesFrom, at - m_seriesFrom);
    return at - bytes.data();
}

bool MatrixReader::scanHead(const char *&at, const char *end)
{
    const qsizetype compared = std::min<qsizetype>(headText.size(), end - at);
    if (std::memcmp(at, headText.data(), static_cast<std::size_t>(compared)) != 0) {
        m_state = State::Collecting;
        return false;
    }
    if (compared < headText.size())
        return false;
    at += headText.size();
    m_state = State::Between;
    return true;
}

bool MatrixReader::scanBetween(const char *&at, const char *end)
{
    if (at == end)
        return false;
    if (*at == ']') {
        m_state = State::Tail;
        m_rest = headText.toByteArray();
        return false;
    }
    const char *p = at;
    m_series.clear();
    m_seriesFrom = p;
    if (!m_isFirstSeries) {
        if (*p != ',') { // white space, or an error: the parser shall say which
            collect(at);
            m_rest += "null";
            return false;
        }
        m_seriesFrom = ++p;
    }
    Labels labels;
    const Found found = matrixshape::readSeriesStart(p, end, labels);
    if (found == Found::MoreNeeded)
        return false;
    if (found == Found::Other || !checkGridSize(m_content.grid)) {
        at = m_seriesFrom; // the JSON parser says what is wrong with it
        collect(at);
        return false;
    }
    startSeries(m_seriesFrom, std::move(labels));
    at = p;
    return true;
}

void MatrixReader::startSeries(const char *from, Labels labels)
{
    m_row = m_content.grid.addSeries(std::move(labels));
    m_seriesFrom = from;
    m_samplesBefore = m_content.samples;
    m_nextStep = 0;
    m_nextMs = m_content.grid.range().startMs;
    m_isFirstPoint = true;
    m_isFirstSeries = false;
    m_state = State::Points;
}

bool MatrixReader::scanPoints(const char *&at, const char *end)
{
    while (at != end) {
        const char *p = at;
        if (*p == ']') {
            if (end - p < 2)
                return false;
            if (p[1] != '}')
                break; // a series with native histograms too
            at = p + 2;
            m_state = State::Between;
            return true;
        }
        if (!m_isFirstPoint && *p++ != ',')
            break;
        qint64 timeMs = 0;
        double value = 0;
        const Found found = matrixshape::readPoint(p, end, timeMs, value);
        if (found == Found::MoreNeeded)
            return false;
        if (found == Found::Other || !place(timeMs, value))
            break;
        m_isFirstPoint = false;
        at = p;
    }
    if (at != end)
        collect(at);
    return false;
}

/// Puts a value where its time belongs; false when that is beside the grid.
bool MatrixReader::place(qint64 timeMs, double value)
{
    if (timeMs != m_nextMs) {
        const QueryRange &range = m_content.grid.range();
        const qint64 offset = timeMs - range.startMs;
        if (offset < 0 || timeMs > range.endMs || offset % range.stepMs != 0)
            return false;
        m_nextStep = static_cast<qsizetype>(offset / range.stepMs);
        m_nextMs = timeMs;
    } else if (m_nextStep >= m_content.grid.steps()) {
        return false;
    }
    m_row[m_nextStep++] = value;
    m_nextMs += m_content.grid.range().stepMs;
    ++m_content.samples;
    return true;
}

/// Leaves the shape: everything from the current series on goes to the JSON parser.
void MatrixReader::collect(const char *at)
{
    if (m_state == State::Points) {
        m_content.grid.removeLast();
        m_content.samples = m_samplesBefore;
    }
    m_rest = headText.toByteArray() + m_series;
    m_rest.append(m_seriesFrom, at - m_seriesFrom);
    m_state = State::Collecting;
}

Result<void> MatrixReader::end()
{
    if (!isScanning())
        return readMatrixDocument(m_rest, m_content);
    if (m_state == State::Head)
        return readMatrixDocument(m_carry, m_content);
    return failure({Error::Kind::Failed,
                    QCoreApplication::translate("binnacle::MatrixReader",
                                                "The answer ended early, within series %1")
                        .arg(m_content.grid.seriesCount() + (m_state == State::Between ? 1 : 0)),
                    {},
                    {},
                    {}});
}

} // namespace binnacle
