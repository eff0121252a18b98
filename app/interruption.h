#pragma once

#include <QObject>

class QSocketNotifier;

namespace binnacle {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop (a signal handler may do
/// next to nothing itself). One instance per process.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

Q_SIGNALS:
    void interrupted();

private:
    QSocketNotifier *m_notifier;
};

} // namespace binnacle
