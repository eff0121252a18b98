#pragma once

#include "base/operation.h"
#include "release/releaseobjects.h"
#include "release/settle.h"

#include <QTimer>

namespace binnacle {

/// Waits, by watching, until everything a release must run is ready, or until nothing new happens
/// for as long as the patience. Succeeds in both cases: checks() says which. Fails when the
/// cluster cannot be watched.
class ReadyOperation final : public Operation
{
    Q_OBJECT

public:
    ReadyOperation(ClusterSession &cluster, QList<ExpectedObject> expected,
                   std::chrono::milliseconds patience, QObject *parent = nullptr);

    const QList<Check> &checks() const { return m_checks; }
    const ReleaseObjects &objects() const { return *m_objects; }

protected:
    void doStart() override;
    void doCancel() override;

private:
    void judge();

    ClusterSession &m_cluster;
    QList<ExpectedObject> m_expected;
    std::unique_ptr<ReleaseObjects> m_objects;
    Settle m_settle;
    QTimer m_clock; ///< patience must end without an event, too
    QTimer m_coalesce;
    QString m_sentence;
    QList<Check> m_checks;
};

} // namespace binnacle
