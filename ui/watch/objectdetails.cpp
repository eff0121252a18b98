#include "watch/objectdetails.h"

#include "cluster/celltext.h"
#include "cluster/clustersession.h"
#include "cluster/objectfacts.h"
#include "theme/parts.h"
#include "theme/status.h"
#include "watch/factlines.h"
#include "watch/tones.h"
#include "watch/yamlview.h"

#include <QDateTime>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

void addHeading(const Theme &theme, QVBoxLayout *column, const QString &title,
                const QString &addition = {})
{
    column->addSpacing(12);
    column->addLayout(makeHeading(theme, title, addition));
    column->addSpacing(4);
}

/// What kubelet and others write into involvedObject: a node's uid is its name there.
QString eventSelector(const ObjectReference &object)
{
    if (object.kind.namespaced)
        return u"involvedObject.uid="_s + QString::fromLatin1(object.uid);
    return u"involvedObject.kind=%1,involvedObject.name=%2"_s.arg(object.kind.kind, object.name);
}

QString eventNote(const EventLines::Line &line)
{
    const QString age = humanDuration(QDateTime::currentMSecsSinceEpoch() - line.lastSeen, u" "_s);
    return line.count > 1 ? ObjectDetails::tr("%1 ago, %2 times").arg(age).arg(line.count)
                          : ObjectDetails::tr("%1 ago").arg(age);
}

} // namespace

ObjectDetails::ObjectDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(makeWrapped(theme, {}, TextRole::Mono))
    , m_state(new StatusLabel(theme, Tone::Unknown, {}))
    , m_place(makeText(theme, {}, TextRole::Muted))
    , m_tabs(makeTabs({tr("Summary"), tr("Events"), tr("YAML")}, 0))
    , m_pages(new QStackedWidget)
    , m_summary(makePage(u"watch.details.summary"_s, tr("Summary")))
    , m_eventList(makePage(u"watch.details.events"_s, tr("Events")))
    , m_yaml(new YamlView(theme))
{
    setObjectName(u"watch.details"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    buildHead(column);
    m_tabs->setObjectName(u"watch.details.tabs"_s);
    m_tabs->setAccessibleName(tr("Details"));
    column->addWidget(m_tabs);
    column->addWidget(makeHairline(theme));
    for (QWidget *page : std::initializer_list<QWidget *>{m_summary, m_eventList, m_yaml})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(500ms); // an object under churn is read twice a second at most
    connect(&m_readSoon, &QTimer::timeout, this, &ObjectDetails::read);
    clear();
}

ObjectDetails::~ObjectDetails() = default;

void ObjectDetails::buildHead(QVBoxLayout *column)
{
    QVBoxLayout *head = makeColumn(4, {12, 8, 8, 4});
    m_name->setObjectName(u"watch.details.name"_s);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    head->addWidget(m_name);
    QHBoxLayout *row = makeRow(8);
    m_state->setObjectName(u"watch.details.state"_s);
    m_place->setObjectName(u"watch.details.place"_s);
    row->addWidget(m_state);
    row->addStretch();
    row->addWidget(m_place);
    head->addLayout(row);
    column->addLayout(head);
}

void ObjectDetails::setCluster(ClusterSession *cluster)
{
    clear();
    m_cluster = cluster;
}

void ObjectDetails::clear()
{
    m_object = {};
    m_content = {};
    m_reading.reset();
    m_eventsFeed.reset();
    m_events.clear();
    m_readSoon.stop();
    m_name->setText(tr("Nothing chosen"));
    m_state->hide();
    m_place->clear();
    m_tabs->setTabText(1, tr("Events"));
    m_yaml->clear();
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    column->addWidget(makeWrapped(
        m_theme, tr("Choose a row to see its state, its conditions, its events and its YAML."),
        TextRole::Muted));
    column->addStretch();
    setSummary(content);
    m_eventList->setWidget(new QWidget);
}

void ObjectDetails::show(const ObjectReference &object)
{
    if (!m_cluster || object == m_object)
        return;
    clear();
    m_object = object;
    m_isGone = false;
    m_name->setText(object.name);
    m_place->setText(object.nameSpace.isEmpty()
                         ? object.kind.kind
                         : tr("%1 in %2").arg(object.kind.kind, object.nameSpace));
    read();
    watchEvents();
}

void ObjectDetails::read()
{
    if (!m_cluster || !m_object.isValid() || m_isGone)
        return;
    if (m_reading && m_reading->isRunning()) {
        m_readSoon.start();
        return;
    }
    m_reading = std::make_unique<GetOperation>(
        m_cluster->queries(), m_object.kind.path(m_object.nameSpace, m_object.name),
        tr("read %1 %2").arg(m_object.kind.kind, m_object.name));
    connect(m_reading.get(), &Operation::finished, this, [this](const Outcome &outcome) {
        if (!outcome)
            return showError(outcome.error());
        m_content = m_reading->object();
        showObject();
    });
    m_reading->start();
}

void ObjectDetails::watchEvents()
{
    const Result<ResourceKind> events = findKind(u"events"_s);
    if (m_object.kind == *events)
        return; // nothing happens to what has happened
    m_eventsFeed = m_cluster->watch(
        {*events, m_object.nameSpace, {}, eventSelector(m_object), ResourceQuery::Form::Table});
    connect(m_eventsFeed.get(), &ResourceFeed::batchArrived, this,
            [this](const ResourceBatch &batch) {
                m_events.apply(batch);
                showEvents();
                if (!m_content.isEmpty())
                    showObject();
            });
    connect(m_eventsFeed.get(), &ResourceFeed::completed, this, &ObjectDetails::showEvents);
}

void ObjectDetails::objectChanged()
{
    if (!m_readSoon.isActive())
        m_readSoon.start();
}

void ObjectDetails::objectRemoved()
{
    m_isGone = true;
    m_state->setState(Tone::Stale, tr("deleted"));
    m_state->show();
}

void ObjectDetails::showError(const Error &error)
{
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    column->addWidget(new Notice(m_theme, Tone::Error, tr("It could not be read"), error.toLine()));
    column->addStretch();
    setSummary(content);
}

void ObjectDetails::showObject()
{
    const ObjectFacts facts = factsOf(m_content, QDateTime::currentMSecsSinceEpoch());
    const std::optional<Tone> tone = toneOf(facts.level);
    if (!m_isGone) {
        m_state->setState(tone.value_or(Tone::Unknown), facts.state);
        m_state->setVisible(tone.has_value());
    }
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 12, 12, 8});
    content->setLayout(column);
    if (!facts.trouble.isEmpty())
        column->addWidget(
            new Notice(m_theme, tone.value_or(Tone::Warn), tr("Not ready"), facts.trouble));
    if (!facts.containers.isEmpty()) {
        addHeading(m_theme, column, tr("Containers"),
                   tr("%1 of %2 ready").arg(facts.containersReady).arg(facts.containers.size()));
        addFactLines(m_theme, column, facts.containers);
    }
    if (!facts.conditions.isEmpty()) {
        addHeading(m_theme, column, tr("Conditions"));
        addFactLines(m_theme, column, facts.conditions);
    }
    addHeading(m_theme, column, tr("Facts"));
    addFactGrid(m_theme, column, facts.facts);
    addLastEvents(column);
    column->addStretch();
    setSummary(content);
    m_yaml->setObject(m_content);
}

void ObjectDetails::addLastEvents(QVBoxLayout *column)
{
    constexpr qsizetype shown = 3;
    const QList<EventLines::Line> lines = m_events.lines();
    if (lines.isEmpty())
        return;
    addHeading(m_theme, column, tr("Last events"),
               lines.size() > shown ? tr("of %1").arg(lines.size()) : QString());
    QList<FactLine> facts;
    for (const EventLines::Line &line : lines.first(std::min(shown, lines.size())))
        facts.append({line.level, line.reason, eventNote(line)});
    addFactLines(m_theme, column, facts);
}

void ObjectDetails::showEvents()
{
    constexpr qsizetype most = 100;
    const QList<EventLines::Line> lines = m_events.lines();
    m_tabs->setTabText(1, lines.isEmpty() ? tr("Events") : tr("Events %1").arg(lines.size()));
    auto *content = new QWidget;
    QVBoxLayout *column = makeColumn(0, {12, 8, 12, 8});
    content->setLayout(column);
    if (lines.isEmpty())
        column->addWidget(makeWrapped(
            m_theme, tr("No events. The cluster keeps them for an hour, if not told otherwise."),
            TextRole::Muted));
    for (const EventLines::Line &line : lines.first(std::min(most, lines.size()))) {
        addFactLines(m_theme, column, {{line.level, line.reason, eventNote(line)}});
        column->addWidget(makeWrapped(m_theme, line.message));
        column->addSpacing(8);
    }
    column->addStretch();
    const int position = m_eventList->verticalScrollBar()->value();
    m_eventList->setWidget(content);
    m_eventList->verticalScrollBar()->setValue(position);
}

void ObjectDetails::setSummary(QWidget *content)
{
    const int position = m_summary->verticalScrollBar()->value();
    m_summary->setWidget(content); // deletes the one before
    m_summary->verticalScrollBar()->setValue(position);
}

} // namespace binnacle
