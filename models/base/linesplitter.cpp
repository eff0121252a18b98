#include "base/linesplitter.h"

namespace binnacle {

namespace {
constexpr qsizetype longestLine = 64 * 1024;

/// Moves a cut position back to the start of a UTF-8 sequence.
qsizetype sequenceStart(const QByteArray &bytes, qsizetype position)
{
    while (position > 0 && (static_cast<unsigned char>(bytes[position]) & 0xC0U) == 0x80U)
        --position;
    return position;
}
} // namespace

LineSplitter::LineSplitter(std::function<void(const QString &)> lineReady)
    : m_lineReady(std::move(lineReady))
{ }

void LineSplitter::add(const QByteArray &chunk)
{
    qsizetype from = 0;
    while (from < chunk.size()) {
        const qsizetype newline = chunk.indexOf('\n', from);
        const qsizetype end = newline < 0 ? chunk.size() : newline;
        m_pending += QByteArrayView(chunk).sliced(from, end - from);
        while (m_pending.size() > longestLine) {
            const qsizetype cut = sequenceStart(m_pending, longestLine);
            emitLine(m_pending.first(cut));
            m_pending.remove(0, cut);
        }
        if (newline < 0)
            return;
        emitLine(std::exchange(m_pending, {}));
        from = newline + 1;
    }
}

void LineSplitter::end()
{
    if (!m_pending.isEmpty())
        emitLine(std::exchange(m_pending, {}));
}

void LineSplitter::emitLine(QByteArray line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    m_lineReady(QString::fromUtf8(line));
}

} // namespace binnacle
