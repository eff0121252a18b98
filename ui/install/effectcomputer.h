#pragma once

#include "install/planeffect.h"

#include <QFutureWatcher>

#include <optional>

namespace binnacle {

/// Computes the effect of the newest plan in another thread. While one is being computed only the
/// newest request waits: what lies between is never computed, and no older result comes after a
/// newer one. Main thread only.
class EffectComputer final : public QObject
{
    Q_OBJECT

public:
    explicit EffectComputer(Catalog catalog, QObject *parent = nullptr);

    void request(const StackPlan &plan, const RenderOptions &options);
    bool isComputing() const { return m_watcher.isRunning() || m_next; }

Q_SIGNALS:
    void ready(const binnacle::PlanEffect &effect);

private:
    struct Request
    {
        StackPlan plan;
        RenderOptions options;
    };

    void startNext();
    void deliver();

    Catalog m_catalog; ///< a cheap copy, and so each computation has one of its own
    QFutureWatcher<PlanEffect> m_watcher;
    std::optional<Request> m_next;
};

} // namespace binnacle
