#include "frame/statusline.h"

#include "base/plaintext.h"
#include "base/sequence.h"
#include "theme/parts.h"

#include <QProgressBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

StatusLine::StatusLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_roundTrip(makeText(theme, {}, TextRole::Muted))
    , m_lastEventLabel(makeText(theme, {}, TextRole::Muted))
    , m_note(makeText(theme, {}, TextRole::Muted))
    , m_operation(makeText(theme, {}))
    , m_progress(new QProgressBar)
    , m_stop(makeButton(theme, tr("Stop"), ButtonRole::Quiet))
{
    setAutoFillBackground(true);
    setFixedHeight(theme.size.status);
    QHBoxLayout *row = makeRow(2 * theme.size.unit, {2 * theme.size.unit, 0, theme.size.unit, 0});
    setLayout(row);
    row->addWidget(m_roundTrip);
    row->addWidget(m_lastEventLabel);
    row->addWidget(m_note);
    row->addStretch();
    row->addWidget(m_operation);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    m_operation->setObjectName(u"runningOperation"_s);
    m_progress->setObjectName(u"runningProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_stop->setObjectName(u"stopOperation"_s);
    m_stop->setFixedHeight(theme.size.status);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (!m_running.isEmpty() && m_running.constLast().operation)
            m_running.constLast().operation->cancel();
    });
    m_ageTimer.setInterval(1000);
    connect(&m_ageTimer, &QTimer::timeout, this, &StatusLine::refreshAge);
    setRoundTrip({});
    refreshAge();
    refresh();
}

void StatusLine::setRoundTrip(std::optional<int> milliseconds)
{
    m_roundTrip->setText(milliseconds ? tr("API %1 ms").arg(*milliseconds) : tr("API not asked"));
}

void StatusLine::setLastEvent(const QDateTime &time)
{
    m_lastEvent = time;
    time.isValid() ? m_ageTimer.start() : m_ageTimer.stop();
    refreshAge();
}

void StatusLine::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void StatusLine::refreshAge()
{
    if (!m_lastEvent.isValid()) {
        m_lastEventLabel->setText(tr("no event yet"));
        return;
    }
    const qint64 seconds = std::max<qint64>(0, m_lastEvent.secsTo(QDateTime::currentDateTime()));
    m_lastEventLabel->setText(seconds < 120 ? tr("last event %1 s ago").arg(seconds)
                                            : tr("last event %1 min ago").arg(seconds / 60));
}

void StatusLine::addOperation(Operation *operation, const QString &title)
{
    Running running{operation, title, {}, 0, 0};
    if (auto *sequence = qobject_cast<Sequence *>(operation)) {
        running.total = int(sequence->titles().size());
        connect(sequence, &Sequence::stepChanged, this,
                [this, sequence](int index, const QString &step, Sequence::StepState state) {
                    update(sequence, [&](Running &entry) {
                        const bool isRunning = state == Sequence::StepState::Running;
                        entry.sentence = isRunning ? step : entry.sentence;
                        entry.done = isRunning ? index : index + 1;
                    });
                });
    }
    m_running.append(running);
    connect(operation, &Operation::progressChanged, this,
            [this, operation](const QString &sentence) {
                if (!sentence.isEmpty())
                    update(operation, [&](Running &entry) { entry.sentence = sentence; });
            });
    connect(operation, &Operation::finished, this, [this, operation] { forget(operation); });
    connect(operation, &QObject::destroyed, this, &StatusLine::forget);
    refresh();
}

void StatusLine::update(const QObject *operation, const std::function<void(Running &)> &change)
{
    for (Running &entry : m_running) {
        if (entry.operation == operation)
            change(entry);
    }
    refresh();
}

void StatusLine::forget(const QObject *operation)
{
    m_running.removeIf([operation](const Running &entry) {
        return !entry.operation || entry.operation == operation;
    });
    refresh();
}

void StatusLine::refresh()
{
    const bool busy = !m_running.isEmpty();
    m_progress->setVisible(busy);
    m_stop->setVisible(busy);
    m_operation->setForegroundRole(busy ? QPalette::WindowText : QPalette::PlaceholderText);
    if (!busy) {
        m_operation->setText(tr("nothing running"));
        return;
    }
    const Running &newest = m_running.constLast();
    QString words = newest.title;
    if (!newest.sentence.isEmpty())
        words += u": "_s + plainText(newest.sentence);
    if (m_running.size() > 1)
        words += u"  "_s + tr("and %1 more").arg(m_running.size() - 1);
    m_operation->setToolTip(words);
    m_operation->setText(m_operation->fontMetrics().elidedText(words, Qt::ElideRight, 520));
    m_progress->setRange(0, newest.total); // 0 … 0 is shown as busy without an end
    m_progress->setValue(newest.done);
    m_stop->setAccessibleName(tr("Stop %1").arg(newest.title));
}

} // namespace binnacle
