#pragma once

#include "prometheus/prometheusclient.h"
#include "prometheus/targets.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

namespace binnacle {

/// Scrape targets as a table, sorted by job and endpoint. While shown it asks Prometheus once per
/// scrape interval (the shortest of its targets, at least 5 s); hidden it asks nothing.
class TargetsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Job, Endpoint, State, LastScrape, Duration, Samples, ErrorText, ColumnCount };
    /// How much a row needs a person; a view decides on shape and colour.
    enum class Problem { None, Waiting, Slow, Down };
    Q_ENUM(Problem)
    enum Role {
        ProblemRole = Qt::UserRole + 100, ///< Problem as int, on column State
        SortRole ///< raw number, time or text of the cell
    };

    struct JobCount
    {
        QString job;
        int total = 0;
        int up = 0;
        int down = 0;
        int slow = 0; ///< up, but the last scrape took more than half of its timeout
        qint64 samples = -1; ///< of the last scrapes; -1: not known

        friend bool operator==(const JobCount &, const JobCount &) = default;
    };

    explicit TargetsModel(QObject *parent = nullptr);
    ~TargetsModel() override;

    /// The Prometheus to ask; nothing: the table is emptied.
    void setEndpoint(const std::optional<PrometheusEndpoint> &endpoint);
    /// Asks only while something shows the table. Showing asks at once when the rows are old.
    void setShown(bool shown);
    /// Replaces all rows; rows that stay keep their index (selection and scrolling survive).
    void setTargets(QList<Target> targets, const QHash<QString, qint64> &samples = {});

    const Target &target(int row) const { return m_targets[row]; }
    Problem problem(int row) const { return problemOf(m_targets[row]); }
    static Problem problemOf(const Target &target);
    QList<JobCount> jobs() const;
    QDateTime lastRefresh() const { return m_lastRefresh; } ///< invalid before the first
    /// Why the last refresh failed; the rows are then those of lastRefresh().
    const std::optional<Error> &error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    /// Key of a target in the map that setTargets() takes.
    static QString sampleKey(const QString &job, const QString &instance);

Q_SIGNALS:
    void refreshed(); ///< after each try, whether it worked or not

private:
    void refresh();
    void targetsAnswered(const Outcome &outcome);
    void samplesAnswered(const Outcome &outcome);
    void endRefresh(std::optional<Error> error);
    void removeRowsBetween(int first, int end);
    void schedule();
    std::chrono::milliseconds interval() const;
    QString displayText(const Target &target, int column) const;
    QVariant sortValue(const Target &target, int column) const;

    std::optional<PrometheusClient> m_client;
    bool m_shown = false;
    QTimer m_timer;
    QElapsedTimer m_lastTry;
    std::unique_ptr<PrometheusCall<TargetList>> m_targetsCall;
    std::unique_ptr<PrometheusCall<InstantResult>> m_samplesCall;
    QList<Target> m_targets;
    QHash<QString, qint64> m_samples;
    QDateTime m_lastRefresh;
    std::optional<Error> m_error;
};

} // namespace binnacle
