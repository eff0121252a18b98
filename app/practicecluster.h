#pragma once

#include "base/subprocess.h"
#include "release/verifyrelease.h"

#include <memory>

namespace binnacle {

/// The practice cluster's own program, wherever it was built.
class PracticeCluster
{
public:
    /// From $BINNACLE_TOOLS, else the tools folder of the user's cache, else beside this program;
    /// an error says how to get it.
    static Result<PracticeCluster> find();

    /// Runs `practice ARGUMENTS`; its progress comes as output lines.
    std::unique_ptr<Subprocess> run(const QStringList &arguments) const;
    std::unique_ptr<Subprocess> status(const QString &name) const;

    /// The practice cluster's name when the context is one of its; else empty.
    static QString nameOfContext(const QString &context);

private:
    explicit PracticeCluster(QString program)
        : m_program(std::move(program))
    { }

    QString m_program;
};

/// What `practice status --json` says, as far as it is used here.
struct PracticeStatus
{
    QString name;
    QString state;
    QString kubeconfig;
    QString context;
    QString apiServer;
    QString chartRepository;
    QList<NotRunHere> notRunHere;
};

Result<PracticeStatus> readPracticeStatus(const QByteArray &json);

/// How to ask the practice cluster behind a context what it does not run; empty when the context
/// is none of its. A context that merely has such a name is none: `serverAddress` decides.
AskNotRunHere askPracticeCluster(const QString &context, const QString &serverAddress);

} // namespace binnacle
