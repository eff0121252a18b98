#pragma once

#include <QByteArray>

#include <functional>

namespace binnacle {

/// Cuts a watch's body into its events: one JSON text per line, whatever the chunks. (LineSplitter
/// is for text to read: it cuts long lines, which an event must not be.)
class EventSplitter
{
public:
    /// eventReady returns whether to go on; after false the rest of the stream is ignored.
    explicit EventSplitter(std::function<bool(QByteArray &event)> eventReady,
                           qsizetype longestEvent = 64 * 1024 * 1024);

    /// False when an event is longer than allowed: the stream cannot be followed any more.
    bool add(const QByteArray &chunk);
    /// Whether the stream ended in the middle of an event, which then must be forgotten.
    bool hasUnfinishedEvent() const { return !m_pending.isEmpty(); }

private:
    std::function<bool(QByteArray &)> m_eventReady;
    qsizetype m_longestEvent;
    QByteArray m_pending;
    bool m_stopped = false;
};

} // namespace binnacle
