#include "commands/uninstallcommand.h"

#include "plan/stacknames.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString line(const LeftOver &leftOver)
{
    const QString name = leftOver.nameSpace.isEmpty() ? leftOver.name
                                                      : leftOver.nameSpace + u'/' + leftOver.name;
    return u"  %1 %2 (%3)"_s.arg(leftOver.kind, name, leftOver.why);
}

QJsonArray toJson(const QList<LeftOver> &leftOvers)
{
    QJsonArray array;
    for (const LeftOver &leftOver : leftOvers)
        array.append(QJsonObject{{u"kind"_s, leftOver.kind},
                                 {u"namespace"_s, leftOver.nameSpace},
                                 {u"name"_s, leftOver.name},
                                 {u"why"_s, leftOver.why}});
    return array;
}

} // namespace

void UninstallCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"delete-pvcs"_s, tr("Also delete the volume claims of the releases, with their data.")},
         {u"delete-crds"_s,
          tr("Also delete the custom resource definitions, and with them every object of these "
             "kinds in the whole cluster.")},
         {u"yes"_s, tr("Do not ask.")}});
}

Outcome UninstallCommand::prepare(const QCommandLineParser &parser)
{
    m_confirmed = parser.isSet(u"yes"_s);
    m_request.deleteClaims = parser.isSet(u"delete-pvcs"_s);
    m_request.deleteDefinitions = parser.isSet(u"delete-crds"_s);
    return readPlan(parser);
}

void UninstallCommand::connected()
{
    QStringList releases;
    for (const RenderedComponent &component : input().rendered.components)
        releases << tr("%1 in namespace %2").arg(component.release, component.nameSpace);
    QString question = tr("Uninstall %1 from %2 (%3)?")
                           .arg(releases.join(u", "_s), access().context().name,
                                access().session().address());
    if (m_request.deleteClaims)
        question += u' ' + tr("Their volume claims and data are deleted too.");
    if (m_request.deleteDefinitions)
        question += u' ' + tr("All monitoring.coreos.com definitions and objects are deleted too.");
    confirm(question, m_confirmed, [this] { uninstallNext(0); });
}

void UninstallCommand::uninstallNext(qsizetype index)
{
    if (index == input().rendered.components.size()) {
        print();
        return end(ExitStatus::Done);
    }
    // The reverse of the order in which they were applied.
    const RenderedComponent &component =
        input().rendered.components[input().rendered.components.size() - 1 - index];
    UninstallRelease::Request request = m_request;
    request.release = component.release;
    request.nameSpace = component.nameSpace;
    request.fullname = StackNames::of(component.release, component.merged).fullname;
    auto uninstall = std::make_unique<UninstallRelease>(releaseAccess(), access().kubectl(),
                                                        request);
    showProgress(*uninstall);
    start(std::move(uninstall),
          [this, index](const Outcome &outcome, const UninstallRelease &done) {
              m_leftOvers << done.leftOvers();
              m_deleted << done.deleted();
              if (!outcome) {
                  print();
                  return fail(outcome.error());
              }
              uninstallNext(index + 1);
          });
}

void UninstallCommand::print()
{
    if (options().json)
        return console().printJson(QJsonDocument(
            QJsonObject{{u"deleted"_s, toJson(m_deleted)}, {u"leftOvers"_s, toJson(m_leftOvers)}}));
    if (!m_deleted.isEmpty()) {
        console().print(tr("Deleted beside the release:"));
        for (const LeftOver &leftOver : std::as_const(m_deleted))
            console().print(line(leftOver));
    }
    if (m_leftOvers.isEmpty())
        return console().print(tr("Nothing of it stays in the cluster but its namespace."));
    console().print(tr("What stays in the cluster:"));
    for (const LeftOver &leftOver : std::as_const(m_leftOvers))
        console().print(line(leftOver));
}

} // namespace binnacle
