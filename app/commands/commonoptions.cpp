#include "commands/commonoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::CommonOptions", text);
}
} // namespace

void CommonOptions::declare(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"kubeconfig"_s, tr("Kubeconfig file; default: as kubectl finds it."), u"FILE"_s},
        {u"context"_s, tr("Context of the kubeconfig; default: its current one."), u"NAME"_s},
        {{u"n"_s, u"namespace"_s}, tr("Namespace."), u"NAMESPACE"_s},
        {u"prometheus"_s, tr("Address of Prometheus; default: found in the cluster."), u"URL"_s},
        {u"helm"_s, tr("The helm program."), u"PATH"_s, u"helm"_s},
        {u"kubectl"_s, tr("The kubectl program."), u"PATH"_s, u"kubectl"_s},
        {u"json"_s, tr("Print JSON.")},
        {u"no-color"_s, tr("No colours on a terminal.")},
    });
}

CommonOptions CommonOptions::read(const QCommandLineParser &parser)
{
    CommonOptions options;
    options.kubeconfig = parser.value(u"kubeconfig"_s);
    options.context = parser.value(u"context"_s);
    options.nameSpace = parser.value(u"namespace"_s);
    options.prometheusUrl = parser.value(u"prometheus"_s);
    options.helmProgram = parser.value(u"helm"_s);
    options.kubectlProgram = parser.value(u"kubectl"_s);
    options.json = parser.isSet(u"json"_s);
    return options;
}

} // namespace binnacle
