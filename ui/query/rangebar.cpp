#include "query/rangebar.h"

#include "theme/parts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr std::array presetLengths{15 * minute, 1 * hour, 6 * hour, 24 * hour, 7 * day};
constexpr std::array stepLengths{1 * second, 5 * second,  15 * second, 30 * second, 1 * minute,
                                 5 * minute, 15 * minute, 30 * minute, 1 * hour,    6 * hour};
constexpr std::array refreshChoices{5, 15, 30, 60, 300};

QString lengthText(qint64 ms)
{
    if (ms >= 2 * day && ms % day == 0)
        return RangeBar::tr("%1 d").arg(ms / day);
    if (ms >= hour && ms % hour == 0)
        return RangeBar::tr("%1 h").arg(ms / hour);
    if (ms >= minute && ms % minute == 0)
        return RangeBar::tr("%1 min").arg(ms / minute);
    return RangeBar::tr("%1 s").arg(static_cast<double>(ms) / second);
}

QString timeFormat()
{
    return u"yyyy-MM-dd HH:mm:ss"_s;
}

} // namespace

RangeBar::RangeBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_presets(new QButtonGroup(this))
    , m_zone(new QComboBox)
    , m_points(makeText(theme, {}, TextRole::Muted))
    , m_step(new QComboBox)
    , m_refresh(new QComboBox)
{
    setObjectName(u"queryRangeBar"_s);
    setFixedHeight(theme.size.bar - 4);
    setAutoFillBackground(true);
    QHBoxLayout *row = makeRow(4, {12, 0, 8, 0});
    setLayout(row);
    addPresets(this);
    row->addSpacing(8);
    addTimes();
    addZones();
    m_points->setObjectName(u"queryPoints"_s);
    m_points->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_points->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // first to give way
    row->addWidget(m_points, 1);
    row->addSpacing(8);
    addSteps();
    addRefresh();
}

void RangeBar::addPresets(QWidget *parent)
{
    for (const qint64 length : presetLengths) {
        QPushButton *button = makeButton(m_theme, lengthText(length), ButtonRole::Quiet);
        button->setParent(parent);
        button->setCheckable(true);
        button->setObjectName(u"queryPreset%1"_s.arg(length / second));
        button->setAccessibleName(tr("The last %1").arg(lengthText(length)));
        button->setChecked(length == hour);
        m_presets->addButton(button, static_cast<int>(length / second));
        layout()->addWidget(button);
    }
    connect(m_presets, &QButtonGroup::idClicked, this, &RangeBar::rangeChanged);
}

void RangeBar::addTimes()
{
    const int width = QFontMetrics(m_theme.body).horizontalAdvance(u"8888-88-88 88:88:88"_s) + 28;
    m_from = makeField({}, width);
    m_from->setObjectName(u"queryFrom"_s);
    m_from->setAccessibleName(tr("From"));
    m_to = makeField({}, width);
    m_to->setObjectName(u"queryTo"_s);
    m_to->setAccessibleName(tr("To"));
    layout()->addWidget(m_from);
    QLabel *to = makeText(m_theme, tr("to"), TextRole::Muted);
    to->setObjectName(u"queryToWord"_s);
    layout()->addWidget(to);
    layout()->addWidget(m_to);
    for (QLineEdit *field : {m_from, m_to}) {
        field->setToolTip(tr("Year-month-day hours:minutes:seconds"));
        connect(field, &QLineEdit::editingFinished, this, &RangeBar::timesEdited);
    }
}

void RangeBar::addZones()
{
    const QByteArray own = QTimeZone::systemTimeZoneId();
    QList<QByteArray> zones{own, "UTC"};
    zones += QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : std::as_const(zones)) {
        if (m_zone->findData(zone) < 0)
            m_zone->addItem(QString::fromUtf8(zone), zone);
    }
    m_zone->setObjectName(u"queryTimeZone"_s);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(9);
    layout()->addWidget(m_zone);
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this] {
        if (m_endMs > 0) {
            setField(m_from, m_startMs);
            setField(m_to, m_endMs);
        }
        Q_EMIT timeZoneChanged();
    });
}

void RangeBar::addSteps()
{
    m_step->addItem(tr("Step auto"), qint64{0});
    for (const qint64 length : stepLengths)
        m_step->addItem(tr("Step %1").arg(lengthText(length)), length);
    m_step->setObjectName(u"queryStep"_s);
    m_step->setAccessibleName(tr("Step between points"));
    m_step->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_step->setMinimumContentsLength(13);
    layout()->addWidget(m_step);
    connect(m_step, &QComboBox::currentIndexChanged, this, &RangeBar::rangeChanged);
}

void RangeBar::addRefresh()
{
    m_refresh->addItem(tr("Refresh off"), 0);
    for (const int seconds : refreshChoices)
        m_refresh->addItem(tr("Every %1").arg(lengthText(seconds * second)), seconds);
    m_refresh->setObjectName(u"queryRefresh"_s);
    m_refresh->setAccessibleName(tr("Ask again by itself"));
    layout()->addWidget(m_refresh);
    connect(m_refresh, &QComboBox::currentIndexChanged, this, &RangeBar::refreshChanged);
}

QTimeZone RangeBar::timeZone() const
{
    return QTimeZone(m_zone->currentData().toByteArray());
}

int RangeBar::refreshSeconds() const
{
    return m_refresh->currentData().toInt();
}

std::optional<qint64> RangeBar::msOf(const QLineEdit *field) const
{
    const QString text = field->text().simplified();
    for (const QString &format : {timeFormat(), u"yyyy-MM-dd HH:mm"_s, u"yyyy-MM-dd"_s}) {
        const QDateTime wall = QDateTime::fromString(text, format);
        if (wall.isValid())
            return QDateTime(wall.date(), wall.time(), timeZone()).toMSecsSinceEpoch();
    }
    return std::nullopt;
}

void RangeBar::setField(QLineEdit *field, qint64 ms)
{
    field->setText(QDateTime::fromMSecsSinceEpoch(ms, timeZone()).toString(timeFormat()));
    field->setCursorPosition(0);
}

QueryRange RangeBar::planned(qint64 nowMs, int pixels) const
{
    const qint64 step = m_step->currentData().toLongLong();
    if (const int seconds = m_presets->checkedId(); seconds > 0)
        return planQueryRange(nowMs - seconds * second, nowMs, step, pixels);
    return planQueryRange(m_startMs, m_endMs, step, pixels);
}

void RangeBar::showRange(const QueryRange &range)
{
    m_startMs = range.startMs;
    m_endMs = range.endMs;
    setField(m_from, m_startMs);
    setField(m_to, m_endMs);
    const QLocale locale;
    const QString points = locale.toString(range.points());
    m_pointTexts = {tr("%1 of %2 points").arg(points, locale.toString(QueryRange::mostPoints)),
                    tr("%1 points").arg(points), QString()};
    if (range.stepWasRaised)
        m_pointTexts.prepend(
            tr("Step raised to %1, %2").arg(lengthText(range.stepMs), m_pointTexts.first()));
    m_points->setToolTip(m_pointTexts.first());
    showPoints();
    m_step->setItemText(0, tr("Step auto (%1)").arg(lengthText(range.stepMs)));
}

/// The longest text that has room.
void RangeBar::showPoints()
{
    const QFontMetrics metrics(m_points->font());
    for (const QString &text : std::as_const(m_pointTexts)) {
        m_points->setText(text);
        if (metrics.horizontalAdvance(text) < m_points->width())
            return;
    }
}

void RangeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPoints();
}

void RangeBar::setTimes(qint64 startMs, qint64 endMs)
{
    m_startMs = startMs;
    m_endMs = endMs;
    setField(m_from, startMs);
    setField(m_to, endMs);
    releasePresets();
    Q_EMIT rangeChanged();
}

void RangeBar::setPreset(qint64 lengthMs)
{
    if (QAbstractButton *button = m_presets->button(static_cast<int>(lengthMs / second)))
        button->click();
}

/// Takes over what was typed; a text that is no time is put back.
void RangeBar::timesEdited()
{
    const qint64 start = msOf(m_from).value_or(m_startMs);
    const qint64 end = msOf(m_to).value_or(m_endMs);
    const bool changed = start / second != m_startMs / second || end / second != m_endMs / second;
    if (changed) {
        setTimes(start, end);
    } else {
        setField(m_from, m_startMs);
        setField(m_to, m_endMs);
    }
}

void RangeBar::releasePresets()
{
    m_presets->setExclusive(false); // an exclusive group would not let go of its last button
    for (QAbstractButton *button : m_presets->buttons())
        button->setChecked(false);
    m_presets->setExclusive(true);
}

} // namespace binnacle
