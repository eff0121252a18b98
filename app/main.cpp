#include "commandline.h"
#include "interruption.h"

#include <QApplication>

#include <memory>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int runCommand(const QStringList &arguments)
{
    Interruption interruption;
    CommandLine commandLine;
    QObject::connect(&interruption, &Interruption::interrupted, &commandLine,
                     &CommandLine::interrupt);
    QObject::connect(&commandLine, &CommandLine::ended, &commandLine,
                     [](ExitStatus status) { QCoreApplication::exit(static_cast<int>(status)); });
    commandLine.start(arguments);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QStringList arguments = argumentsOf(argc, argv);
    QCoreApplication::setApplicationName(u"binnacle"_s);
    QCoreApplication::setOrganizationName(u"binnacle"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));
    const bool isCommand = arguments.size() > 1;
    if (isCommand && CommandLine::drawsPictures(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QApplication application(argc, argv);
        return runCommand(arguments);
    }
    if (isCommand) {
        const QCoreApplication application(argc, argv);
        return runCommand(arguments);
    }
    const QApplication application(argc, argv);
    return QApplication::exec();
}
