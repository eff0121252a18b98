#pragma once

#include "release/check.h"
#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace binnacle {

/// What was checked, group by group: the statement, what was found, what was expected. The first
/// failure is selected, until the person chooses another check.
class CheckTree final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckTree(const Theme &theme, QWidget *parent = nullptr);

    void setChecks(const QList<Check> &checks);
    const QList<Check> &checks() const { return m_checks; }
    /// "1 failed, 15 passed, 4 not run here"
    QString summary() const;
    /// The worst of all.
    Tone tone() const;

Q_SIGNALS:
    void checkSelected(const binnacle::Check &check);

private:
    void addGroup(const QString &group);
    void selectAgain(const QString &id);
    void selectFirst();
    void selectionMoved(const QModelIndex &index);

    const Theme &m_theme;
    QList<Check> m_checks;
    QStandardItemModel *m_model;
    QTreeView *m_view;
    QLabel *m_empty;
    QString m_selectedId; ///< chosen by the person; empty: by itself
    bool m_filling = false;
};

} // namespace binnacle
