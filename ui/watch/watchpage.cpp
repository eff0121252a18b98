#include "watch/watchpage.h"

#include "cluster/clustersession.h"
#include "theme/parts.h"
#include "watch/kindslist.h"
#include "watch/objectdetails.h"
#include "watch/resourcesection.h"
#include "watch/tablestack.h"
#include "watch/targetdetails.h"
#include "watch/targetsview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHideEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace binnacle {

namespace {

constexpr int kindsWidth = 190;
constexpr int detailsWidth = 356;

WatchView viewWithId(const QString &id)
{
    const QList<WatchViewGroup> groups = watchViewGroups();
    for (const WatchViewGroup &group : groups) {
        for (const WatchView &view : group.views) {
            if (view.id == id)
                return view;
        }
    }
    return groups.first().views.first();
}

} // namespace

WatchPage::WatchPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(viewWithId(u"glance"_s))
    , m_title(makeText(theme, m_view.title, TextRole::Title))
    , m_addition(makeText(theme, {}, TextRole::Muted))
    , m_filter(makeSearch(theme, tr("Filter by words in any column"), 280))
    , m_onlyProblems(makeButton(theme, tr("Only problems"), ButtonRole::Plain, u"view-filter"_s))
    , m_copy(makeButton(theme, tr("Copy"), ButtonRole::Quiet, u"edit-copy"_s))
    , m_kinds(new KindsList(theme))
    , m_middle(new QStackedWidget)
    , m_scroll(new QScrollArea)
    , m_tables(new TableStack)
    , m_targets(new TargetsView(theme))
    , m_nothing(makeWrapped(theme, tr("No cluster is connected. Choose one at the top left."),
                            TextRole::Muted))
    , m_right(new QStackedWidget)
    , m_details(new ObjectDetails(theme))
{
    setObjectName(u"watch"_s);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    column->addWidget(buildHeader());
    column->addWidget(makeHairline(theme));
    buildBody();
    addShortcuts();
    m_kinds->setCurrent(m_view.id);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &WatchPage::tick);
    connect(m_kinds, &KindsList::viewChosen, this, &WatchPage::showView);
    connect(m_filter, &QLineEdit::textChanged, this, &WatchPage::applyFilters);
    connect(m_onlyProblems, &QPushButton::toggled, this, &WatchPage::applyFilters);
    connect(m_copy, &QPushButton::clicked, this, &WatchPage::copy);
    connect(m_targets, &TargetsView::countsChanged, this, &WatchPage::updateCounts);
}

WatchPage::~WatchPage()
{
    stopWatching();
}

QWidget *WatchPage::buildHeader()
{
    auto *header = new QWidget;
    header->setObjectName(u"watch.header"_s);
    header->setBackgroundRole(QPalette::Base);
    header->setAutoFillBackground(true);
    header->setFixedHeight(m_theme.size.bar);
    QHBoxLayout *row = makeRow(m_theme.size.unit, {2 * m_theme.size.unit, 0, m_theme.size.unit, 0});
    header->setLayout(row);
    m_title->setObjectName(u"watch.title"_s);
    m_addition->setObjectName(u"watch.counts"_s);
    m_filter->setObjectName(u"watch.filter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_onlyProblems->setObjectName(u"watch.onlyProblems"_s);
    m_onlyProblems->setAccessibleName(tr("Only problems"));
    m_onlyProblems->setCheckable(true);
    m_copy->setObjectName(u"watch.copy"_s);
    m_copy->setAccessibleName(tr("Copy the rows as text"));
    row->addWidget(m_title);
    row->addSpacing(4);
    row->addWidget(m_addition);
    row->addStretch();
    row->addWidget(m_filter);
    row->addWidget(m_onlyProblems);
    row->addWidget(m_copy);
    return header;
}

void WatchPage::buildBody()
{
    m_scroll->setObjectName(u"watch.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tables->setBackgroundRole(QPalette::Base);
    m_tables->setAutoFillBackground(true);
    m_scroll->setWidget(m_tables);
    m_nothing->setObjectName(u"watch.nothing"_s);
    m_nothing->setContentsMargins(16, 16, 16, 16);
    m_middle->addWidget(m_scroll);
    m_middle->addWidget(m_targets);
    m_middle->addWidget(m_nothing);
    m_middle->setCurrentWidget(m_nothing);
    m_right->addWidget(m_details);
    m_right->addWidget(m_targets->details());
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(u"watch.splitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_kinds);
    splitter->addWidget(m_middle);
    splitter->addWidget(m_right);
    m_kinds->setMinimumWidth(140);
    m_middle->setMinimumWidth(320);
    m_right->setMinimumWidth(260);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kindsWidth, 4 * kindsWidth, detailsWidth});
    layout()->addWidget(splitter);
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(splitter, 1);
}

void WatchPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const auto &action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence::Find, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add(QKeySequence(Qt::ALT | Qt::Key_P), [this] { m_onlyProblems->toggle(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copy(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        m_filter->clear();
        if (m_tables->sections().empty())
            return;
        m_tables->sections().front()->table()->setFocus();
    });
}

void WatchPage::setCluster(ClusterSession *cluster)
{
    stopWatching();
    m_cluster = cluster;
    m_details->setCluster(cluster);
    restart();
}

void WatchPage::setTargets(TargetsModel *targets)
{
    m_targets->setTargets(targets);
}

void WatchPage::setNamespace(const QString &nameSpace)
{
    if (nameSpace == m_nameSpace)
        return;
    m_nameSpace = nameSpace;
    m_details->clear();
    restart();
}

void WatchPage::showView(const QString &id)
{
    if (id == m_view.id)
        return;
    m_view = viewWithId(id);
    m_title->setText(m_view.title);
    m_kinds->setCurrent(id);
    m_details->clear();
    restart();
}

void WatchPage::restart()
{
    stopWatching();
    m_kinds->clearCounts();
    m_middle->setCurrentWidget(!m_cluster               ? static_cast<QWidget *>(m_nothing)
                                   : m_view.isTargets() ? static_cast<QWidget *>(m_targets)
                                                        : m_scroll);
    m_right->setCurrentIndex(m_view.isTargets() ? 1 : 0);
    if (isVisible() && m_cluster) {
        for (const QString &plural : m_view.kinds)
            addSection(plural);
        m_targets->setSeen(m_view.isTargets());
        m_tick.start();
    }
    applyFilters();
}

void WatchPage::stopWatching()
{
    m_tick.stop();
    m_tables->clear();
    m_targets->setSeen(false);
}

void WatchPage::addSection(const QString &plural)
{
    const Result<ResourceKind> kind = findKind(plural);
    if (!kind)
        return;
    const QString nameSpace = kind->namespaced ? m_nameSpace : QString();
    auto *section = new ResourceSection(m_theme, *m_cluster,
                                        {*kind, nameSpace, {}, {}, ResourceQuery::Form::Table});
    m_tables->add(section);
    connect(section, &ResourceSection::objectChosen, m_details, &ObjectDetails::show);
    connect(section, &ResourceSection::countsChanged, this, &WatchPage::updateCounts);
    connect(section, &ResourceSection::objectChanged, this, [this](const QByteArray &uid) {
        if (uid == m_details->object().uid)
            m_details->objectChanged();
    });
    connect(section, &ResourceSection::objectRemoved, this, [this](const QByteArray &uid) {
        if (uid == m_details->object().uid)
            m_details->objectRemoved();
    });
}

void WatchPage::applyFilters()
{
    for (ResourceSection *section : m_tables->sections()) {
        section->setTextFilter(m_filter->text());
        section->setOnlyProblems(m_onlyProblems->isChecked());
    }
    m_targets->setTextFilter(m_filter->text());
    m_targets->setOnlyProblems(m_onlyProblems->isChecked());
    updateCounts();
}

void WatchPage::updateCounts()
{
    if (m_view.isTargets()) {
        m_addition->setText(m_targets->countsInWords());
        m_kinds->setCount(m_view.id, m_targets->totalCount());
        return;
    }
    int shown = 0;
    int total = 0;
    for (ResourceSection *section : m_tables->sections()) {
        shown += section->model().rowCount();
        total += section->model().totalCount();
        m_kinds->setCount(section->model().query().kind.plural, section->model().totalCount());
    }
    m_kinds->setCount(m_view.id, total);
    const QString place = m_nameSpace.isEmpty() ? tr("in all namespaces")
                                                : tr("in %1").arg(m_nameSpace);
    m_addition->setText(m_cluster ? tr("%1 of %2 objects %3").arg(shown).arg(total).arg(place)
                                  : QString());
}

void WatchPage::copy()
{
    QStringList texts;
    for (const ResourceSection *section : m_tables->sections()) {
        if (section->table()->selectionModel()->hasSelection())
            texts = QStringList{section->asText()};
    }
    if (texts.isEmpty()) {
        for (const ResourceSection *section : m_tables->sections())
            texts << section->asText();
    }
    if (m_view.isTargets())
        texts = QStringList{m_targets->asText()};
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

void WatchPage::tick()
{
    for (ResourceSection *section : m_tables->sections())
        section->tick();
}

void WatchPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_tables->sections().empty())
        restart();
}

void WatchPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        stopWatching();
}

} // namespace binnacle
