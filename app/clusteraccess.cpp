#include "clusteraccess.h"

#include "base/functionoperation.h"
#include "base/mappedoperation.h"
#include "cluster/connectoperation.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// The one file that kubectl would read; empty when $KUBECONFIG names several.
QString singleKubeconfig(const QString &option)
{
    if (!option.isEmpty())
        return QFileInfo(option).absoluteFilePath();
    const QStringList files = qEnvironmentVariable("KUBECONFIG").split(u':', Qt::SkipEmptyParts);
    if (files.size() == 1)
        return QFileInfo(files.first()).absoluteFilePath();
    return files.isEmpty() ? QDir::homePath() + u"/.kube/config"_s : QString();
}

} // namespace

ClusterAccess::ClusterAccess(CommonOptions options, QString planContext, QObject *parent)
    : Sequence(parent)
    , m_options(std::move(options))
    , m_planContext(std::move(planContext))
    , m_file(singleKubeconfig(m_options.kubeconfig))
{
    addStep({tr("Read the kubeconfig"), [this] { return readKubeconfig(); }});
    addStep({tr("Connect"), [this] { return connectToContext(); }});
}

ClusterAccess::~ClusterAccess() = default;

std::unique_ptr<Operation> ClusterAccess::readKubeconfig()
{
    if (!m_file.isEmpty() && !QFileInfo::exists(m_file)) {
        const QString file = m_file;
        return std::make_unique<FunctionOperation>([file]() -> Outcome {
            return Error{Error::Kind::Failed,
                         tr("There is no kubeconfig"),
                         {},
                         file,
                         tr("Name one with --kubeconfig, or start the practice cluster: 'binnacle "
                            "practice up'.")};
        });
    }
    const KubectlClient client({m_options.kubectlProgram, m_file, {}});
    return mapped(client.configView(), [this](const Outcome &outcome, Subprocess &view) -> Outcome {
        if (!outcome) {
            Error error = outcome.error();
            if (error.kind == Error::Kind::Failed)
                error.message = tr("kubectl cannot read the kubeconfig");
            error.where = m_file;
            return error;
        }
        const QString folder = m_file.isEmpty() ? QString() : QFileInfo(m_file).absolutePath();
        auto kubeconfig = Kubeconfig::parse(view.standardOutput(), folder);
        if (!kubeconfig)
            return kubeconfig.error();
        const QString wanted = m_options.context.isEmpty() ? m_planContext : m_options.context;
        const auto context = kubeconfig->context(wanted);
        if (!context) {
            Error error = context.error();
            if (error.where.isEmpty())
                error.where = m_file;
            return error;
        }
        m_context = *context;
        m_kubeconfig = std::move(*kubeconfig);
        return {};
    });
}

std::unique_ptr<Operation> ClusterAccess::connectToContext()
{
    auto connection = std::make_unique<ConnectOperation>(*m_kubeconfig, m_context.name);
    return mapped(std::move(connection),
                  [this](const Outcome &outcome, ConnectOperation &connected) -> Outcome {
                      if (outcome)
                          m_session = std::make_unique<ClusterSession>(m_context.name,
                                                                       connected.settings());
                      return outcome;
                  });
}

HelmClient ClusterAccess::helm() const
{
    const QString state = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/binnacle/helm"_s;
    return HelmClient({m_options.helmProgram, m_file, m_context.name, state});
}

KubectlClient ClusterAccess::kubectl() const
{
    return KubectlClient({m_options.kubectlProgram, m_file, m_context.name});
}

QString ClusterAccess::nameSpace() const
{
    if (!m_options.nameSpace.isEmpty())
        return m_options.nameSpace;
    return m_context.nameSpace.isEmpty() ? u"default"_s : m_context.nameSpace;
}

} // namespace binnacle
