#pragma once

#include "theme/tokens.h"

#include <QObject>

#include <memory>

namespace binnacle {

class SystemColorScheme;

/// The theme in use, light or dark. There is one Theme object for this object's whole life and its
/// values change in place, so widgets may keep a reference: what they paint follows by itself,
/// because every switch also sets the application's palette (QEvent::PaletteChange). Only what
/// computed something from the theme (pens of a chart, say) listens to changed().
/// Lives as long as the application's style. Main thread only.
class ThemeSource final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { FollowSystem, Light, Dark };
    Q_ENUM(Choice)

    /// Reads fonts and colours of the desktop: construct it after QApplication and before anything
    /// sets a palette. Needs no desktop: without one, 10 pt Noto Sans and light.
    explicit ThemeSource(QObject *parent = nullptr);
    ~ThemeSource() override;

    const Theme &theme() const { return m_theme; }
    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    /// The colour that frames the window; an invalid colour takes the theme's own.
    void setClusterColor(const QColor &color);
    /// Gives the application style, palette, font and icon set. Call once, before any widget.
    void install();

Q_SIGNALS:
    void changed();

private:
    bool wantsDark() const;
    void refresh();

    std::unique_ptr<SystemColorScheme> m_system;
    QFont m_body, m_fixed;
    Theme m_theme;
    QColor m_clusterColor;
    Choice m_choice = Choice::FollowSystem;
    bool m_installed = false;
};

} // namespace binnacle
