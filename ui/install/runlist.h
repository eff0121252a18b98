#pragma once

#include "base/sequence.h"
#include "theme/tokens.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace binnacle {

/// The steps of a run on one time scale: state, title, when it ran and for how long.
class RunList final : public QWidget
{
    Q_OBJECT

public:
    explicit RunList(const Theme &theme, QWidget *parent = nullptr);

    /// Begins anew with these steps, all waiting; the clock starts now.
    void start(const QStringList &titles);
    void setState(int index, const QString &title, Sequence::StepState state);
    /// Stops the clock: nothing changes any more.
    void finish();
    qint64 elapsedMs() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Run
    {
        QString title;
        Sequence::StepState state = Sequence::StepState::Waiting;
        qint64 from = -1; ///< ms since the start; -1: not yet
        qint64 to = -1;
    };

    void paintRun(QPainter *p, const QRectF &row, const Run &run, qint64 now) const;

    const Theme &m_theme;
    QList<Run> m_runs;
    QElapsedTimer m_clock;
    int m_widest = 0; ///< of the titles, in device-independent pixels
    qint64 m_end = -1;
    QTimer m_tick;
};

/// "0.3 s", "42 s", "1:32"
QString durationText(qint64 milliseconds);

} // namespace binnacle
