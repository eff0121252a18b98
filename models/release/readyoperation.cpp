#include "release/readyoperation.h"

using namespace std::chrono_literals;

namespace binnacle {

ReadyOperation::ReadyOperation(ClusterSession &cluster, QList<ExpectedObject> expected,
                               std::chrono::milliseconds patience, QObject *parent)
    : Operation(parent)
    , m_cluster(cluster)
    , m_expected(std::move(expected))
    , m_settle(patience)
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &ReadyOperation::judge);
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(100ms); // one verdict for a burst of events
    connect(&m_coalesce, &QTimer::timeout, this, &ReadyOperation::judge);
}

void ReadyOperation::doStart()
{
    m_objects = std::make_unique<ReleaseObjects>(m_cluster, m_expected);
    connect(m_objects.get(), &ReleaseObjects::changed, this, [this] {
        if (!m_coalesce.isActive())
            m_coalesce.start();
    });
    m_clock.start();
    judge();
}

void ReadyOperation::doCancel()
{
    m_clock.stop();
    m_coalesce.stop();
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

void ReadyOperation::judge()
{
    if (!isRunning())
        return;
    if (const QString obstacle = m_objects->obstacle(); !obstacle.isEmpty()) {
        m_clock.stop();
        return finish(Error{Error::Kind::Refused,
                            tr("The release cannot be watched: %1").arg(obstacle),
                            {},
                            {},
                            {}});
    }
    if (!m_objects->isComplete())
        return;
    m_checks = m_objects->checks();
    const Settle::Verdict verdict = m_settle.judge(m_checks);
    if (const QString sentence = Settle::waitingFor(m_checks); sentence != m_sentence) {
        m_sentence = sentence;
        Q_EMIT progressChanged(sentence);
    }
    if (verdict == Settle::Verdict::KeepWaiting)
        return;
    m_clock.stop();
    m_coalesce.stop();
    finish({});
}

} // namespace binnacle
