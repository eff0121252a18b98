#include "cluster/rowlevel.h"

#include "cluster/celltext.h"

#include <QCoreApplication>
#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Which column tells how an object does, per kind; other kinds by the names in genericNames().
const QHash<QString, QString> &statusColumnNames()
{
    static const QHash<QString, QString> names{
        {u"pods"_s, u"Status"_s},
        {u"persistentvolumeclaims"_s, u"Status"_s},
        {u"services"_s, u"External-IP"_s},
        {u"ingresses"_s, u"Address"_s},
        {u"persistentvolumes"_s, u"Status"_s},
        {u"statefulsets"_s, u"Ready"_s},
        {u"daemonsets"_s, u"Ready"_s},
        {u"deployments"_s, u"Ready"_s},
        {u"replicasets"_s, u"Ready"_s},
        {u"events"_s, u"Type"_s},
        {u"nodes"_s, u"Status"_s},
        {u"jobs"_s, u"Status"_s},
    };
    return names;
}

const QStringList &genericNames()
{
    static const QStringList names{u"Status"_s,    u"Phase"_s, u"State"_s,   u"Reconciled"_s,
                                   u"Available"_s, u"Ready"_s, u"Healthy"_s, u"Synced"_s};
    return names;
}

int columnNamed(const QList<ResourceColumn> &columns, const QString &name)
{
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    }
    return -1;
}

QString textAt(const std::vector<ResourceCell> &cells, int column)
{
    return column < 0 || static_cast<std::size_t>(column) >= cells.size()
        ? QString()
        : cells[static_cast<std::size_t>(column)].text;
}

/// Words that the printers of the built-in kinds and of common operators use.
ProblemLevel levelOfWord(const QString &word)
{
    static const QHash<QString, ProblemLevel> levels{
        {u"Running"_s, ProblemLevel::Ok},
        {u"Completed"_s, ProblemLevel::Ok},
        {u"Complete"_s, ProblemLevel::Ok},
        {u"Succeeded"_s, ProblemLevel::Ok},
        {u"Bound"_s, ProblemLevel::Ok},
        {u"Available"_s, ProblemLevel::Ok},
        {u"Active"_s, ProblemLevel::Ok},
        {u"Ready"_s, ProblemLevel::Ok},
        {u"True"_s, ProblemLevel::Ok},
        {u"Normal"_s, ProblemLevel::Ok},
        {u"Pending"_s, ProblemLevel::Warn},
        {u"Released"_s, ProblemLevel::Warn},
        {u"Warning"_s, ProblemLevel::Warn},
        {u"NotReady"_s, ProblemLevel::Error},
        {u"Degraded"_s, ProblemLevel::Warn},
        {u"Suspended"_s, ProblemLevel::Warn},
        {u"SchedulingGated"_s, ProblemLevel::Warn},
        {u"ContainerCreating"_s, ProblemLevel::Busy},
        {u"PodInitializing"_s, ProblemLevel::Busy},
        {u"Terminating"_s, ProblemLevel::Busy},
        {u"Failed"_s, ProblemLevel::Error},
        {u"Lost"_s, ProblemLevel::Error},
        {u"Evicted"_s, ProblemLevel::Error},
        {u"OOMKilled"_s, ProblemLevel::Error},
        {u"False"_s, ProblemLevel::Error},
        {u"DeadlineExceeded"_s, ProblemLevel::Error},
        {u"InvalidImageName"_s, ProblemLevel::Error},
        {u"ContainerStatusUnknown"_s, ProblemLevel::Unknown},
        {u"Unknown"_s, ProblemLevel::Unknown},
    };
    if (const auto it = levels.constFind(word); it != levels.cend())
        return *it;
    if (word.endsWith(u"BackOff"_s) || word.endsWith(u"Error"_s) || word.startsWith(u"Err"_s)
        || word.startsWith(u"ExitCode:"_s) || word.startsWith(u"Signal:"_s))
        return ProblemLevel::Error;
    return ProblemLevel::None;
}

ProblemLevel levelOfRatio(double ratio)
{
    return ratio >= 1.0 ? ProblemLevel::Ok : ProblemLevel::Warn;
}

ProblemLevel podLevel(const QString &status, double ready)
{
    if (status == u"Running")
        return levelOfRatio(ready);
    if (status.startsWith(u"Init:"_s)) // "Init:0/2" or "Init:CrashLoopBackOff"
        return status.contains(u'/') ? ProblemLevel::Busy : ProblemLevel::Error;
    const ProblemLevel level = levelOfWord(status);
    return level == ProblemLevel::None ? ProblemLevel::Warn : level;
}

/// "Ready", "NotReady", "Ready,SchedulingDisabled".
ProblemLevel nodeLevel(const QString &status)
{
    const QStringList words = status.split(u',');
    const ProblemLevel level = levelOfWord(words.value(0));
    return level == ProblemLevel::Ok && words.size() > 1 ? ProblemLevel::Warn : level;
}

/// Columns of whole numbers side by side: Desired, Ready.
ProblemLevel countLevel(const QList<ResourceColumn> &columns,
                        const std::vector<ResourceCell> &cells)
{
    const int desired = columnNamed(columns, u"Desired"_s);
    const int ready = columnNamed(columns, u"Ready"_s);
    if (desired < 0 || ready < 0)
        return ProblemLevel::None;
    return levelOfRatio(textAt(cells, ready).toInt() >= textAt(cells, desired).toInt() ? 1 : 0);
}

} // namespace

int statusColumn(const QString &plural, const QList<ResourceColumn> &columns)
{
    if (const QString name = statusColumnNames().value(plural); !name.isEmpty())
        return columnNamed(columns, name);
    for (const QString &name : genericNames()) {
        if (const int column = columnNamed(columns, name); column >= 0)
            return column;
    }
    return -1;
}

ProblemLevel rowLevel(const QString &plural, const QList<ResourceColumn> &columns,
                      const std::vector<ResourceCell> &cells)
{
    const int column = statusColumn(plural, columns);
    if (column < 0 || static_cast<std::size_t>(column) >= cells.size())
        return ProblemLevel::None;
    const ResourceCell &status = cells[static_cast<std::size_t>(column)];
    if (plural == u"pods") {
        const int ready = columnNamed(columns, u"Ready"_s);
        return podLevel(status.text,
                        ready < 0 ? 1.0 : cells[static_cast<std::size_t>(ready)].value);
    }
    if (plural == u"nodes")
        return nodeLevel(status.text);
    if (plural == u"ingresses")
        return status.text.isEmpty() ? ProblemLevel::Warn : ProblemLevel::Ok;
    if (plural == u"services")
        return status.text == u"<pending>" ? ProblemLevel::Warn : ProblemLevel::None;
    if (status.text.contains(u'/') && !std::isnan(status.value))
        return levelOfRatio(status.value);
    const ProblemLevel level = levelOfWord(status.text);
    return level == ProblemLevel::None ? countLevel(columns, cells) : level;
}

QString statusWords(const QString &plural, const ResourceRow &row, const QString &text, qint64 now)
{
    const bool isSinceCreation = text == u"Pending" || text == u"<pending>"
        || (plural == u"ingresses" && text.isEmpty());
    if (!isSinceCreation)
        return text == u"<none>" ? QString() : text;
    const QString words = text.isEmpty()
        ? QCoreApplication::translate("binnacle::ResourceTableModel", "No address")
        : text;
    return row.created == 0 ? words : words + u' ' + humanDuration(now - row.created, u" "_s);
}

} // namespace binnacle
