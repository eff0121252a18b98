#pragma once

#include "prometheus/rangequery.h"
#include "prometheus/valueunit.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace binnacle {

/// The series of a range query as a table with their figures, and which of them are shown.
/// Sorting and filtering use an own index: ten thousand series stay quick.
class LegendModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Last, Min, Max, Mean, ColumnCount };
    enum Role {
        SeriesRole = Qt::UserRole + 100, ///< number of the series in the result
        ShownRole ///< bool
    };

    explicit LegendModel(QObject *parent = nullptr);

    /// Which series are shown stays as it was when they are the same series.
    void setResult(std::shared_ptr<const RangeResult> result);
    /// How the figures are written.
    void setUnit(ValueUnit unit, double resolution);
    /// Keeps the rows whose full or short name holds this text, letter case ignored.
    void setFilter(const QString &text);
    void sort(int column, Qt::SortOrder order) override;

    /// Shows only this series; all of them when it is the only one already.
    void isolate(int row);
    /// Shows or hides one series beside the others.
    void toggle(int row);
    void showAll();
    /// For ChartView::setShown(): empty when all are shown.
    std::vector<bool> shown() const;

    int totalCount() const { return static_cast<int>(m_names.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void shownChanged();
    void figuresChanged(); ///< other series, or figures written in another way

private:
    void rebuild();
    double figure(qsizetype series, int column) const;
    bool comesBefore(qsizetype a, qsizetype b) const;
    void shownHaveChanged();

    std::shared_ptr<const RangeResult> m_result;
    QStringList m_names;
    std::vector<bool> m_shown;
    std::vector<qsizetype> m_rows; ///< series in the order of the rows
    QString m_filter;
    int m_sortColumn = -1; ///< -1: as Prometheus sent them
    Qt::SortOrder m_order = Qt::AscendingOrder;
    ValueUnit m_unit = ValueUnit::Number;
    double m_resolution = 0;
};

} // namespace binnacle
