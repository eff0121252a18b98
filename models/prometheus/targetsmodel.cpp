#include "prometheus/targetsmodel.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr std::chrono::seconds shortestInterval{5};
constexpr std::chrono::seconds usualInterval{15};

auto rowOrder(const Target &target)
{
    return std::tie(target.job, target.scrapeUrl, target.instance);
}

bool inRowOrder(const Target &a, const Target &b)
{
    return rowOrder(a) < rowOrder(b);
}

/// "192.168.2.77:9100/metrics": scheme and parameters are in the details.
QString endpointText(const Target &target)
{
    const QUrl url(target.scrapeUrl);
    if (!url.isValid() || url.host().isEmpty())
        return target.scrapeUrl;
    return url.authority() + url.path();
}

QString durationText(std::chrono::duration<double> duration)
{
    const double ms = duration.count() * 1000;
    if (ms < 1)
        return TargetsModel::tr("< 1 ms");
    if (ms < 1000)
        return TargetsModel::tr("%1 ms").arg(std::lround(ms));
    return TargetsModel::tr("%1 s").arg(duration.count(), 0, 'f', 1);
}

} // namespace

TargetsModel::TargetsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TargetsModel::refresh);
}

TargetsModel::~TargetsModel() = default;

void TargetsModel::setEndpoint(const std::optional<PrometheusEndpoint> &endpoint)
{
    m_targetsCall.reset();
    m_samplesCall.reset();
    m_timer.stop();
    m_client.reset();
    m_error.reset();
    m_lastRefresh = {};
    setTargets({});
    if (endpoint)
        m_client.emplace(*endpoint);
    schedule();
}

void TargetsModel::setShown(bool shown)
{
    m_shown = shown;
    if (shown)
        schedule();
    else
        m_timer.stop(); // a call under way may end; no other follows
}

std::chrono::milliseconds TargetsModel::interval() const
{
    std::chrono::duration<double> shortest = usualInterval;
    bool known = false;
    for (const Target &target : m_targets) {
        if (target.scrapeInterval.count() > 0) {
            shortest = known ? std::min(shortest, target.scrapeInterval) : target.scrapeInterval;
            known = true;
        }
    }
    return std::max<std::chrono::milliseconds>(
        shortestInterval, std::chrono::duration_cast<std::chrono::milliseconds>(shortest));
}

void TargetsModel::schedule()
{
    if (!m_shown || !m_client || m_targetsCall || m_samplesCall)
        return;
    qint64 wait = 0;
    if (m_lastTry.isValid())
        wait = std::max<qint64>(0, interval().count() - m_lastTry.elapsed());
    m_timer.start(std::chrono::milliseconds(wait));
}

void TargetsModel::refresh()
{
    m_lastTry.start();
    m_targetsCall = m_client->targets();
    connect(m_targetsCall.get(), &Operation::finished, this, &TargetsModel::targetsAnswered);
    m_targetsCall->start();
}

void TargetsModel::targetsAnswered(const Outcome &outcome)
{
    if (!outcome) {
        m_targetsCall.release()->deleteLater();
        endRefresh(outcome.error());
        return;
    }
    m_samplesCall = m_client->instantQuery(u"scrape_samples_scraped"_s);
    connect(m_samplesCall.get(), &Operation::finished, this, &TargetsModel::samplesAnswered);
    m_samplesCall->start();
}

void TargetsModel::samplesAnswered(const Outcome &outcome)
{
    // Without the counts (no right to query) the table is still worth showing.
    QHash<QString, qint64> counts;
    if (outcome) {
        for (const Sample &sample : m_samplesCall->value().samples)
            counts.insert(sampleKey(labelValue(sample.labels, u"job"),
                                    labelValue(sample.labels, u"instance")),
                          std::llround(sample.value));
    }
    m_samplesCall.release()->deleteLater();
    QList<Target> targets = m_targetsCall->value().active;
    m_targetsCall.reset();
    m_lastRefresh = QDateTime::currentDateTimeUtc();
    setTargets(std::move(targets), counts);
    endRefresh(std::nullopt);
}

void TargetsModel::endRefresh(std::optional<Error> error)
{
    m_error = std::move(error);
    Q_EMIT refreshed();
    schedule();
}

/// Rows are merged in order, so that a row that stays keeps its identity for selections.
void TargetsModel::setTargets(QList<Target> targets, const QHash<QString, qint64> &samples)
{
    std::sort(targets.begin(), targets.end(), inRowOrder);
    m_samples = samples;
    int row = 0;
    for (Target &target : targets) {
        int gone = row;
        while (gone < m_targets.size() && inRowOrder(m_targets[gone], target))
            ++gone;
        removeRowsBetween(row, gone);
        if (row < m_targets.size() && rowOrder(m_targets[row]) == rowOrder(target)) {
            m_targets[row] = std::move(target);
        } else {
            beginInsertRows({}, row, row);
            m_targets.insert(row, std::move(target));
            endInsertRows();
        }
        ++row;
    }
    removeRowsBetween(row, static_cast<int>(m_targets.size()));
    if (row > 0) // also times since the last scrape have changed
        Q_EMIT dataChanged(index(0, 0), index(row - 1, ColumnCount - 1));
}

void TargetsModel::removeRowsBetween(int first, int end)
{
    if (first >= end)
        return;
    beginRemoveRows({}, first, end - 1);
    m_targets.remove(first, end - first);
    endRemoveRows();
}

TargetsModel::Problem TargetsModel::problemOf(const Target &target)
{
    switch (target.health) {
    case Target::Health::Down: return Problem::Down;
    case Target::Health::Unknown: return Problem::Waiting;
    case Target::Health::Up: break;
    }
    const bool slow = target.scrapeTimeout.count() > 0
        && target.lastScrapeDuration > target.scrapeTimeout / 2;
    return slow ? Problem::Slow : Problem::None;
}

QList<TargetsModel::JobCount> TargetsModel::jobs() const
{
    QList<JobCount> jobs;
    for (const Target &target : m_targets) {
        if (jobs.isEmpty() || jobs.last().job != target.job)
            jobs.append({target.job});
        JobCount &count = jobs.last();
        const Problem problem = problemOf(target);
        ++count.total;
        count.up += target.health == Target::Health::Up ? 1 : 0;
        count.down += problem == Problem::Down ? 1 : 0;
        count.slow += problem == Problem::Slow ? 1 : 0;
        const auto scraped = m_samples.constFind(sampleKey(target.job, target.instance));
        if (scraped != m_samples.constEnd())
            count.samples = std::max<qint64>(0, count.samples) + *scraped;
    }
    return jobs;
}

QString TargetsModel::sampleKey(const QString &job, const QString &instance)
{
    return job + QChar(u'\0') + instance;
}

int TargetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_targets.size());
}

int TargetsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString TargetsModel::displayText(const Target &target, int column) const
{
    switch (column) {
    case Job: return target.job;
    case Endpoint: return endpointText(target);
    case State:
        switch (problemOf(target)) {
        case Problem::None: return tr("up");
        case Problem::Waiting: return tr("not scraped yet");
        case Problem::Slow: return tr("slow");
        case Problem::Down: return tr("down");
        }
        break;
    case LastScrape:
        return target.lastScrape.isValid()
            ? tr("%1 s ago")
                  .arg(std::max<qint64>(0,
                                        target.lastScrape.secsTo(QDateTime::currentDateTimeUtc())))
            : QString();
    case Duration:
        return target.lastScrape.isValid() ? durationText(target.lastScrapeDuration) : QString();
    case Samples: {
        const auto found = m_samples.constFind(sampleKey(target.job, target.instance));
        return found == m_samples.constEnd() ? QString() : QLocale().toString(*found);
    }
    case ErrorText: return target.lastError;
    default: break;
    }
    return {};
}

QVariant TargetsModel::sortValue(const Target &target, int column) const
{
    switch (column) {
    case State: return static_cast<int>(problemOf(target));
    case LastScrape: return target.lastScrape;
    case Duration: return target.lastScrapeDuration.count();
    case Samples: return m_samples.value(sampleKey(target.job, target.instance), -1);
    default: return displayText(target, column);
    }
}

QVariant TargetsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Target &target = m_targets[index.row()];
    switch (role) {
    case Qt::DisplayRole: return displayText(target, index.column());
    case Qt::ToolTipRole:
        return index.column() == ErrorText ? target.lastError : QVariant(); // full where elided
    case Qt::TextAlignmentRole:
        return index.column() >= LastScrape && index.column() <= Samples
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case ProblemRole:
        return index.column() == State ? QVariant(static_cast<int>(problemOf(target))) : QVariant();
    case SortRole: return sortValue(target, index.column());
    default: return {};
    }
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= LastScrape && section <= Samples)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Job: return tr("Job");
    case Endpoint: return tr("Endpoint");
    case State: return tr("State");
    case LastScrape: return tr("Last scrape");
    case Duration: return tr("Duration");
    case Samples: return tr("Samples");
    case ErrorText: return tr("Error");
    default: return {};
    }
}

} // namespace binnacle
