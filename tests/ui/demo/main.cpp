#include "demo.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// Ends 0 only when every statement of the demo held.
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"binnacle"_s, u"The command line program."_s, u"FILE"_s},
                       {u"practice"_s, u"Status of the practice cluster."_s, u"FILE"_s},
                       {u"output"_s, u"Where to write."_s, u"FOLDER"_s}});
    parser.process(application);
    QFile file(parser.value(u"practice"_s));
    const auto practice = file.open(QIODevice::ReadOnly) ? readPracticeStatus(file.readAll())
                                                         : readPracticeStatus({});
    if (!practice) {
        std::fprintf(stderr, "%s\n", qPrintable(practice.error().toLine()));
        return 1;
    }
    Demo demo({parser.value(u"binnacle"_s), qEnvironmentVariable("BINNACLE_TOOLS"), *practice,
               parser.value(u"output"_s), qEnvironmentVariable("BINNACLE_DEMO_BREAK")});
    return demo.run() ? 0 : 1;
}
