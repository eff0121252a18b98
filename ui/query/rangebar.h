#pragma once

#include "prometheus/queryrange.h"
#include "theme/tokens.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace binnacle {

/// What time a query covers and how finely: presets that end now, two times, the time zone, the
/// step and how often to ask again.
class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeBar(const Theme &theme, QWidget *parent = nullptr);

    /// The range as it is wished for, on the grid of its step. A preset ends at `nowMs`.
    QueryRange planned(qint64 nowMs, int pixels) const;
    /// Shows what is asked: times, step, number of points.
    void showRange(const QueryRange &range);
    /// Chooses two times instead of a preset.
    void setTimes(qint64 startMs, qint64 endMs);
    /// Chooses the preset of this length, for example "the last hour".
    void setPreset(qint64 lengthMs);

    QTimeZone timeZone() const;
    int refreshSeconds() const; ///< 0: off

Q_SIGNALS:
    void rangeChanged(); ///< times or step: ask again
    void timeZoneChanged();
    void refreshChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPresets(QWidget *parent);
    void addTimes();
    void addZones();
    void addSteps();
    void addRefresh();
    void timesEdited();
    void releasePresets();
    void showPoints();
    /// Nothing when the text is no time.
    std::optional<qint64> msOf(const QLineEdit *field) const;
    void setField(QLineEdit *field, qint64 ms);

    const Theme &m_theme;
    QButtonGroup *m_presets;
    QLineEdit *m_from;
    QLineEdit *m_to;
    qint64 m_startMs = 0; ///< of the times that were last asked for or typed
    qint64 m_endMs = 0;
    QComboBox *m_zone;
    QLabel *m_points;
    QStringList m_pointTexts; ///< longest first
    QComboBox *m_step;
    QComboBox *m_refresh;
};

} // namespace binnacle
