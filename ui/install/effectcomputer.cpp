#include "install/effectcomputer.h"

#include <QtConcurrent/QtConcurrentRun>

namespace binnacle {

EffectComputer::EffectComputer(Catalog catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &EffectComputer::deliver);
}

void EffectComputer::request(const StackPlan &plan, const RenderOptions &options)
{
    m_next = Request{plan, options};
    if (!m_watcher.isRunning())
        startNext();
}

void EffectComputer::startNext()
{
    Request request = std::move(*m_next);
    m_next.reset();
    m_watcher.setFuture(QtConcurrent::run([request = std::move(request), catalog = m_catalog] {
        return effectOf(request.plan, catalog, request.options);
    }));
}

void EffectComputer::deliver()
{
    const PlanEffect effect = m_watcher.result();
    if (m_next)
        startNext(); // and this result is already old
    else
        Q_EMIT ready(effect);
}

} // namespace binnacle
