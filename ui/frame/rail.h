#pragma once

#include "theme/tokens.h"

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace binnacle {

/// The pages' rail: icon above word; the current page carries the accent. Each entry is a button,
/// reached by Tab and the arrow keys; settings stand at the foot.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const Theme &theme, QWidget *parent = nullptr);

    /// id becomes the button's object name ("rail.install").
    void addPage(const QString &id, const QString &name, const QString &icon);
    /// Marks a page without saying pageChosen().
    void setCurrent(int index);
    /// The button at the foot: what it opens is up to its listener.
    QAbstractButton *settingsButton() const { return m_settings; }

Q_SIGNALS:
    void pageChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter *p, const QPointF &centre) const;

    const Theme &m_theme;
    QVBoxLayout *m_column;
    QList<QAbstractButton *> m_pages;
    QAbstractButton *m_settings;
};

} // namespace binnacle
