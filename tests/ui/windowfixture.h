#pragma once

#include "catalog/catalog.h"
#include "frame/actionregistry.h"
#include "frame/mainwindow.h"
#include "frame/windowsettings.h"
#include "install/installpage.h"
#include "theme/themesource.h"

#include <QTemporaryDir>

#include <memory>

/// The real window with the real Install page and catalog; no cluster is connected.
class WindowFixture
{
public:
    explicit WindowFixture(binnacle::ThemeSource &themes, QSize size = QSize(1440, 900));

    binnacle::MainWindow &window() { return *m_window; }
    binnacle::InstallPage &page() { return *m_page; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The widget of that object name; the test fails where there is none.
    template<typename T = QWidget>
    T *find(const QString &name) const
    {
        T *found = m_window->findChild<T *>(name);
        if (!found)
            qFatal("no widget %s", qPrintable(name));
        return found;
    }
    void click(const QString &name) const;
    /// Puts the cursor into the field and replaces what is there, key by key.
    void typeInto(const QString &name, const QString &text) const;
    QString textOf(const QString &name) const;
    /// The texts of all labels inside a widget that can be seen.
    static QString visibleWords(const QWidget *widget);
    /// Writes a picture when BINNACLE_SCREENSHOTS names a folder.
    void picture(const QString &name);

private:
    QTemporaryDir m_folder;
    binnacle::WindowSettings m_settings;
    binnacle::ActionRegistry m_actions;
    binnacle::Catalog m_catalog;
    std::unique_ptr<binnacle::MainWindow> m_window;
    binnacle::InstallPage *m_page = nullptr;
    binnacle::ThemeSource &m_themes;
};
