#include "watch/targetsview.h"

#include "base/plaintext.h"
#include "prometheus/targetsmodel.h"
#include "theme/parts.h"
#include "theme/status.h"
#include "theme/tabledefaults.h"
#include "watch/targetdetails.h"
#include "watch/targetstree.h"

#include <QHeaderView>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace binnacle {

TargetsView::TargetsView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_down(new StatusLabel(theme, Tone::Error, {}))
    , m_slow(new StatusLabel(theme, Tone::Warn, {}))
    , m_up(new StatusLabel(theme, Tone::Ok, {}))
    , m_when(makeText(theme, {}, TextRole::Muted))
    , m_message(makeWrapped(theme, tr("Waiting for Prometheus to be found."), TextRole::Muted))
    , m_tree(new QTreeView)
    , m_details(new TargetDetails(theme))
{
    setObjectName(u"watch.targets"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QVBoxLayout *column = makeColumn();
    setLayout(column);
    buildStrip(column);
    column->addWidget(makeHairline(theme));
    m_message->setObjectName(u"watch.targets.message"_s);
    m_message->setContentsMargins(theme.size.unit, theme.size.unit, theme.size.unit, 0);
    column->addWidget(m_message);
    applyTreeDefaults(m_tree, theme);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setObjectName(u"watch.targets.table"_s);
    m_tree->setAccessibleName(tr("Targets"));
    m_tree->setUniformRowHeights(true);
    column->addWidget(m_tree, 1);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_collapsed << index.siblingAtColumn(0).data().toString();
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_collapsed.remove(index.siblingAtColumn(0).data().toString());
    });
}

TargetsView::~TargetsView()
{
    // The model goes before the view; the details' owner is the pane at the right.
    m_tree->setModel(nullptr);
}

void TargetsView::buildStrip(QVBoxLayout *column)
{
    auto *strip = new QWidget;
    strip->setAutoFillBackground(true);
    strip->setBackgroundRole(QPalette::Window);
    strip->setFixedHeight(m_theme.size.strip);
    QHBoxLayout *row = makeRow(12, {8, 0, 8, 0});
    strip->setLayout(row);
    m_when->setObjectName(u"watch.targets.when"_s);
    row->addWidget(m_when);
    row->addStretch();
    const std::initializer_list<std::pair<StatusLabel *, QString>> labels{
        {m_down, u"down"_s}, {m_slow, u"slow"_s}, {m_up, u"up"_s}};
    for (const auto &[label, name] : labels) {
        label->setObjectName(u"watch.targets."_s + name);
        label->hide();
        row->addWidget(label);
    }
    column->addWidget(strip);
}

void TargetsView::setTargets(TargetsModel *targets)
{
    m_tree->setModel(nullptr);
    m_model.reset();
    if (m_targets)
        m_targets->disconnect(this);
    m_targets = targets;
    m_details->clear();
    m_message->setText(tr("Waiting for Prometheus to be found."));
    m_message->setVisible(!targets);
    m_tree->setVisible(targets);
    if (!targets)
        return;
    m_model = std::make_unique<TargetsTree>(m_theme, *targets);
    m_tree->setModel(m_model.get());
    setColumnWidths(m_tree->header(), {240, 120, 96, 84, 78, 0});
    connect(targets, &TargetsModel::refreshed, this, &TargetsView::refreshed);
    connect(m_model.get(), &QAbstractItemModel::modelReset, this, &TargetsView::expandNewGroups);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TargetsView::chooseCurrent);
    targets->setShown(m_seen);
    refreshed();
}

void TargetsView::setSeen(bool seen)
{
    m_seen = seen;
    if (m_targets)
        m_targets->setShown(seen);
}

void TargetsView::setTextFilter(const QString &words)
{
    if (m_model)
        m_model->setTextFilter(words);
    Q_EMIT countsChanged();
}

void TargetsView::setOnlyProblems(bool on)
{
    if (m_model)
        m_model->setOnlyProblems(on);
    Q_EMIT countsChanged();
}

int TargetsView::totalCount() const
{
    return m_targets ? m_targets->rowCount() : 0;
}

QString TargetsView::countsInWords() const
{
    if (!m_targets)
        return {};
    const int total = totalCount();
    const int shown = m_model->shownTargets();
    const QString count = shown == total ? QString::number(total)
                                         : tr("%1 of %2").arg(shown).arg(total);
    return tr("%1 in %2 jobs").arg(count).arg(m_targets->jobs().size());
}

void TargetsView::refreshed()
{
    int down = 0;
    int slow = 0;
    int up = 0;
    for (const TargetsModel::JobCount &job : m_targets->jobs()) {
        down += job.down;
        slow += job.slow;
        up += job.up;
    }
    m_down->setState(Tone::Error, tr("%1 down").arg(down));
    m_slow->setState(Tone::Warn, tr("%1 slow").arg(slow));
    m_up->setState(Tone::Ok, tr("%1 up").arg(up - slow));
    m_down->setVisible(down > 0);
    m_slow->setVisible(slow > 0);
    m_up->setVisible(up > 0);
    const bool wasAsked = m_targets->lastRefresh().isValid();
    m_when->setText(
        wasAsked
            ? tr("as of %1").arg(m_targets->lastRefresh().toLocalTime().toString(u"HH:mm:ss"_s))
            : QString());
    m_message->setText(wasAsked ? tr("Prometheus has no targets.")
                                : tr("Waiting for Prometheus to answer."));
    m_message->setVisible(totalCount() == 0);
    m_tree->setVisible(totalCount() > 0);
    showNotice();
    chooseCurrent();
    Q_EMIT countsChanged();
}

void TargetsView::showNotice()
{
    const QString words = m_targets->error() ? m_targets->error()->toLine() : QString();
    if (words == m_noticeWords)
        return;
    m_noticeWords = words;
    delete std::exchange(m_notice, nullptr);
    if (words.isEmpty())
        return;
    m_notice = new Notice(m_theme, Tone::Warn,
                          m_targets->lastRefresh().isValid()
                              ? tr("Prometheus no longer answers; what is shown is old")
                              : tr("Prometheus does not answer"),
                          words);
    m_notice->setObjectName(u"watch.targets.notice"_s);
    m_notice->setAccessibleName(words);
    static_cast<QVBoxLayout *>(layout())->insertWidget(2, m_notice);
}

void TargetsView::fitNames()
{
    constexpr int least = 200;
    constexpr int most = 380;
    m_tree->resizeColumnToContents(TargetsTree::Name); // looks at what is in sight only
    const int width = m_tree->columnWidth(TargetsTree::Name);
    m_tree->setColumnWidth(TargetsTree::Name, std::clamp(width, least, most));
}

void TargetsView::expandNewGroups()
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex job = m_model->index(group, 0);
        m_tree->setExpanded(job, !m_collapsed.contains(job.data().toString()));
        for (int row = 0; row < m_model->rowCount(job); ++row) {
            const QModelIndex target = m_model->index(row, 0, job);
            if (m_targets->target(m_model->sourceRow(target)).scrapeUrl == m_chosen)
                m_tree->setCurrentIndex(target);
        }
    }
    fitNames();
}

void TargetsView::chooseCurrent()
{
    const QModelIndex current = m_tree->currentIndex();
    const int row = m_model ? m_model->sourceRow(current) : -1;
    if (row < 0)
        return;
    const Target &target = m_targets->target(row);
    m_chosen = target.scrapeUrl;
    const QModelIndex state = current.siblingAtColumn(TargetsTree::State);
    m_details->show(target, static_cast<Tone>(state.data(ToneRole).toInt()),
                    state.data().toString());
}

QString TargetsView::asText() const
{
    QStringList lines;
    if (!m_targets)
        return {};
    const auto addLine = [&lines](const auto &cell) {
        QStringList cells;
        for (int column = 0; column < TargetsModel::ColumnCount; ++column)
            cells << plainText(cell(column).toString());
        lines << cells.join(u'\t');
    };
    addLine([this](int column) { return m_targets->headerData(column, Qt::Horizontal); });
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex job = m_model->index(group, 0);
        for (int row = 0; row < m_model->rowCount(job); ++row) {
            const int source = m_model->sourceRow(m_model->index(row, 0, job));
            addLine([this, source](int column) { return m_targets->index(source, column).data(); });
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace binnacle
