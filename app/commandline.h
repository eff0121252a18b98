#pragma once

#include "commands/subcommand.h"

#include <memory>
#include <vector>

namespace binnacle {

/// Finds the subcommand in the arguments and runs it.
class CommandLine : public QObject
{
    Q_OBJECT

public:
    CommandLine();

    /// The subcommand named by the first argument that is not an option; empty: open the window.
    static QString commandName(const QStringList &arguments);
    /// Whether the arguments are for the command line; else they open the window.
    static bool isCommand(const QStringList &arguments);
    /// Whether the command draws and so needs a QApplication (on the offscreen platform).
    static bool drawsPictures(const QStringList &arguments);

    /// Starts the command; ended() follows. Wrong usage is said on standard error with status 2.
    void start(const QStringList &arguments);
    /// Ctrl+C.
    void interrupt();

Q_SIGNALS:
    void ended(binnacle::ExitStatus status);

private:
    void end(ExitStatus status);
    Subcommand *find(const QString &name) const;
    QString overview() const;
    QString help(const Subcommand &command, const QCommandLineParser &parser) const;

    Console m_console;
    std::vector<std::unique_ptr<Subcommand>> m_commands;
    Subcommand *m_current = nullptr;
};

} // namespace binnacle
