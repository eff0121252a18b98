#pragma once

#include "theme/tokens.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace binnacle {

class ResourceSection;

/// Live tables one below the other, each as tall as its rows while there is room. When there is
/// not, the tall ones give way and scroll; their columns line up.
class TableStack final : public QWidget
{
    Q_OBJECT

public:
    explicit TableStack(QWidget *parent = nullptr);

    /// Takes it over.
    void add(ResourceSection *section);
    void clear();
    const std::vector<ResourceSection *> &sections() const { return m_sections; }

    /// How `room` is shared by those that want `wished` and need `least`: small wishes are met
    /// first, the others get equal parts. Pure, for the test.
    static std::vector<int> shares(const std::vector<int> &least, const std::vector<int> &wished,
                                   int room);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    int commonAnchor() const;
    void moveCursor(ResourceSection *from, Qt::Edge edge);

    std::vector<ResourceSection *> m_sections;
    QTimer m_arranging; ///< one arrangement for the wishes of one batch
};

} // namespace binnacle
