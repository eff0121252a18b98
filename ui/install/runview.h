#pragma once

#include "base/operation.h"
#include "theme/tokens.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace binnacle {

class CodeView;
class RunList;

/// A run as it goes: its steps with their times, what it waits for, its output, a stop button, and
/// at the end how it ended. Leaving the page does not stop it.
class RunView final : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(const Theme &theme, QWidget *parent = nullptr);

    /// Shows an operation that has not been started yet; it stays the caller's.
    void show(Operation *operation, const QString &title);
    bool isRunning() const { return m_running; }
    qint64 elapsedMs() const;
    /// The log stands in a column of the page's own.
    QWidget *output() const { return m_outputPane; }

Q_SIGNALS:
    void finished(const binnacle::Outcome &outcome);

private:
    QWidget *makeOutputPane();
    void addLine(const QString &line);
    void sayElapsed();
    void end(const Outcome &outcome);
    void setNotice(QWidget *notice);

    const Theme &m_theme;
    QLabel *m_title;
    QLabel *m_elapsed;
    RunList *m_list;
    QLabel *m_waiting;
    QVBoxLayout *m_notice;
    QPushButton *m_stop;
    CodeView *m_output;
    QWidget *m_outputPane;
    QPointer<Operation> m_operation;
    QString m_startedAt;
    QTimer m_tick;
    bool m_running = false;
};

} // namespace binnacle
