#include "frame/clusterframe.h"

#include <QPainter>

namespace binnacle {

ClusterFrame::ClusterFrame(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{ }

void ClusterFrame::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.color.cluster);
}

} // namespace binnacle
