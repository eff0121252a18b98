#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace binnacle {

struct Step
{
    Tone tone = Tone::Unknown;
    QString name;
    QString note; ///< right-aligned: number of changed fields, a time, …
};

/// The wizard's steps on one thread: shape, name, note; the current one is marked like the rail.
class StepList final : public QWidget
{
    Q_OBJECT

public:
    StepList(const Theme &theme, QList<Step> steps, int current, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<Step> m_steps;
    int m_current;
};

} // namespace binnacle
