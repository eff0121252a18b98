#pragma once

#include "base/error.h"
#include "catalog/catalog.h"
#include "catalog/secretreference.h"
#include "plan/finding.h"
#include "plan/stackplan.h"
#include "values/valuesdocument.h"

namespace binnacle {

/// One values layer, in the order in which helm gets them (later ones win).
struct RenderedLayer
{
    enum class Kind { UserFile, Own };

    Kind kind = Kind::Own;
    QString path; ///< UserFile: the file where it lies. Own: "values/RELEASE.binnacle.yaml"
    QByteArray sha256; ///< UserFile: as the plan recorded it
    QByteArray content; ///< Own: the bytes to write; empty for a UserFile
};

/// A secret that helm gets on standard input when the plan is applied.
struct SecretUse
{
    QString field;
    SecretReference reference;
    QList<ValuePath> paths; ///< where the chart wants it
};

/// One command, as a list of arguments.
struct RenderedCommand
{
    QString title; ///< "Install or upgrade kube-prometheus-stack"
    QStringList arguments; ///< the program first
    bool readsSecrets = false; ///< `--values -`: the secrets come on standard input

    QString toShellLine() const;
};

struct RenderedComponent
{
    QString component;
    QString release;
    QString nameSpace;
    QList<RenderedLayer> layers;
    QList<SecretUse> secrets;
    Value overlay{ValueMap()}; ///< what the plan sets, as in the Own layer
    Value merged{ValueMap()}; ///< all layers merged; secrets as ${BINNACLE_SECRET:field}
    QList<RenderedCommand> commands;
};

struct RenderResult
{
    QList<RenderedComponent> components; ///< in the plan's order
    QList<Finding> findings; ///< must-fix first

    bool hasMustFix() const;
};

/// What the commands name where the plan does not say it. Defaults: shell variables that
/// commands.sh asks for.
struct RenderOptions
{
    QString helm = QStringLiteral("helm");
    QString kubeconfig = QStringLiteral("${KUBECONFIG}");
    QString context = QStringLiteral("${KUBE_CONTEXT}"); ///< where the plan names no context
    QString folder; ///< put before the paths of our own layers; empty: they are relative
    QString planFile; ///< named in findings about fields; empty: only the field is named
    bool withSecrets = false; ///< secrets of the person's own files in the clear in `merged`
};

/// The base layers' documents of a plan, by path. Reads files: blocks for the time of the disk.
Result<QHash<QString, ValuesDocument>> loadBaseLayers(const StackPlan &plan);

/// Plan → layers, commands, findings. Pure, deterministic, no files, no cluster; any thread.
/// `base` holds the documents of the base layers by path; one that is missing is a finding.
RenderResult render(const StackPlan &plan, const Catalog &catalog,
                    const QHash<QString, ValuesDocument> &base = {},
                    const RenderOptions &options = {});

/// The YAML for helm's standard input, once the references were resolved: field id → clear text.
/// Empty when the component has no secrets; an error names the field whose text is missing.
Result<QByteArray> secretValues(const RenderedComponent &component,
                                const QHash<QString, QString> &clearTexts);

/// The content of commands.sh: all commands as a shell script that can be run.
QByteArray commandsScript(const RenderResult &result);

} // namespace binnacle
