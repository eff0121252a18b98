#pragma once

#include "frame/contextentry.h"
#include "theme/tokens.h"

#include <QAbstractButton>

class QMenu;

namespace binnacle {

/// The cluster in use: a swatch in its colour, its context's name, its address. Opens the list of
/// contexts, where the colour is chosen too. Names come from a file: they are shown, never run.
class ContextPicker final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ContextPicker(const Theme &theme, QWidget *parent = nullptr);

    void setContexts(const QList<ContextEntry> &contexts, const QString &current);
    QSize sizeHint() const override;

Q_SIGNALS:
    void contextChosen(const QString &name);
    void colorChosen(const QString &contextName, const QColor &color);
    void openFileRequested(); ///< another kubeconfig

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openMenu();
    void addColors(QMenu *menu);

    const Theme &m_theme;
    QList<ContextEntry> m_contexts;
    ContextEntry m_current;
    QMenu *m_menu;
};

} // namespace binnacle
