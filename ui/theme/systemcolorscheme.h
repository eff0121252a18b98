#pragma once

#include <QDBusVariant>
#include <QObject>

namespace binnacle {

/// Whether the desktop asks for dark colours, now and when that changes. Asks the desktop portal
/// (org.freedesktop.portal.Settings, key org.freedesktop.appearance color-scheme: 1 dark, 2 light,
/// 0 no preference), which GNOME, KDE and others answer. Without a portal, or with no preference,
/// the palette that the platform set at the start decides.
class SystemColorScheme final : public QObject
{
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject *parent = nullptr);

    bool isDark() const { return m_portal == 1 || (m_portal != 2 && m_paletteIsDark); }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void setPortal(unsigned value);

    bool m_paletteIsDark;
    unsigned m_portal = 0;
};

} // namespace binnacle
