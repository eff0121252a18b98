#include "theme/themesource.h"

#include "theme/flatstyle.h"
#include "theme/systemcolorscheme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIcon>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QFont bodyFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Without a desktop Qt answers its own fallback, "Sans Serif" 9: too small to read for a day.
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP")) {
        font.setFamilies({u"Noto Sans"_s, u"Noto Sans CJK KR"_s});
        font.setPointSizeF(10);
    }
    return font;
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // "monospace" is an alias: left so, the second family is taken for every character.
    font.setFamilies({QFontInfo(font).family(), u"Noto Sans Mono CJK KR"_s});
    font.setWeight(QFont::Normal);
    return font;
}

} // namespace

ThemeSource::ThemeSource(QObject *parent)
    : QObject(parent)
    , m_system(std::make_unique<SystemColorScheme>())
    , m_body(bodyFont())
    , m_fixed(fixedFont())
    , m_theme(Theme::make(m_system->isDark(), m_body, m_fixed))
{
    connect(m_system.get(), &SystemColorScheme::changed, this, &ThemeSource::refresh);
}

ThemeSource::~ThemeSource() = default;

bool ThemeSource::wantsDark() const
{
    return m_choice == Choice::Dark || (m_choice == Choice::FollowSystem && m_system->isDark());
}

void ThemeSource::setChoice(Choice choice)
{
    m_choice = choice;
    refresh();
}

void ThemeSource::setClusterColor(const QColor &color)
{
    m_clusterColor = color;
    refresh();
}

void ThemeSource::install()
{
    QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << u"/usr/share/icons"_s);
    QIcon::setThemeName(u"breeze"_s); // one set in both themes: icons are tinted when painted
    QApplication::setStyle(new FlatStyle(m_theme));
    QApplication::setFont(m_theme.body);
    m_installed = true;
    refresh();
}

void ThemeSource::refresh()
{
    m_theme = Theme::make(wantsDark(), m_body, m_fixed);
    if (m_clusterColor.isValid())
        m_theme.color.cluster = m_clusterColor;
    if (m_installed)
        QApplication::setPalette(m_theme.palette());
    Q_EMIT changed();
}

} // namespace binnacle
