#pragma once

#include "prometheus/instantresult.h"
#include "prometheus/valueunit.h"

#include <QAbstractTableModel>

namespace binnacle {

/// The samples of an instant query as a table: one column per label that occurs, then the value.
class InstantModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit InstantModel(QObject *parent = nullptr);

    void setResult(const InstantResult &result);
    void sort(int column, Qt::SortOrder order) override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const Sample &sample, int column) const;

    QList<Sample> m_samples;
    QStringList m_labels; ///< names of the label columns
    bool m_hasTimes = false; ///< raw samples of a range: their times differ
};

} // namespace binnacle
