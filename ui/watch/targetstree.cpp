#include "watch/targetstree.h"

#include "base/plaintext.h"
#include "theme/status.h"
#include "watch/safetooltip.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Tone toneOfTarget(TargetsModel::Problem problem)
{
    switch (problem) {
    case TargetsModel::Problem::None: return Tone::Ok;
    case TargetsModel::Problem::Waiting: return Tone::Unknown;
    case TargetsModel::Problem::Slow: return Tone::Warn;
    case TargetsModel::Problem::Down: return Tone::Error;
    }
    return Tone::Unknown;
}

Tone toneOfJob(const TargetsModel::JobCount &count)
{
    if (count.down > 0)
        return Tone::Error;
    if (count.slow > 0)
        return Tone::Warn;
    return count.up == count.total ? Tone::Ok : Tone::Unknown;
}

int sourceColumn(int column)
{
    switch (column) {
    case TargetsTree::Name: return TargetsModel::Endpoint;
    case TargetsTree::State: return TargetsModel::State;
    case TargetsTree::LastScrape: return TargetsModel::LastScrape;
    case TargetsTree::Duration: return TargetsModel::Duration;
    case TargetsTree::Samples: return TargetsModel::Samples;
    default: return TargetsModel::ErrorText;
    }
}

} // namespace

TargetsTree::TargetsTree(const Theme &theme, TargetsModel &source, QObject *parent)
    : QAbstractItemModel(parent)
    , m_theme(theme)
    , m_source(source)
{
    connect(&source, &TargetsModel::refreshed, this, &TargetsTree::refresh);
    connect(&source, &QAbstractItemModel::rowsInserted, this, &TargetsTree::refresh);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, &TargetsTree::refresh);
    refresh();
}

void TargetsTree::setTextFilter(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    refresh();
}

void TargetsTree::setOnlyProblems(bool on)
{
    m_onlyProblems = on;
    refresh();
}

bool TargetsTree::passes(int row) const
{
    if (m_onlyProblems && m_source.problem(row) == TargetsModel::Problem::None)
        return false;
    QString text;
    for (int column = 0; column < TargetsModel::ColumnCount; ++column)
        text += m_source.index(row, column).data().toString() + u'\n';
    return std::all_of(m_words.cbegin(), m_words.cend(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

QList<TargetsTree::Group> TargetsTree::groupsNow() const
{
    QList<Group> groups;
    int row = 0;
    for (const TargetsModel::JobCount &count : m_source.jobs()) {
        Group group{count, {}, {}};
        for (int i = 0; i < count.total && row < m_source.rowCount(); ++i, ++row) {
            if (!passes(row))
                continue;
            group.rows << row;
            group.keys << m_source.target(row).scrapeUrl;
        }
        if (!group.rows.isEmpty())
            groups << group;
    }
    return groups;
}

void TargetsTree::refresh()
{
    QList<Group> next = groupsNow();
    const bool isSame = std::equal(next.cbegin(), next.cend(), m_groups.cbegin(), m_groups.cend(),
                                   [](const Group &a, const Group &b) {
                                       return a.count.job == b.count.job && a.keys == b.keys;
                                   });
    if (!isSame) {
        beginResetModel();
        m_groups = std::move(next);
        endResetModel();
        return;
    }
    m_groups = std::move(next);
    for (int group = 0; group < m_groups.size(); ++group) {
        const QModelIndex job = index(group, 0);
        Q_EMIT dataChanged(job, index(group, ColumnCount - 1));
        Q_EMIT dataChanged(index(0, 0, job), index(rowCount(job) - 1, ColumnCount - 1, job));
    }
}

int TargetsTree::sourceRow(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return -1;
    return m_groups[static_cast<qsizetype>(index.internalId()) - 1].rows[index.row()];
}

int TargetsTree::shownTargets() const
{
    qsizetype count = 0;
    for (const Group &group : m_groups)
        count += group.rows.size();
    return static_cast<int>(count);
}

QModelIndex TargetsTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex TargetsTree::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int TargetsTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[parent.row()].rows.size());
}

int TargetsTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TargetsTree::jobData(const Group &group, int column, int role) const
{
    if (role == Qt::FontRole && column == Name)
        return m_theme.bodyStrong;
    if (role == ToneRole && column == State)
        return static_cast<int>(toneOfJob(group.count));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name: return plainText(group.count.job);
    case State:
        return group.count.down == 0 && group.count.slow > 0
            ? tr("%1 of %2 slow").arg(group.count.slow).arg(group.count.total)
            : tr("%1 of %2 up").arg(group.count.up).arg(group.count.total);
    case Samples:
        return group.count.samples < 0 ? QString() : QLocale().toString(group.count.samples);
    default: return {};
    }
}

/// The last part of a chain of errors names the cause: "connection refused".
QString TargetsTree::causeOf(const QString &error)
{
    const qsizetype colon = error.lastIndexOf(u": "_s);
    return colon < 0 ? error : error.sliced(colon + 2);
}

QVariant TargetsTree::targetData(int row, int column, int role) const
{
    if (role == Qt::FontRole)
        return column == Name ? QVariant(m_theme.mono) : QVariant();
    if (role == ToneRole)
        return column == State ? QVariant(static_cast<int>(toneOfTarget(m_source.problem(row))))
                               : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString text = plainText(
        m_source.index(row, sourceColumn(column)).data(Qt::DisplayRole).toString());
    if (role == Qt::ToolTipRole)
        return safeToolTip(text);
    return column == ErrorText ? causeOf(text) : text;
}

QVariant TargetsTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = index.column() >= LastScrape && index.column() <= Samples;
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    const int row = sourceRow(index);
    return row < 0 ? jobData(m_groups[index.row()], index.column(), role)
                   : targetData(row, index.column(), role);
}

QVariant TargetsTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= LastScrape && section <= Samples)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (section == Name)
        return tr("Job and endpoint");
    return m_source.headerData(sourceColumn(section), orientation, role);
}

} // namespace binnacle
