#include "release/uninstallrelease.h"

#include "base/functionoperation.h"
#include "base/mappedoperation.h"
#include "cluster/listoperation.h"
#include "helm/helmanswers.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString claimKind = u"persistentvolumeclaims"_s;
const QString definitionKind = u"customresourcedefinitions"_s;
const QString serviceKind = u"services"_s;
const QString secretKind = u"secrets"_s;

ResourceKind resourceKind(const QString &plural)
{
    if (plural == definitionKind)
        return {u"apiextensions.k8s.io"_s,     u"v1"_s, definitionKind,
                u"CustomResourceDefinition"_s, {},      false};
    if (plural == secretKind)
        return {{}, u"v1"_s, secretKind, u"Secret"_s, {}, true};
    const auto known = findKind(plural);
    Q_ASSERT(known);
    return *known;
}

/// Whether a claim was made by one of these StatefulSets: "TEMPLATE-SET-ORDINAL".
bool isClaimOf(const QString &claim, const QList<ExpectedObject> &expected)
{
    const qsizetype dash = claim.lastIndexOf(u'-');
    const QString withoutOrdinal = claim.first(std::max<qsizetype>(0, dash));
    return std::any_of(expected.cbegin(), expected.cend(), [&](const ExpectedObject &object) {
        return object.kind == "StatefulSet"_L1 && withoutOrdinal.endsWith(u'-' + object.name);
    });
}

} // namespace

UninstallRelease::UninstallRelease(ReleaseAccess access, KubectlClient kubectl, Request request,
                                   QObject *parent)
    : Sequence(parent)
    , m_access(std::move(access))
    , m_kubectl(std::move(kubectl))
    , m_request(std::move(request))
{
    addStep({tr("Read what release %1 consists of").arg(m_request.release),
             [this] { return readObjects(); }});
    addStep({tr("Uninstall %1").arg(m_request.release), [this] { return uninstall(); }});
    addStep(
        {tr("Look for claims that stay"), [this] { return list(claimKind, m_request.nameSpace); }});
    addStep({tr("Look for services that stay"),
             [this] { return list(serviceKind, u"kube-system"_s); }});
    addStep({tr("Look for secrets that stay"),
             [this] { return list(secretKind, m_request.nameSpace); }});
    addStep({tr("Look for definitions that stay"), [this] { return list(definitionKind, {}); }});
    addStep(
        {tr("Delete the claims"), [this] { return remove(claimKind, m_request.deleteClaims); }});
    addStep({tr("Delete the definitions"),
             [this] { return remove(definitionKind, m_request.deleteDefinitions); }});
}

std::unique_ptr<Operation> UninstallRelease::readObjects()
{
    return mapped(m_access.helm.manifest(m_request.release, m_request.nameSpace),
                  [this](const Outcome &outcome, Subprocess &helm) -> Outcome {
                      if (!outcome && saysReleaseNotFound(helm.standardError()))
                          return {}; // what it left may still be there
                      if (!outcome)
                          return explainHelmFailure(outcome.error());
                      const auto objects = readManifest(helm.standardOutput());
                      if (!objects)
                          return objects.error();
                      m_wasInstalled = true;
                      m_expected = expectedObjects(*objects, m_request.nameSpace);
                      return {};
                  });
}

std::unique_ptr<Operation> UninstallRelease::uninstall()
{
    if (!m_wasInstalled)
        return std::make_unique<FunctionOperation>([] { return Outcome(); });
    auto helm = m_access.helm.uninstall(m_request.release, m_request.nameSpace);
    Q_EMIT commandStarted(helm->command().toShellLine());
    return mapped(std::move(helm), [](const Outcome &outcome, Subprocess &) -> Outcome {
        return outcome ? outcome : Outcome(explainHelmFailure(outcome.error()));
    });
}

std::unique_ptr<Operation> UninstallRelease::list(const QString &kind, const QString &nameSpace)
{
    ResourceQuery query;
    query.kind = resourceKind(kind);
    query.nameSpace = nameSpace;
    return mapped(std::make_unique<ListOperation>(m_access.cluster.queries(), query),
                  [this, kind](const Outcome &outcome, ListOperation &found) -> Outcome {
                      if (!outcome && found.status() == 403)
                          return {}; // who may not list them cannot delete them either
                      for (const ResourceRow &row : found.rows())
                          consider(kind, row.nameSpace, row.name);
                      return outcome;
                  });
}

void UninstallRelease::consider(const QString &kind, const QString &nameSpace, const QString &name)
{
    if (kind == claimKind && isClaimOf(name, m_expected))
        m_leftOvers.append({kind, nameSpace, name,
                            tr("made by a StatefulSet; its volume holds the collected data")});
    else if (kind == serviceKind && name == m_request.fullname + u"-kubelet"_s)
        m_leftOvers.append(
            {kind, nameSpace, name, tr("made by prometheus-operator to scrape the kubelets")});
    else if (kind == secretKind && name == m_request.fullname + u"-admission"_s)
        m_leftOvers.append({kind, nameSpace, name, tr("made by the webhook's certificate job")});
    else if (kind == definitionKind && name.endsWith(".monitoring.coreos.com"_L1))
        m_leftOvers.append({kind,
                            {},
                            name,
                            tr("helm never deletes definitions; deleting one deletes every object "
                               "of its kind in the whole cluster")});
}

std::unique_ptr<Operation> UninstallRelease::remove(const QString &kind, bool wanted)
{
    QStringList names;
    for (const LeftOver &leftOver : std::as_const(m_leftOvers)) {
        if (leftOver.kind == kind)
            names << leftOver.name;
    }
    if (!wanted || names.isEmpty())
        return std::make_unique<FunctionOperation>([] { return Outcome(); });
    const QString nameSpace = kind == definitionKind ? QString() : m_request.nameSpace;
    auto kubectl = m_kubectl.remove(kind, names, nameSpace);
    Q_EMIT commandStarted(kubectl->command().toShellLine());
    return mapped(
        std::move(kubectl), [this, kind](const Outcome &outcome, Subprocess &) -> Outcome {
            if (!outcome)
                return outcome;
            const auto isGone = [&](const LeftOver &leftOver) { return leftOver.kind == kind; };
            std::copy_if(m_leftOvers.cbegin(), m_leftOvers.cend(), std::back_inserter(m_deleted),
                         isGone);
            m_leftOvers.removeIf(isGone);
            return {};
        });
}

} // namespace binnacle
