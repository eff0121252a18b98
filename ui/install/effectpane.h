#pragma once

#include "install/planeffect.h"
#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace binnacle {

class CodeView;

/// What the plan comes to: the values as they will be written, the lines of the focused field lit,
/// and the commands that will be run.
class EffectPane final : public QWidget
{
    Q_OBJECT

public:
    explicit EffectPane(const Theme &theme, QWidget *parent = nullptr);

    void setEffect(const PlanEffect &effect);
    /// Lights the field's lines and says at the foot what it writes; nullptr: none.
    void setField(const Field *field, const QVersionNumber &chartVersion);
    void showCommands();

private:
    QWidget *makeBar();
    void copy();
    void light();
    void showText(CodeView *view, const QString &text);

    const Theme &m_theme;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    CodeView *m_values;
    CodeView *m_commands;
    QLabel *m_path;
    QLabel *m_about;
    PlanEffect m_effect;
    QString m_fieldId;
};

} // namespace binnacle
