#pragma once

#include "prometheus/targetsmodel.h"
#include "theme/tokens.h"

#include <QAbstractItemModel>

namespace binnacle {

/// The targets of a TargetsModel grouped by job, filtered, with tones for the theme's delegate.
class TargetsTree final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, State, LastScrape, Duration, Samples, ErrorText, ColumnCount };

    TargetsTree(const Theme &theme, TargetsModel &source, QObject *parent = nullptr);

    void setTextFilter(const QString &words);
    void setOnlyProblems(bool on);
    /// Row of the source, or -1 for a job's line.
    int sourceRow(const QModelIndex &index) const;
    int shownTargets() const;
    static QString causeOf(const QString &error);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group
    {
        TargetsModel::JobCount count;
        QList<int> rows; ///< of the source
        QStringList keys; ///< who stands in them; tells whether the rows are still the same
    };
    void refresh();
    QList<Group> groupsNow() const;
    bool passes(int row) const;
    QVariant jobData(const Group &group, int column, int role) const;
    QVariant targetData(int row, int column, int role) const;

    const Theme &m_theme;
    TargetsModel &m_source;
    QList<Group> m_groups;
    QStringList m_words;
    bool m_onlyProblems = false;
};

} // namespace binnacle
