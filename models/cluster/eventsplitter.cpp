#include "cluster/eventsplitter.h"

#include <algorithm>

namespace binnacle {

EventSplitter::EventSplitter(std::function<bool(QByteArray &)> eventReady, qsizetype longestEvent)
    : m_eventReady(std::move(eventReady))
    , m_longestEvent(longestEvent)
{ }

bool EventSplitter::add(const QByteArray &chunk)
{
    qsizetype from = 0;
    while (!m_stopped && from < chunk.size()) {
        const qsizetype newline = chunk.indexOf('\n', from);
        const qsizetype end = newline < 0 ? chunk.size() : newline;
        m_pending.append(chunk.constData() + from, end - from);
        if (m_pending.size() > m_longestEvent) {
            m_stopped = true;
            return false;
        }
        if (newline < 0)
            break;
        from = newline + 1;
        QByteArray event = std::exchange(m_pending, {});
        if (std::all_of(event.cbegin(), event.cend(), [](char c) { return c == ' ' || c == '\r'; }))
            continue;
        m_stopped = !m_eventReady(event);
    }
    return true;
}

} // namespace binnacle
