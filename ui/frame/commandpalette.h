#pragma once

#include "theme/tokens.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace binnacle {

class ActionRegistry;

/// Ctrl+K: type a few letters, choose with the arrow keys, Enter runs it, Escape closes.
/// Words are matched in any order and anywhere in the action's group and text.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(const Theme &theme, const ActionRegistry &registry, QWidget *parent);

    /// Opens below the top edge of the parent, with an empty field.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &words);
    void runCurrent();
    void step(int by);

    const Theme &m_theme;
    const ActionRegistry &m_registry;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace binnacle
