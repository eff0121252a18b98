#include "frame/windowsettings.h"

#include <QMetaEnum>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString ThemeKey = u"window/theme"_s;
const QString GeometryKey = u"window/geometry"_s;

/// A context's name may contain slashes, which group keys.
QString colorKey(const QString &contextName)
{
    return u"clusterColor/"_s + QString::fromLatin1(QUrl::toPercentEncoding(contextName));
}

} // namespace

WindowSettings::WindowSettings(const QString &file)
    : m_settings(file.isEmpty() ? std::make_unique<QSettings>(u"binnacle"_s, u"binnacle"_s)
                                : std::make_unique<QSettings>(file, QSettings::IniFormat))
{ }

ThemeSource::Choice WindowSettings::themeChoice() const
{
    bool known = false;
    const auto names = QMetaEnum::fromType<ThemeSource::Choice>();
    const int value = names.keyToValue(m_settings->value(ThemeKey).toByteArray().constData(),
                                       &known);
    return known ? static_cast<ThemeSource::Choice>(value) : ThemeSource::Choice::FollowSystem;
}

void WindowSettings::setThemeChoice(ThemeSource::Choice choice)
{
    const auto names = QMetaEnum::fromType<ThemeSource::Choice>();
    m_settings->setValue(ThemeKey, QString::fromLatin1(names.valueToKey(int(choice))));
}

QByteArray WindowSettings::geometry() const
{
    return m_settings->value(GeometryKey).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    m_settings->setValue(GeometryKey, geometry);
}

QColor WindowSettings::clusterColor(const QString &contextName) const
{
    return QColor(m_settings->value(colorKey(contextName)).toString());
}

void WindowSettings::setClusterColor(const QString &contextName, const QColor &color)
{
    m_settings->setValue(colorKey(contextName), color.name());
}

} // namespace binnacle
