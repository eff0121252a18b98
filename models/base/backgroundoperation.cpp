#include "base/backgroundoperation.h"

#include <QtConcurrentRun>

namespace binnacle {

BackgroundOperation::BackgroundOperation(std::function<Outcome()> function, QObject *parent)
    : Operation(parent)
    , m_function(std::move(function))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this,
            [this] { finish(m_watcher.result()); });
}

void BackgroundOperation::doStart()
{
    m_watcher.setFuture(QtConcurrent::run(m_function));
}

void BackgroundOperation::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

} // namespace binnacle
