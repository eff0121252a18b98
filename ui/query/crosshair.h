#pragma once

#include "query/chartpicture.h"

#include <QWidget>

namespace binnacle {

/// Lies over a chart and shows one step: a line, a dot on each series and the values, highest
/// first. Moving it repaints only the strip that changes; the chart below is a ready picture.
class Crosshair final : public QWidget
{
    Q_OBJECT

public:
    Crosshair(const Theme &theme, ChartPicture &picture, QWidget *parent);

    /// Step to stand at, -1 to go away.
    void pointAt(qsizetype step);
    qsizetype step() const { return m_step; }
    /// The time and all values as text, for the keyboard and for screen readers.
    QString text() const;
    /// A rectangle being dragged out, in this widget's pixels; null: none.
    void setSelection(const QRect &selection);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        qsizetype series;
        double value;
        QString name;
        QString text;
    };
    void collectRows();
    void layoutTip();
    QRect strip() const;
    void paintTip(QPainter *painter) const;

    const Theme &m_theme;
    ChartPicture &m_picture;
    qsizetype m_step = -1;
    QList<Row> m_rows; ///< highest first
    int m_hiddenRows = 0; ///< rows that do not fit
    QRect m_tip;
    QRect m_selection;
};

} // namespace binnacle
