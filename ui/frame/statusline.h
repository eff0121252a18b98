#pragma once

#include "theme/tokens.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace binnacle {

class Operation;

/// The window's foot: round trip to the API server, age of the last event, what is running with a
/// way to stop it.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(const Theme &theme, QWidget *parent = nullptr);

    /// Milliseconds; no value where nothing was asked yet.
    void setRoundTrip(std::optional<int> milliseconds);
    /// An invalid time: nothing came yet.
    void setLastEvent(const QDateTime &time);
    /// Anything else worth a word, such as "9 watches"; empty shows nothing.
    void setNote(const QString &note);
    /// Shows the operation until it finishes or is destroyed; the newest is shown, the number of
    /// others beside it. A Sequence shows how many of its steps are done.
    void addOperation(Operation *operation, const QString &title);

private:
    struct Running
    {
        QPointer<Operation> operation;
        QString title;
        QString sentence;
        int done = 0;
        int total = 0; ///< 0: unknown
    };

    void forget(const QObject *operation);
    void update(const QObject *operation, const std::function<void(Running &)> &change);
    void refresh();
    void refreshAge();

    QLabel *m_roundTrip;
    QLabel *m_lastEventLabel;
    QLabel *m_note;
    QLabel *m_operation;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QDateTime m_lastEvent;
    QTimer m_ageTimer;
    QList<Running> m_running;
};

} // namespace binnacle
