#pragma once

#include "cluster/listoperation.h"
#include "commands/clustercommand.h"

#include <QJsonArray>

namespace binnacle {

/// `binnacle get`: the watch panel's rows as text or JSON; with --watch the changes as they come.
class GetCommand final : public ClusterCommand
{
    Q_OBJECT

public:
    GetCommand();
    ~GetCommand() override;

    QString name() const override { return QStringLiteral("get"); }
    QString synopsis() const override
    {
        return QStringLiteral(
            "get KIND[,KIND…] [NAME] [-n NAMESPACE | -A] [--watch] [--wide] [--json]");
    }
    QString summary() const override
    {
        return tr("Shows objects of the cluster, live with --watch.");
    }
    void declareOptions(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    Outcome prepare(const QCommandLineParser &parser) override;
    void connected() override;

private:
    struct Watched; ///< one kind under watch
    void listNext();
    void printList(const ListOperation &list);
    void watch(const ResourceKind &kind);
    void printChanges(Watched &watched, const ResourceBatch &batch);
    ResourceQuery query(const ResourceKind &kind) const;

    QList<ResourceKind> m_kinds;
    QString m_name;
    bool m_allNamespaces = false;
    bool m_watch = false;
    bool m_wide = false;
    qsizetype m_next = 0;
    bool m_found = false;
    QJsonArray m_json;
    std::vector<std::unique_ptr<Watched>> m_watched;
};

} // namespace binnacle
