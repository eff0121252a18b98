#pragma once

#include "query/legendmodel.h"
#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace binnacle {

/// The legend beside a chart: filter and table. A click (or Enter) on a series shows it alone,
/// again shows all; with Ctrl (or the space bar) it is shown or hidden beside the others.
class LegendPane final : public QWidget
{
    Q_OBJECT

public:
    LegendPane(const Theme &theme, LegendModel &model, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {480, 360}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setColumnWidths();
    void chosen(const QModelIndex &index, bool beside);

    const Theme &m_theme;
    LegendModel &m_model;
    QLineEdit *m_filter;
    QTableView *m_table;
};

} // namespace binnacle
