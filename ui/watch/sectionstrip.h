#pragma once

#include "cluster/feedstate.h"
#include "theme/tokens.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;

namespace binnacle {

class ResourceFeed;
class ResourceTableModel;
class StatusLabel;

/// The line above a table: what it holds, how many of how many, how fresh, and how many of them
/// are in which state.
class SectionStrip final : public QWidget
{
    Q_OBJECT

public:
    SectionStrip(const Theme &theme, const QString &plural, QWidget *parent = nullptr);

    void showCounts(const ResourceTableModel &model);
    void showState(const FeedState &state, const QDateTime &lastEvent);
    QPushButton *columnsButton() const { return m_columns; }

private:
    const Theme &m_theme;
    QString m_plural;
    QLabel *m_count;
    StatusLabel *m_state;
    std::array<StatusLabel *, 5> m_levels; ///< Error, Warn, Busy, Unknown, Ok
    QPushButton *m_columns;
};

} // namespace binnacle
