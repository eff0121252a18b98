#include "query/legenddelegate.h"

#include "query/legendmodel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace binnacle {

namespace {

constexpr int swatchWidth = 14;
constexpr int swatchHeight = 3;

} // namespace

LegendDelegate::LegendDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize LegendDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + swatchWidth + m_theme.size.unit,
            std::max(size.height(), m_theme.size.row)};
}

void LegendDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem copy(option);
    initStyleOption(&copy, index);
    const bool isShown = index.data(LegendModel::ShownRole).toBool();
    const bool isName = index.column() == LegendModel::Name;
    const QString text = std::exchange(copy.text, QString());
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &copy, painter, widget);

    const int unit = m_theme.size.unit;
    QRect area = option.rect.adjusted(unit, 0, -unit, 0);
    painter->save();
    if (isName) {
        const QList<QColor> &colors = m_theme.color.series;
        const QColor color = colors[index.data(LegendModel::SeriesRole).toInt() % colors.size()];
        const QRect stroke(area.left(), area.center().y() - 1, swatchWidth, swatchHeight);
        if (isShown) {
            painter->fillRect(stroke, color);
        } else {
            painter->setPen(color);
            painter->drawRect(stroke.adjusted(0, 0, -1, -1));
        }
        area.setLeft(area.left() + swatchWidth + unit);
        painter->setFont(m_theme.mono);
    } else {
        painter->setFont(m_theme.body);
    }
    painter->setPen(isShown ? m_theme.color.text : m_theme.color.muted);
    const QFontMetrics metrics(painter->font());
    painter->drawText(area, (isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                      metrics.elidedText(text, Qt::ElideMiddle, area.width()));
    painter->restore();
}

} // namespace binnacle
