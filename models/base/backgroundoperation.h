#pragma once

#include "base/operation.h"

#include <QFutureWatcher>

#include <functional>

namespace binnacle {

/// Pure computation in a worker thread in the shape of an Operation. The function must not touch
/// anything of this thread; its results travel in what it captured by shared pointer. A cancel
/// ends the operation at once and lets the computation run out unheard.
class BackgroundOperation final : public Operation
{
    Q_OBJECT

public:
    explicit BackgroundOperation(std::function<Outcome()> function, QObject *parent = nullptr);

protected:
    void doStart() override;
    void doCancel() override;

private:
    std::function<Outcome()> m_function;
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace binnacle
