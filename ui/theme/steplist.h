#pragma once

#include "theme/tokens.h"

#include <QWidget>

class QAbstractButton;

namespace binnacle {

struct Step
{
    Tone tone = Tone::Unknown;
    QString name;
    QString note; ///< right-aligned: number of changed fields, a time, …
    bool enabled = true; ///< whether it can be gone to now
};

/// The wizard's steps on one thread: shape, name, note; the current one is marked like the rail.
/// Each step is a button (object name "step0" …): arrow keys and the mouse go from one to another.
class StepList final : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(const Theme &theme, QWidget *parent = nullptr);

    /// Keeps the buttons when only tones, notes and names differ, so that focus stays.
    void setSteps(const QList<Step> &steps);
    void setCurrent(int index);
    int current() const { return m_current; }

Q_SIGNALS:
    void stepChosen(int index);

private:
    void addButton();

    const Theme &m_theme;
    QList<QAbstractButton *> m_buttons;
    int m_current = 0;
};

} // namespace binnacle
