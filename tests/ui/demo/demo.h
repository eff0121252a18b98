#pragma once

#include "demoreport.h"
#include "practicecluster.h"
#include "windowapplication.h"

#include <QTemporaryDir>

namespace binnacle {

/// Does the main job in the real window by mouse and keyboard: plan, install, verify, watch,
/// query. What it finds is compared with what the command line and kubectl say.
class Demo
{
public:
    struct Settings
    {
        QString program; ///< the binnacle command line
        QString tools; ///< folder with practice and kubectl
        PracticeStatus practice;
        QString output;
        QString breakProcess; ///< stopped after the install; empty: nothing is broken
    };

    explicit Demo(Settings settings);
    /// True when everything held.
    bool run();

private:
    void connectToCluster();
    void plan();
    void install();
    void breakSomething();
    void verifyAgain();
    void watch();
    void query();

    void state(const QString &statement, const QString &asked, const QString &answered, bool holds);
    void picture(const QString &title, const QString &name);
    QWidget *find(const QString &name) const;
    void click(const QString &name);
    void type(const QString &name, const QString &text);
    void goToStep(const QString &id);
    QList<Check> shownChecks() const;
    /// Runs a program to its end; its standard output.
    QByteArray ask(const QString &program, const QStringList &arguments) const;

    Settings m_settings;
    DemoReport m_report;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowApplication> m_application;
};

} // namespace binnacle
