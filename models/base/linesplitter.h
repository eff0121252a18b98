#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace binnacle {

/// Cuts a byte stream into lines, whatever the chunks; UTF-8 sequences cut by a chunk's edge are
/// put together again. A line longer than 64 KiB is handed over in pieces, so memory is bounded.
class LineSplitter
{
public:
    explicit LineSplitter(std::function<void(const QString &)> lineReady);

    void add(const QByteArray &chunk);
    /// Hands over what is left when the stream ends without a line end.
    void end();

private:
    void emitLine(QByteArray line);

    std::function<void(const QString &)> m_lineReady;
    QByteArray m_pending;
};

} // namespace binnacle
