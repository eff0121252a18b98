#pragma once

#include "theme/themesource.h"

#include <QColor>
#include <QSettings>

#include <memory>

namespace binnacle {

/// What the window remembers from one start to the next; one place for every key.
class WindowSettings final
{
public:
    /// An empty file: the user's own settings. A test gives a file of its own.
    explicit WindowSettings(const QString &file = {});

    ThemeSource::Choice themeChoice() const;
    void setThemeChoice(ThemeSource::Choice choice);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// Invalid where none was chosen.
    QColor clusterColor(const QString &contextName) const;
    void setClusterColor(const QString &contextName, const QColor &color);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace binnacle
