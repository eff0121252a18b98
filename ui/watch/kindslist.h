#pragma once

#include "theme/tokens.h"
#include "watch/watchview.h"

#include <QWidget>

class QLineEdit;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace binnacle {

/// The views to choose from, in groups, with a search field above and the number of objects
/// beside those that are being watched.
class KindsList final : public QWidget
{
    Q_OBJECT

public:
    explicit KindsList(const Theme &theme, QWidget *parent = nullptr);

    void setCurrent(const QString &id);
    /// Nothing: the count is not known.
    void setCount(const QString &id, std::optional<int> count);
    void clearCounts();

Q_SIGNALS:
    void viewChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void colorTitles();
    void filter(const QString &words);
    void choose(const QModelIndex &index);
    QStandardItem *itemOf(const QString &id) const;

    const Theme &m_theme;
    QLineEdit *m_search;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
};

} // namespace binnacle
