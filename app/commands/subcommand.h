#pragma once

#include "commands/commonoptions.h"
#include "commands/console.h"
#include "commands/exitstatus.h"

#include <QCommandLineParser>
#include <QObject>

namespace binnacle {

/// One subcommand of the command line. To add one: a file in app/commands, a line in
/// app/commands/CMakeLists.txt and a line in the list in app/commandline.cpp.
class Subcommand : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QString name() const = 0; ///< the first word: "plan"
    virtual QString synopsis() const = 0; ///< "plan init --start NAME [--set FIELD=VALUE]… -o FILE"
    virtual QString summary() const = 0; ///< one line for the overview
    /// Options beyond the common ones.
    virtual void declareOptions(QCommandLineParser &) const { }
    /// Does it, at once or asynchronously; ends with finished(). The parser's positional arguments
    /// do not contain the command's name.
    virtual void run(const QCommandLineParser &parser, const CommonOptions &options,
                     Console &console) = 0;
    /// Ctrl+C: stop in order, then finished(Interrupted). The default ends at once.
    virtual void interrupt() { Q_EMIT finished(ExitStatus::Interrupted); }

Q_SIGNALS:
    void finished(binnacle::ExitStatus status);
};

} // namespace binnacle
