#include "base/subprocess.h"

#include <QCoreApplication>

#include <cstdio>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// Starts a long-lived child through Subprocess, prints its pid and stays, to be killed by the
/// test: the child must not survive.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    Command command;
    command.program = u"/bin/sh"_s;
    command.arguments = {u"-c"_s, u"echo $$; exec sleep 300"_s};
    command.outputAsLines = true;
    Subprocess child(command);
    QObject::connect(&child, &Operation::outputReceived, [](const QString &line) {
        std::puts(qPrintable(line));
        std::fflush(stdout);
    });
    child.start();
    return QCoreApplication::exec();
}
