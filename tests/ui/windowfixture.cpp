#include "windowfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScreen>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

WindowFixture::WindowFixture(ThemeSource &themes, QSize size)
    : m_settings(m_folder.filePath(u"settings.ini"_s))
    , m_catalog(Catalog::builtIn().value())
    , m_themes(themes)
{
    m_window = std::make_unique<MainWindow>(themes, m_settings, m_actions);
    m_page = new InstallPage(themes.theme(), m_catalog, m_actions);
    m_window->addPage({u"install"_s, u"Install"_s, u"run-build-install"_s, m_page, false});
    auto *watch = new QLabel; // stands for a page that needs a cluster; the start page covers it
    m_window->addPage({u"watch"_s, u"Watch"_s, u"view-visible"_s, watch, true});
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not get the keyboard");
}

void WindowFixture::click(const QString &name) const
{
    QTest::mouseClick(find(name), Qt::LeftButton);
}

void WindowFixture::typeInto(const QString &name, const QString &text) const
{
    auto *field = find<QLineEdit>(name);
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

QString WindowFixture::textOf(const QString &name) const
{
    const auto *view = find<QPlainTextEdit>(name);
    return view->toPlainText();
}

QString WindowFixture::visibleWords(const QWidget *widget)
{
    QStringList words;
    for (const QLabel *label : widget->findChildren<QLabel *>()) {
        if (label->isVisible())
            words << label->text();
    }
    return words.join(u'\n');
}

void WindowFixture::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("BINNACLE_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const auto choice : {ThemeSource::Choice::Light, ThemeSource::Choice::Dark}) {
        m_themes.setChoice(choice);
        const bool dark = choice == ThemeSource::Choice::Dark;
        QTest::qWait(120); // the palette reaches the widgets through the event loop
        const QString file = u"%1/%2-%3.png"_s.arg(folder, name, dark ? u"dark"_s : u"light"_s);
        const QRect seen = m_window->geometry(); // from the screen: pop-ups are seen too
        if (!m_window->screen()
                 ->grabWindow(0, seen.x(), seen.y(), seen.width(), seen.height())
                 .save(file))
            qFatal("%s cannot be written", qPrintable(file));
    }
    m_themes.setChoice(ThemeSource::Choice::Light);
    QTest::qWait(60);
}
