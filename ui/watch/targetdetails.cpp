#include "watch/targetdetails.h"

#include "base/plaintext.h"
#include "theme/parts.h"
#include "theme/status.h"
#include "watch/factlines.h"
#include "watch/safetooltip.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QScrollArea *makePage(const QString &name, const QString &accessibleName)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setAccessibleName(accessibleName);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QList<QPair<QString, QString>> asFacts(const Labels &labels)
{
    QList<QPair<QString, QString>> facts;
    for (const auto &[name, value] : labels)
        facts.append({plainText(name), plainText(value)});
    return facts;
}

QString seconds(std::chrono::duration<double> duration)
{
    return TargetDetails::tr("%1 s").arg(duration.count());
}

} // namespace

TargetDetails::TargetDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(makeText(theme, {}, TextRole::Mono))
    , m_state(new StatusLabel(theme, Tone::Unknown, {}))
    , m_tabs(makeTabs({tr("Origin"), tr("Labels")}, 0))
    , m_pages(new QStackedWidget)
    , m_origin(makePage(u"watch.target.origin"_s, tr("Origin")))
    , m_labels(makePage(u"watch.target.labels"_s, tr("Labels")))
{
    setObjectName(u"watch.target"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    QVBoxLayout *head = makeColumn(4, {12, 8, 8, 4});
    m_name->setObjectName(u"watch.target.name"_s);
    m_state->setObjectName(u"watch.target.state"_s);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    head->addWidget(m_name);
    head->addWidget(m_state);
    column->addLayout(head);
    m_tabs->setObjectName(u"watch.target.tabs"_s);
    m_tabs->setAccessibleName(tr("Details of the target"));
    column->addWidget(m_tabs);
    column->addWidget(makeHairline(theme));
    m_pages->addWidget(m_origin);
    m_pages->addWidget(m_labels);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    clear();
}

void TargetDetails::clear()
{
    m_url = tr("Nothing chosen");
    elideName();
    m_state->hide();
    m_tabs->setTabText(1, tr("Labels"));
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    column->addWidget(makeWrapped(
        m_theme, tr("Choose a target to see what made it, its error in full and its labels."),
        TextRole::Muted));
    column->addStretch();
    m_origin->setWidget(content);
    m_labels->setWidget(new QWidget);
}

void TargetDetails::show(const Target &target, Tone tone, const QString &state)
{
    m_url = plainText(target.scrapeUrl);
    elideName();
    m_state->setState(tone, state);
    m_state->show();
    showOrigin(target, tone);
    showLabels(target);
}

void TargetDetails::elideName()
{
    m_name->setText(m_name->fontMetrics().elidedText(m_url, Qt::ElideMiddle, m_name->width()));
    m_name->setToolTip(safeToolTip(m_url));
    m_name->setAccessibleName(m_url);
}

void TargetDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideName();
}

void TargetDetails::showOrigin(const Target &target, Tone tone)
{
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    if (!target.lastError.isEmpty())
        column->addWidget(
            new Notice(m_theme, tone, tr("The last scrape failed"), plainText(target.lastError)));
    column->addSpacing(8);
    column->addLayout(makeHeading(m_theme, tr("Made by")));
    column->addSpacing(4);
    const TargetOrigin origin = originOf(target.scrapePool);
    QList<QPair<QString, QString>> facts;
    if (origin.kind.isEmpty())
        facts.append({tr("Scrape job"), plainText(target.scrapePool)});
    else
        facts.append({tr("Monitor"),
                      plainText(u"%1 %2/%3"_s.arg(origin.kind, origin.nameSpace, origin.name))});
    facts.append({tr("Job"), plainText(target.job)});
    facts.append({tr("Instance"), plainText(target.instance)});
    if (target.scrapeInterval.count() > 0)
        facts.append({tr("Every"),
                      tr("%1, timeout %2")
                          .arg(seconds(target.scrapeInterval), seconds(target.scrapeTimeout))});
    if (target.lastScrape.isValid())
        facts.append({tr("Last scrape"), target.lastScrape.toLocalTime().toString(u"HH:mm:ss"_s)});
    addFactGrid(m_theme, column, facts);
    column->addStretch();
    m_origin->setWidget(content);
}

void TargetDetails::showLabels(const Target &target)
{
    m_tabs->setTabText(1, tr("Labels %1").arg(target.labels.size()));
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    column->addLayout(makeHeading(m_theme, tr("After relabelling")));
    column->addSpacing(4);
    addFactGrid(m_theme, column, asFacts(target.labels));
    column->addSpacing(12);
    column->addLayout(makeHeading(m_theme, tr("Discovered")));
    column->addSpacing(4);
    addFactGrid(m_theme, column, asFacts(target.discoveredLabels));
    column->addStretch();
    m_labels->setWidget(content);
}

} // namespace binnacle
