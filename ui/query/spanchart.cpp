#include "query/spanchart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int shortestDrag = 6; // pixels; less is a click
constexpr double fewestSteps = 2;
constexpr int longestHistory = 100;

} // namespace

SpanChart::SpanChart(const Theme &theme, QWidget *parent)
    : ChartView(parent)
    , m_theme(theme)
    , m_picture(theme)
    , m_crosshair(new Crosshair(theme, m_picture, this))
{
    setObjectName(u"queryChart"_s);
    setAccessibleName(tr("Chart"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 160);
}

void SpanChart::setResult(std::shared_ptr<const RangeResult> result)
{
    m_crosshair->pointAt(-1);
    m_undo.clear();
    m_redo.clear();
    m_picture.setResult(std::move(result));
    update();
}

void SpanChart::setShown(std::vector<bool> shown)
{
    m_picture.setShown(std::move(shown));
    pointAt(m_crosshair->step());
    update();
    Q_EMIT resolutionChanged();
}

void SpanChart::setUnit(ValueUnit unit)
{
    m_picture.setUnit(unit);
    pointAt(m_crosshair->step());
    update();
}

void SpanChart::setTimeZone(const QTimeZone &zone)
{
    m_picture.setTimeZone(zone);
    pointAt(m_crosshair->step());
    update();
}

QImage SpanChart::image(QSize size, qreal scale) const
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    m_picture.setSize(size, scale);
    m_picture.paint(&painter, QRect({}, size));
    m_picture.setSize(this->size(), devicePixelRatioF());
    return image;
}

void SpanChart::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    m_picture.setSize(size(), devicePixelRatioF());
    m_picture.paint(&painter, event->rect());
    if (hasFocus()) {
        painter.setPen(m_theme.color.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SpanChart::resizeEvent(QResizeEvent *)
{
    m_crosshair->setGeometry(rect());
    m_picture.setSize(size(), devicePixelRatioF());
    pointAt(m_crosshair->step());
    Q_EMIT resolutionChanged();
}

void SpanChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_picture.invalidate();
        update();
    }
    ChartView::changeEvent(event);
}

SpanChart::View SpanChart::whole() const
{
    return {0, static_cast<double>(m_picture.result()->grid.steps() - 1)};
}

void SpanChart::setView(View view)
{
    m_picture.setView(view.first, view.last);
    pointAt(-1);
    update();
    Q_EMIT resolutionChanged();
    const QueryRange &range = m_picture.result()->grid.range();
    const auto step = static_cast<double>(range.stepMs);
    Q_EMIT viewChanged(range.startMs + std::llround(view.first * step),
                       range.startMs + std::llround(view.last * step));
}

void SpanChart::zoomTo(View view)
{
    if (!m_picture.result())
        return;
    const View all = whole();
    view.first = std::clamp(view.first, all.first, std::max(all.first, all.last - fewestSteps));
    view.last = std::clamp(view.last, std::min(all.last, view.first + fewestSteps), all.last);
    const View before = current();
    if (view.first == before.first && view.last == before.last)
        return;
    m_undo.append(before);
    if (m_undo.size() > longestHistory)
        m_undo.removeFirst();
    m_redo.clear();
    setView(view);
}

void SpanChart::zoomAround(double step, double factor)
{
    const View view = current();
    zoomTo({step - (step - view.first) * factor, step + (view.last - step) * factor});
}

void SpanChart::undoZoom()
{
    if (m_undo.isEmpty())
        return;
    m_redo.append(current());
    setView(m_undo.takeLast());
}

void SpanChart::redoZoom()
{
    if (m_redo.isEmpty())
        return;
    m_undo.append(current());
    setView(m_redo.takeLast());
}

qsizetype SpanChart::nearestStep(qreal x)
{
    const QRectF plot = m_picture.plotArea();
    if (!m_picture.result() || plot.isNull() || x < plot.left() - 8 || x > plot.right() + 8)
        return -1;
    const double step = std::clamp(std::round(m_picture.stepAt(x)), 0.0, whole().last);
    return static_cast<qsizetype>(step);
}

void SpanChart::pointAt(qsizetype step)
{
    const bool changed = step != m_crosshair->step();
    m_crosshair->pointAt(step);
    if (changed)
        Q_EMIT stepPointed(step);
}

void SpanChart::movePointer(int steps)
{
    if (!m_picture.result() || m_picture.plotArea().isNull())
        return;
    const auto first = static_cast<qsizetype>(std::ceil(m_picture.firstStep()));
    const auto last = static_cast<qsizetype>(
        std::floor(std::min(m_picture.lastStep(), whole().last)));
    const qsizetype from = m_crosshair->step() < 0 ? (steps > 0 ? first - 1 : last + 1)
                                                   : m_crosshair->step();
    pointAt(std::clamp(from + steps, first, std::max(first, last)));
    // Who moves by keys may be listening to a screen reader.
    setAccessibleDescription(m_crosshair->text());
}

void SpanChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_picture.result())
        m_dragFrom = static_cast<int>(event->position().x());
}

void SpanChart::mouseMoveEvent(QMouseEvent *event)
{
    const int x = static_cast<int>(event->position().x());
    if (m_dragFrom >= 0 && std::abs(x - m_dragFrom) >= shortestDrag) {
        pointAt(-1);
        const QRect plot = m_picture.plotArea().toRect();
        const QRect selection(std::min(x, m_dragFrom), plot.top(), std::abs(x - m_dragFrom),
                              plot.height());
        m_crosshair->setSelection(selection.intersected(plot));
        return;
    }
    pointAt(nearestStep(event->position().x()));
}

void SpanChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int from = std::exchange(m_dragFrom, -1);
    const int x = static_cast<int>(event->position().x());
    m_crosshair->setSelection({});
    if (from >= 0 && std::abs(x - from) >= shortestDrag)
        zoomTo({m_picture.stepAt(std::min(x, from)), m_picture.stepAt(std::max(x, from))});
}

void SpanChart::mouseDoubleClickEvent(QMouseEvent *)
{
    if (m_picture.result())
        zoomTo(whole());
}

void SpanChart::leaveEvent(QEvent *)
{
    pointAt(-1);
}

void SpanChart::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y();
    if (turned == 0 || !m_picture.result())
        return;
    zoomAround(m_picture.stepAt(event->position().x()), std::pow(0.8, turned / 120.0));
    event->accept();
}

void SpanChart::keyPressEvent(QKeyEvent *event)
{
    if (!m_picture.result())
        return ChartView::keyPressEvent(event);
    const int stride = event->modifiers() & Qt::ControlModifier ? 10 : 1;
    const View view = current();
    const double middle = m_crosshair->step() >= 0 ? static_cast<double>(m_crosshair->step())
                                                   : (view.first + view.last) / 2;
    if (event->matches(QKeySequence::Undo))
        return undoZoom();
    if (event->matches(QKeySequence::Redo))
        return redoZoom();
    switch (event->key()) {
    case Qt::Key_Left: return movePointer(-stride);
    case Qt::Key_Right: return movePointer(stride);
    case Qt::Key_Home: return movePointer(-static_cast<int>(QueryRange::mostPoints));
    case Qt::Key_End: return movePointer(static_cast<int>(QueryRange::mostPoints));
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAround(middle, 0.8);
    case Qt::Key_Minus: return zoomAround(middle, 1.25);
    case Qt::Key_0: return zoomTo(whole());
    case Qt::Key_Escape:
        if (m_crosshair->step() >= 0)
            return pointAt(-1);
        break;
    default: break;
    }
    ChartView::keyPressEvent(event);
}

} // namespace binnacle
