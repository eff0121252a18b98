#include "frame/clusterframe.h"

#include <QPainter>

namespace binnacle {

ClusterFrame::ClusterFrame(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{ }

void ClusterFrame::setActive(bool active)
{
    m_active = active;
    update();
}

void ClusterFrame::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), m_active ? m_theme.color.cluster : m_theme.color.line);
}

} // namespace binnacle
