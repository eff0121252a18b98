#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace binnacle {

/// A dot before the label of a field that the plan sets.
class ChangedMark final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangedMark(const Theme &theme, QWidget *parent = nullptr);

    void setOn(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    bool m_on = false;
};

} // namespace binnacle
