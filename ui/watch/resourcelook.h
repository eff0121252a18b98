#pragma once

#include "theme/tokens.h"

#include <QIdentityProxyModel>

namespace binnacle {

class ResourceTableModel;

/// Turns what a ResourceTableModel says into how the theme's delegate paints it: tones for
/// levels, the fixed face for names, a muted prefix for what neighbours share. Order and filter
/// stay the source's.
class ResourceLook final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    ResourceLook(const Theme &theme, ResourceTableModel *source, QObject *parent = nullptr);

    ResourceTableModel *source() const { return m_source; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// The column that the rows are sorted by has an arrow behind its title.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isMono(int column) const;

    const Theme &m_theme;
    ResourceTableModel *m_source;
};

} // namespace binnacle
