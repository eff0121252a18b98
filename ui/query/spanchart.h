#pragma once

#include "query/chartpicture.h"
#include "query/chartview.h"
#include "query/crosshair.h"

namespace binnacle {

/// The ChartView with frame and axes by Qt Charts and lines by the span rasteriser.
/// Mouse: move to read values, drag to zoom in, wheel to zoom, double-click for the whole range.
/// Keys: left and right move the cross-hair (with Ctrl ten steps), plus and minus zoom, 0 shows
/// the whole range, Ctrl+Z and Ctrl+Shift+Z undo and redo zooming, Escape hides the cross-hair.
class SpanChart final : public ChartView
{
    Q_OBJECT

public:
    explicit SpanChart(const Theme &theme, QWidget *parent = nullptr);

    void setResult(std::shared_ptr<const RangeResult> result) override;
    void setShown(std::vector<bool> shown) override;
    void setUnit(ValueUnit unit) override;
    void setTimeZone(const QTimeZone &zone) override;
    QColor colorOf(qsizetype series) const override { return m_picture.colorOf(series); }
    double resolution() const override { return m_picture.resolution(); }
    bool canUndoZoom() const override { return !m_undo.isEmpty(); }
    void undoZoom() override;
    bool canRedoZoom() const override { return !m_redo.isEmpty(); }
    void redoZoom() override;
    QImage image(QSize size, qreal scale) const override;
    QSize sizeHint() const override { return {640, 360}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct View
    {
        double first;
        double last;
    };
    View current() const { return {m_picture.firstStep(), m_picture.lastStep()}; }
    View whole() const;
    void zoomTo(View view);
    void zoomAround(double step, double factor);
    void setView(View view);
    void pointAt(qsizetype step);
    void movePointer(int steps);
    qsizetype nearestStep(qreal x);

    const Theme &m_theme;
    mutable ChartPicture m_picture;
    Crosshair *m_crosshair;
    QList<View> m_undo;
    QList<View> m_redo;
    int m_dragFrom = -1; ///< x where the left button went down
};

} // namespace binnacle
