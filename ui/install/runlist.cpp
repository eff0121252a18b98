#include "install/runlist.h"

#include "theme/status.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Tone toneOf(Sequence::StepState state)
{
    switch (state) {
    case Sequence::StepState::Waiting: return Tone::Unknown;
    case Sequence::StepState::Running: return Tone::Busy;
    case Sequence::StepState::Succeeded: return Tone::Ok;
    case Sequence::StepState::Failed: return Tone::Error;
    case Sequence::StepState::Skipped: return Tone::Stale;
    }
    return Tone::Unknown;
}

} // namespace

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 10'000)
        return RunList::tr("%1 s").arg(double(milliseconds) / 1000.0, 0, 'f', 1);
    const qint64 seconds = milliseconds / 1000;
    return seconds < 60 ? RunList::tr("%1 s").arg(seconds)
                        : u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

RunList::RunList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"runList"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void RunList::start(const QStringList &titles)
{
    m_runs.clear();
    m_widest = 0;
    for (const QString &title : titles) {
        m_runs.append({title, Sequence::StepState::Waiting, -1, -1});
        m_widest = std::max(m_widest, QFontMetrics(m_theme.body).horizontalAdvance(title));
    }
    m_end = -1;
    m_clock.start();
    m_tick.start();
    updateGeometry();
    update();
}

void RunList::setState(int index, const QString &title, Sequence::StepState state)
{
    if (index < 0 || index >= m_runs.size())
        return;
    Run &run = m_runs[index];
    run.title = title;
    run.state = state;
    if (state == Sequence::StepState::Running && run.from < 0)
        run.from = m_clock.elapsed();
    else if (state != Sequence::StepState::Running && run.from >= 0)
        run.to = m_clock.elapsed();
    QStringList spoken;
    for (const Run &each : std::as_const(m_runs)) {
        if (each.state == Sequence::StepState::Running)
            spoken << tr("running: %1").arg(each.title);
        else if (each.state == Sequence::StepState::Failed)
            spoken << tr("failed: %1").arg(each.title);
    }
    setAccessibleName(spoken.join(u", "_s));
    update();
}

void RunList::finish()
{
    m_end = m_clock.isValid() ? m_clock.elapsed() : 0;
    m_tick.stop();
    update();
}

qint64 RunList::elapsedMs() const
{
    return m_end >= 0 ? m_end : m_clock.isValid() ? m_clock.elapsed() : 0;
}

QSize RunList::sizeHint() const
{
    return {420, int(m_runs.size()) * m_theme.size.row};
}

void RunList::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const qint64 now = elapsedMs();
    const int h = m_theme.size.row;
    for (int i = 0; i < m_runs.size(); ++i)
        paintRun(&p, QRectF(0, i * h, width(), h), m_runs.at(i), now);
}

void RunList::paintRun(QPainter *p, const QRectF &row, const Run &run, qint64 now) const
{
    const Colors &c = m_theme.color;
    const Tone tone = toneOf(run.state);
    const bool quiet = tone == Tone::Unknown || tone == Tone::Stale;
    paintTone(p, QRectF(row.left(), row.top(), m_theme.size.glyph, row.height()), tone, m_theme);
    p->setFont(m_theme.body);
    const qreal words = std::clamp<qreal>(m_widest + 40, 180, std::max(180.0, row.width() * 0.65));
    p->setPen(quiet ? c.muted : tone == Tone::Error ? c.error : c.text);
    p->drawText(QRectF(18, row.top(), words - 26, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                p->fontMetrics().elidedText(run.title, Qt::ElideRight, int(words - 26)));
    QString took = run.state == Sequence::StepState::Skipped ? tr("skipped") : tr("waits");
    if (run.from >= 0)
        took = durationText((run.to >= 0 ? run.to : now) - run.from);
    p->setPen(quiet ? c.muted : c.text);
    p->drawText(row, Qt::AlignVCenter | Qt::AlignRight, took);
    const QRectF lane(words, row.center().y(), row.width() - words - 68, 1);
    p->fillRect(lane, c.line);
    if (run.from < 0)
        return;
    const double scale = lane.width() / double(std::max<qint64>(1, now));
    const double length = double((run.to >= 0 ? run.to : now) - run.from) * scale;
    p->fillRect(QRectF(lane.left() + double(run.from) * scale, row.center().y() - 3,
                       std::max(2.0, length), 7),
                tone == Tone::Ok ? c.accent : m_theme.tone(tone));
}

} // namespace binnacle
