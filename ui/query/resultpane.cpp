#include "query/resultpane.h"

#include "base/plaintext.h"
#include "query/legendpane.h"
#include "query/spanchart.h"
#include "query/tonestrip.h"
#include "theme/parts.h"
#include "theme/tabledefaults.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Example
{
    const char *title;
    QLatin1StringView expression;
};

constexpr std::array examples{
    Example{QT_TRANSLATE_NOOP("binnacle::ResultPane", "Targets that are up"), "up"_L1},
    Example{QT_TRANSLATE_NOOP("binnacle::ResultPane", "Processor use by node"),
            "1 - avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))"_L1},
    Example{QT_TRANSLATE_NOOP("binnacle::ResultPane", "Memory left by node"),
            "node_memory_MemAvailable_bytes"_L1}};

} // namespace

ResultPane::ResultPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"queryResult"_s);
    auto *column = makeColumn();
    setLayout(column);
    m_stack->addWidget(makeMessage());
    m_stack->addWidget(makeContent());
    column->addWidget(m_stack);
}

QWidget *ResultPane::makeMessage()
{
    QWidget *page = makeSurface(m_theme, true);
    page->setObjectName(u"queryMessage"_s);
    QVBoxLayout *column = makeColumn(8, {32, 32, 32, 32});
    page->setLayout(column);
    column->addStretch(2);
    m_headline = makeText(m_theme, {}, TextRole::Section);
    m_headline->setObjectName(u"queryMessageHeadline"_s);
    column->addWidget(m_headline, 0, Qt::AlignHCenter);
    m_detail = makeWrapped(m_theme, {}, TextRole::Muted);
    m_detail->setObjectName(u"queryMessageDetail"_s);
    m_detail->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_detail);
    m_examples = new QWidget;
    QVBoxLayout *list = makeColumn(4);
    m_examples->setLayout(list);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        QPushButton *button = makeButton(m_theme, tr(examples[i].title), ButtonRole::Plain);
        button->setObjectName(u"queryExample%1"_s.arg(i));
        button->setAccessibleDescription(examples[i].expression);
        button->setToolTip(QString(examples[i].expression).toHtmlEscaped());
        connect(button, &QPushButton::clicked, this,
                [this, i] { Q_EMIT exampleChosen(examples[i].expression); });
        list->addWidget(button, 0, Qt::AlignHCenter);
    }
    column->addWidget(m_examples, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return page;
}

QWidget *ResultPane::makeContent()
{
    QWidget *page = makeSurface(m_theme, true);
    QVBoxLayout *column = makeColumn();
    page->setLayout(column);
    column->addWidget(makeStrip());
    column->addWidget(makeHairline(m_theme));
    m_old = new ToneStrip(m_theme);
    m_old->setObjectName(u"queryOld"_s);
    m_notes = new ToneStrip(m_theme);
    m_notes->setObjectName(u"queryNotes"_s);
    for (ToneStrip *strip : {m_old, m_notes}) {
        QHBoxLayout *row = makeRow(0, {16, 0, 16, 0});
        row->addWidget(strip);
        column->addLayout(row);
    }
    m_views = new QStackedWidget;
    m_views->addWidget(makeChartPage());
    m_table = new QTableView;
    m_table->setObjectName(u"queryTable"_s);
    m_table->setAccessibleName(tr("Newest values"));
    m_table->setModel(&m_instantModel);
    applyTableDefaults(m_table, m_theme);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_views->addWidget(m_table);
    m_json = new QPlainTextEdit;
    m_json->setObjectName(u"queryJson"_s);
    m_json->setAccessibleName(tr("Answer as it came"));
    m_json->setReadOnly(true);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setFont(m_theme.mono);
    m_views->addWidget(m_json);
    column->addWidget(m_views, 1);
    return page;
}

QWidget *ResultPane::makeStrip()
{
    auto *strip = new QWidget;
    strip->setFixedHeight(m_theme.size.strip);
    QHBoxLayout *row = makeRow(8, {8, 0, 8, 0});
    strip->setLayout(row);
    m_tabs = makeTabs({tr("Chart"), tr("Table"), tr("JSON")}, 0);
    m_tabs->setObjectName(u"queryTabs"_s);
    m_tabs->setAccessibleName(tr("How to show the result"));
    row->addWidget(m_tabs);
    row->addStretch();
    m_unit = new QComboBox;
    m_unit->setObjectName(u"queryUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the values"));
    m_unit->addItem(tr("Unit auto"), -1);
    m_unit->addItem(tr("Plain number"), int(ValueUnit::Number));
    m_unit->addItem(tr("Percent of 1"), int(ValueUnit::Ratio));
    m_unit->addItem(tr("Bytes"), int(ValueUnit::Bytes));
    m_unit->addItem(tr("Bytes per second"), int(ValueUnit::BytesPerSecond));
    m_unit->addItem(tr("Seconds"), int(ValueUnit::Seconds));
    row->addWidget(m_unit);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_views->setCurrentIndex(index);
        m_unit->setVisible(index == 0);
        Q_EMIT tabChanged();
    });
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ResultPane::applyUnit);
    return strip;
}

QWidget *ResultPane::makeChartPage()
{
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(u"querySplitter"_s);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    m_chart = new SpanChart(m_theme);
    splitter->addWidget(m_chart);
    auto *legend = new LegendPane(m_theme, m_legendModel);
    splitter->addWidget(legend);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({800, 480});
    connect(&m_legendModel, &LegendModel::shownChanged, this,
            [this] { m_chart->setShown(m_legendModel.shown()); });
    connect(m_chart, &ChartView::resolutionChanged, this,
            [this] { m_legendModel.setUnit(m_chartUnit, m_chart->resolution()); });
    return splitter;
}

ResultPane::Tab ResultPane::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void ResultPane::showMessage(const QString &headline, const QString &detail, bool withExamples)
{
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_examples->setVisible(withExamples);
    m_stack->setCurrentIndex(0);
}

void ResultPane::showRange(const std::shared_ptr<const RangeResult> &result)
{
    m_result = result;
    m_chart->setResult(result);
    m_legendModel.setResult(result);
    m_chart->setShown(m_legendModel.shown());
    applyUnit();
    showNotes(*result);
    m_old->clear();
    m_json->setPlainText(
        plainText(QString::fromUtf8(result->head), true)
        + (result->bytes > result->head.size()
               ? tr("\n… the first %1 of %2 are shown")
                     .arg(formatValue(double(result->head.size()), ValueUnit::Bytes),
                          formatValue(double(result->bytes), ValueUnit::Bytes))
               : QString()));
    m_stack->setCurrentIndex(1);
}

void ResultPane::showNotes(const RangeResult &result)
{
    QStringList notes = result.warnings;
    if (result.histogramSeries > 0)
        notes << tr("%n native histogram(s) cannot be drawn as lines; take histogram_quantile or "
                    "histogram_count of them.",
                    nullptr, int(result.histogramSeries));
    const bool isSerious = !notes.isEmpty();
    notes += result.infos;
    m_notes->setMessage(isSerious ? Tone::Warn : Tone::Unknown, notes.join(u'\n'));
}

void ResultPane::applyUnit()
{
    if (!m_result)
        return;
    const int chosen = m_unit->currentData().toInt();
    m_chartUnit = chosen < 0 ? suggestUnit(m_result->expression) : static_cast<ValueUnit>(chosen);
    m_chart->setUnit(m_chartUnit);
    m_legendModel.setUnit(m_chartUnit, m_chart->resolution());
}

void ResultPane::showInstant(const InstantResult &result)
{
    m_instantModel.setResult(result);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->resizeColumnsToContents(); // once per answer, of the rows in view
    m_old->clear();
    m_stack->setCurrentIndex(1);
}

void ResultPane::setOld(const QString &sentence)
{
    m_old->setMessage(Tone::Stale, sentence);
}

} // namespace binnacle
