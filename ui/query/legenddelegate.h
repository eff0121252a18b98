#pragma once

#include "theme/tokens.h"

#include <QStyledItemDelegate>

namespace binnacle {

/// Paints a series' name behind a stroke in its colour; hidden ones muted, with an open stroke.
class LegendDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit LegendDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace binnacle
