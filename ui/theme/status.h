#pragma once

#include "theme/tokens.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace binnacle {

/// Item data role: a Tone as int. An item with it is painted as shape + its display text.
inline constexpr int ToneRole = Qt::UserRole + 1;

/// Item data role: how many leading characters a name shares with its neighbours. They are painted
/// muted and are the first to be elided, so that the part that tells rows apart stays readable.
inline constexpr int SharedPrefixRole = Qt::UserRole + 2;

/// ● Ok · ◐ Busy · ▲ Warn · ✖ Error · ○ Unknown · ◌ Stale, drawn as paths, so they look the same
/// with every font and at every scale.
void paintTone(QPainter *p, const QRectF &rect, Tone tone, const Theme &theme);

/// Paints table and tree cells: state as shape + word. Healthy words stay in the text colour;
/// only what needs a person is coloured.
class StatusDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StatusDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *p, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter *p, const QStyleOptionViewItem &option, int shared) const;

    const Theme &m_theme;
};

/// Shape + word as a widget, for headers and bars.
class StatusLabel final : public QWidget
{
    Q_OBJECT

public:
    StatusLabel(const Theme &theme, Tone tone, const QString &word, QWidget *parent = nullptr);

    void setState(Tone tone, const QString &word);
    QString word() const { return m_word; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone;
    QString m_word;
};

} // namespace binnacle
