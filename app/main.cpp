#include "commandline.h"
#include "interruption.h"
#include "windowapplication.h"

#include <QApplication>
#include <QCommandLineParser>

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

/// `binnacle [--kubeconfig FILE] [--context NAME]`: the window.
int runWindow(const QStringList &arguments)
{
    Console console;
    QCommandLineParser parser;
    CommonOptions::declare(parser);
    if (!parser.parse(arguments)) {
        console.error({Error::Kind::BadInput,
                       parser.errorText(),
                       {},
                       {},
                       CommandLine::tr("'binnacle --help' lists the commands.")});
        return static_cast<int>(ExitStatus::WrongUsage);
    }
    Interruption interruption;
    QObject::connect(&interruption, &Interruption::interrupted, qApp,
                     &QApplication::closeAllWindows);
    WindowApplication application(CommonOptions::read(parser));
    application.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QStringList arguments = argumentsOf(argc, argv);
    QCoreApplication::setApplicationName(u"binnacle"_s);
    QCoreApplication::setOrganizationName(u"binnacle"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));
    if (!CommandLine::isCommand(arguments)) {
        const QApplication application(argc, argv);
        return runWindow(arguments);
    }
    if (CommandLine::drawsPictures(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QApplication application(argc, argv);
        return runCommand(arguments);
    }
    const QCoreApplication application(argc, argv);
    return runCommand(arguments);
}
