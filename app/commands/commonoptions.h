#pragma once

#include <QString>

class QCommandLineParser;

namespace binnacle {

/// Options that every command understands.
struct CommonOptions
{
    QString kubeconfig; ///< empty: as kubectl finds it ($KUBECONFIG, ~/.kube/config)
    QString context; ///< empty: the plan's, else the current one
    QString nameSpace; ///< empty: the command's default
    QString prometheusUrl; ///< empty: found in the cluster
    QString helmProgram;
    QString kubectlProgram;
    bool json = false;

    static void declare(QCommandLineParser &parser);
    static CommonOptions read(const QCommandLineParser &parser);
};

} // namespace binnacle
