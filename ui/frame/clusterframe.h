#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace binnacle {

/// Frames the window's content in the cluster's colour, so that production is never mistaken.
class ClusterFrame final : public QWidget
{
    Q_OBJECT

public:
    explicit ClusterFrame(const Theme &theme, QWidget *parent = nullptr);

    /// Without a cluster the frame is a quiet line.
    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    bool m_active = false;
};

} // namespace binnacle
