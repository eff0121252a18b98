#pragma once

#include "theme/tokens.h"

#include <QSet>
#include <QWidget>

#include <memory>

class QLabel;
class QTreeView;
class QVBoxLayout;

namespace binnacle {

class Notice;
class StatusLabel;
class TargetDetails;
class TargetsModel;
class TargetsTree;

/// The scrape targets of Prometheus, grouped by job, beside the cluster's objects.
class TargetsView final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetsView(const Theme &theme, QWidget *parent = nullptr);
    ~TargetsView() override;

    void setTargets(TargetsModel *targets);
    /// Only while it is seen is Prometheus asked.
    void setSeen(bool seen);
    void setTextFilter(const QString &words);
    void setOnlyProblems(bool on);
    /// For the pane at the right; whoever shows it takes it over.
    TargetDetails *details() const { return m_details; }
    /// "37 in 9 jobs"; "3 of 37 in 9 jobs" under a filter.
    QString countsInWords() const;
    int totalCount() const;
    QString asText() const;

Q_SIGNALS:
    void countsChanged();

private:
    void buildStrip(QVBoxLayout *column);
    void refreshed();
    void showNotice();
    void expandNewGroups();
    void fitNames();
    void chooseCurrent();

    const Theme &m_theme;
    TargetsModel *m_targets = nullptr;
    std::unique_ptr<TargetsTree> m_model;
    StatusLabel *m_down;
    StatusLabel *m_slow;
    StatusLabel *m_up;
    QLabel *m_when;
    Notice *m_notice = nullptr;
    QString m_noticeWords;
    QLabel *m_message;
    QTreeView *m_tree;
    TargetDetails *m_details;
    QSet<QString> m_collapsed; ///< jobs that the person closed
    QString m_chosen; ///< scrape URL
    bool m_seen = false;
};

} // namespace binnacle
