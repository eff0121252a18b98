#include "install/runview.h"

#include "base/plaintext.h"
#include "base/sequence.h"
#include "install/runlist.h"
#include "theme/codeview.h"
#include "theme/parts.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int KeptLines = 20'000; ///< of output; older ones go

} // namespace

RunView::RunView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(makeText(theme, tr("Nothing has been applied yet"), TextRole::Section))
    , m_elapsed(makeText(theme, tr("the button for it stands under Review"), TextRole::Muted))
    , m_list(new RunList(theme))
    , m_waiting(makeWrapped(theme, {}, TextRole::Muted))
    , m_notice(makeColumn(0))
    , m_stop(makeButton(theme, tr("Stop"), ButtonRole::Plain))
    , m_output(new CodeView(theme))
    , m_outputPane(makeOutputPane())
{
    setObjectName(u"run"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn(8, {20, 10, 20, 16});
    setLayout(column);
    QHBoxLayout *heading = makeRow();
    heading->addWidget(m_title);
    heading->addWidget(m_elapsed);
    heading->addStretch();
    heading->addWidget(m_stop);
    column->addLayout(heading);
    column->addWidget(m_list);
    column->addWidget(m_waiting);
    column->addLayout(m_notice);
    column->addStretch();
    m_waiting->setObjectName(u"runWaiting"_s);
    m_elapsed->setObjectName(u"runElapsed"_s);
    m_stop->setObjectName(u"runStop"_s);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_operation)
            m_operation->cancel();
    });
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &RunView::sayElapsed);
}

QWidget *RunView::makeOutputPane()
{
    QWidget *pane = makeSurface(m_theme, true);
    QVBoxLayout *column = makeColumn();
    pane->setLayout(column);
    auto *bar = new QWidget;
    bar->setFixedHeight(m_theme.size.strip);
    QHBoxLayout *row = makeRow(4, {16, 0, 8, 0});
    bar->setLayout(row);
    row->addWidget(makeText(m_theme, tr("Output"), TextRole::Strong));
    row->addStretch();
    auto *copy = makeButton(m_theme, tr("Copy"), ButtonRole::Quiet, u"edit-copy"_s);
    copy->setObjectName(u"outputCopy"_s);
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_output->toPlainText()); });
    column->addWidget(bar);
    column->addWidget(makeHairline(m_theme));
    m_output->setObjectName(u"runOutput"_s);
    m_output->setAccessibleName(tr("Output"));
    m_output->setLineNumbers(false);
    m_output->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_output->setMaximumBlockCount(KeptLines);
    m_output->setPlaceholderText(tr("What helm and kubectl say stands here while they run."));
    column->addWidget(m_output, 1);
    return pane;
}

void RunView::show(Operation *operation, const QString &title)
{
    m_operation = operation;
    m_running = true;
    m_title->setText(title);
    m_startedAt = QDateTime::currentDateTime().toString(u"HH:mm:ss"_s);
    m_output->clear();
    m_waiting->clear();
    setNotice(nullptr);
    m_stop->show();
    auto *sequence = qobject_cast<Sequence *>(operation);
    m_list->start(sequence ? sequence->titles() : QStringList());
    if (sequence)
        connect(sequence, &Sequence::stepChanged, m_list, &RunList::setState);
    connect(operation, &Operation::outputReceived, this, &RunView::addLine);
    connect(operation, &Operation::progressChanged, this,
            [this](const QString &sentence) { m_waiting->setText(plainText(sentence)); });
    connect(operation, &Operation::finished, this, &RunView::end);
    m_tick.start();
    sayElapsed();
}

void RunView::addLine(const QString &line)
{
    m_output->appendPlainText(QDateTime::currentDateTime().toString(u"HH:mm:ss "_s)
                              + plainText(line));
}

qint64 RunView::elapsedMs() const
{
    return m_list->elapsedMs();
}

void RunView::sayElapsed()
{
    const QString took = durationText(elapsedMs());
    m_elapsed->setText(m_running ? tr("since %1, running for %2").arg(m_startedAt, took)
                                 : tr("at %1, took %2").arg(m_startedAt, took));
}

void RunView::end(const Outcome &outcome)
{
    m_running = false;
    m_list->finish();
    m_tick.stop();
    m_stop->hide();
    m_waiting->clear();
    sayElapsed();
    if (outcome) {
        setNotice(new Notice(m_theme, Tone::Ok, tr("Done")));
    } else {
        const Error &error = outcome.error();
        const bool stopped = error.kind == Error::Kind::Cancelled;
        QString detail = plainText(error.hint, true);
        if (stopped && detail.isEmpty())
            detail = tr("It was stopped on request. The steps above say how far it came.");
        if (!error.detail.isEmpty())
            detail += (detail.isEmpty() ? QString() : u"\n"_s) + plainText(error.detail, true);
        setNotice(new Notice(m_theme, stopped ? Tone::Warn : Tone::Error, plainText(error.message),
                             detail.left(2000)));
    }
    Q_EMIT finished(outcome);
}

void RunView::setNotice(QWidget *notice)
{
    while (QLayoutItem *item = m_notice->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!notice)
        return;
    notice->setObjectName(u"runOutcome"_s);
    m_notice->addWidget(notice);
}

} // namespace binnacle
