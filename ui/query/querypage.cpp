#include "query/querypage.h"

#include "prometheus/apianswer.h"
#include "prometheus/valueunit.h"
#include "query/chartview.h"
#include "query/expressioneditor.h"
#include "query/rangebar.h"
#include "query/resultpane.h"
#include "query/tonestrip.h"
#include "theme/parts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

QueryPage::QueryPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_editor(new ExpressionEditor(theme))
    , m_error(new ToneStrip(theme))
    , m_range(new RangeBar(theme))
    , m_result(new ResultPane(theme))
{
    setObjectName(u"queryPage"_s);
    setAccessibleName(tr("Query"));
    buildLayout();
    connectParts();
    m_range->showRange(plannedRange());
    setUnavailable(tr("No Prometheus yet"), tr("Choose a cluster; its Prometheus is looked for."));
}

void QueryPage::buildLayout()
{
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    column->addWidget(makeHeader());
    column->addWidget(makeHairline(m_theme));
    column->addWidget(makeQueryRow());
    column->addWidget(makeHairline(m_theme));
    column->addWidget(m_range);
    column->addWidget(makeHairline(m_theme));
    column->addWidget(m_result, 1);
    setFocusProxy(m_editor);
}

QWidget *QueryPage::makeHeader()
{
    QWidget *header = makeSurface(m_theme, true);
    header->setFixedHeight(m_theme.size.bar);
    QHBoxLayout *row = makeRow(m_theme.size.unit, {2 * m_theme.size.unit, 0, m_theme.size.unit, 0});
    header->setLayout(row);
    QLabel *title = makeText(m_theme, tr("Query"), TextRole::Title);
    title->setObjectName(u"queryTitle"_s);
    row->addWidget(title);
    row->addSpacing(4);
    m_statistics = makeText(m_theme, {}, TextRole::Muted);
    m_statistics->setObjectName(u"queryStatistics"_s);
    m_statistics->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_statistics, 1);
    m_stop = makeButton(m_theme, tr("Stop"), ButtonRole::Quiet, u"media-playback-stop"_s);
    m_stop->setObjectName(u"queryStop"_s);
    m_stop->setAccessibleName(tr("Stop the query"));
    m_stop->hide();
    row->addWidget(m_stop);
    m_run = makeButton(m_theme, tr("Run"), ButtonRole::Primary, u"media-playback-start"_s);
    m_run->setObjectName(u"queryRun"_s);
    m_run->setAccessibleName(tr("Run the query"));
    m_run->setToolTip(tr("Enter in the expression"));
    row->addWidget(m_run);
    return header;
}

QWidget *QueryPage::makeQueryRow()
{
    QWidget *row = makeSurface(m_theme, true);
    QVBoxLayout *column = makeColumn(4, {16, 8, 8, 8});
    row->setLayout(column);
    column->addWidget(m_editor);
    m_error->setObjectName(u"queryError"_s);
    column->addWidget(m_error);
    return row;
}

void QueryPage::connectParts()
{
    connect(m_editor, &ExpressionEditor::runRequested, this, &QueryPage::run);
    connect(m_run, &QPushButton::clicked, this, &QueryPage::run);
    connect(m_stop, &QPushButton::clicked, this, &QueryPage::stop);
    connect(m_range, &RangeBar::rangeChanged, this, [this] {
        m_range->showRange(plannedRange());
        if (!m_shownExpression.isNull())
            run();
    });
    connect(m_range, &RangeBar::timeZoneChanged, this,
            [this] { m_result->chart().setTimeZone(m_range->timeZone()); });
    connect(m_range, &RangeBar::refreshChanged, this, &QueryPage::updateRefresh);
    connect(m_result, &ResultPane::exampleChosen, this, [this](const QString &expression) {
        setExpression(expression);
        run();
        m_editor->setFocus();
    });
    connect(m_result, &ResultPane::tabChanged, this, &QueryPage::runInstant);
    connect(&m_runner, &QueryRunner::rangeFinished, this, &QueryPage::rangeFinished);
    connect(&m_runner, &QueryRunner::instantFinished, this, &QueryPage::instantFinished);
    connect(&m_runner, &QueryRunner::failed, this, &QueryPage::failed);
    connect(&m_runner, &QueryRunner::runningChanged, this, &QueryPage::showRunning);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (!m_result->chart().canUndoZoom() && !m_runner.isRunning()) // do not pull it away
            run();
    });
    connect(&m_ticking, &QTimer::timeout, this, [this] {
        m_statistics->setText(tr("Asking %1, %2 s").arg(m_source).arg(m_clock.elapsed() / 1000));
    });
}

ChartView &QueryPage::chart()
{
    return m_result->chart();
}

void QueryPage::setEndpoint(const PrometheusEndpoint &endpoint, const QString &version)
{
    m_runner.setEndpoint(endpoint);
    m_source = version.isEmpty() ? endpoint.description()
                                 : tr("Prometheus %1 at %2").arg(version, endpoint.description());
    m_statistics->setText(m_source);
    m_error->clear();
    m_shownExpression = QString();
    m_run->setEnabled(true);
    m_result->showMessage(tr("Ask Prometheus"),
                          tr("Type an expression above and press Enter, or take one of these."),
                          true);
    updateRefresh();
}

void QueryPage::setUnavailable(const QString &headline, const QString &detail)
{
    m_runner.setEndpoint(std::nullopt);
    m_statistics->clear();
    m_shownExpression = QString();
    m_run->setEnabled(false);
    m_result->showMessage(headline, detail);
    updateRefresh();
}

void QueryPage::setExpression(const QString &expression)
{
    m_editor->setExpression(expression);
}

QString QueryPage::expression() const
{
    return m_editor->expression();
}

void QueryPage::setPreset(qint64 lengthMs)
{
    m_range->setPreset(lengthMs);
}

void QueryPage::run()
{
    const QString expression = m_editor->expression();
    if (expression.isEmpty() || !m_runner.hasEndpoint())
        return;
    m_error->clear();
    m_editor->clearError();
    m_editor->remember(expression);
    m_clock.start();
    m_instantMs = -1;
    const QueryRange range = plannedRange();
    m_range->showRange(range);
    m_runner.runRange(expression, range);
    runInstant();
}

QueryRange QueryPage::plannedRange() const
{
    // The plot is narrower than the chart; a few points more per pixel cost nothing.
    return m_range->planned(QDateTime::currentMSecsSinceEpoch(),
                            std::max(400, m_result->chart().width()));
}

/// The newest values are asked for only while their table is looked at.
void QueryPage::runInstant()
{
    const QString expression = m_editor->expression();
    if (m_result->tab() != ResultPane::Tab::Table || m_instantMs >= 0 || expression.isEmpty())
        return;
    m_instantMs = m_range->planned(QDateTime::currentMSecsSinceEpoch(), 1).endMs;
    m_runner.runInstant(expression, m_instantMs);
}

void QueryPage::stop()
{
    m_runner.stop();
    m_statistics->setText(tr("Stopped. %1").arg(m_source));
}

void QueryPage::showRunning(bool running)
{
    m_stop->setVisible(running);
    if (running)
        m_ticking.start(500);
    else
        m_ticking.stop();
}

void QueryPage::rangeFinished(const std::shared_ptr<const RangeResult> &result)
{
    const QLocale locale;
    m_statistics->setText(tr("%1 series, %2 samples, %3 ms, %4 from %5")
                              .arg(locale.toString(result->grid.seriesCount()),
                                   locale.toString(result->samples),
                                   locale.toString(result->elapsedMs),
                                   formatValue(double(result->bytes), ValueUnit::Bytes), m_source));
    m_shownExpression = result->expression;
    if (result->grid.seriesCount() == 0 && result->histogramSeries == 0) {
        m_result->showMessage(tr("Nothing in this range"),
                              tr("Prometheus knows no series that the expression matches between "
                                 "these times. Check names and labels, or widen the range."));
    } else {
        m_result->chart().setTimeZone(m_range->timeZone());
        m_result->showRange(result);
    }
    updateRefresh();
    Q_EMIT finished(true);
}

void QueryPage::instantFinished(const InstantResult &result)
{
    m_result->showInstant(result);
}

void QueryPage::failed(const Error &error)
{
    const auto position = expressionPosition(error);
    QString sentence = error.message;
    if (position) {
        m_editor->markError(position->line, position->column);
        sentence = position->line > 1
            ? tr("Line %1, column %2: %3")
                  .arg(position->line)
                  .arg(position->column)
                  .arg(error.message)
            : tr("Column %1: %2").arg(position->column).arg(error.message);
    }
    if (!error.hint.isEmpty())
        sentence += u' ' + error.hint;
    m_error->setMessage(Tone::Error, sentence);
    m_statistics->setText(m_source);
    if (m_shownExpression.isNull())
        m_result->showMessage(tr("No result"), tr("The query was not answered; see above."));
    else
        m_result->setOld(tr("Old: the result of an earlier query, %1").arg(m_shownExpression));
    Q_EMIT finished(false);
}

/// Asks again by itself only while somebody looks.
void QueryPage::updateRefresh()
{
    const int seconds = m_range->refreshSeconds();
    if (seconds > 0 && isVisible() && m_runner.hasEndpoint() && !m_shownExpression.isNull())
        m_refresh.start(std::chrono::seconds(seconds));
    else
        m_refresh.stop();
}

void QueryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateRefresh();
}

void QueryPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateRefresh();
}

} // namespace binnacle
