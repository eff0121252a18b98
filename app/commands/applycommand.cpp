#include "commands/applycommand.h"

#include "base/duration.h"
#include "commands/checkreport.h"
#include "secretresolver.h"

using namespace Qt::StringLiterals;

namespace binnacle {

void ApplyCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"dry-run"_s, tr("Let helm and the cluster check it, change nothing.")},
         {u"yes"_s, tr("Do not ask.")},
         {u"timeout"_s, tr("Time without any progress after which a check has failed."),
          u"DURATION"_s, u"2m"_s}});
}

Outcome ApplyCommand::prepare(const QCommandLineParser &parser)
{
    m_confirmed = parser.isSet(u"yes"_s) || parser.isSet(u"dry-run"_s);
    m_dryRun = parser.isSet(u"dry-run"_s);
    const auto patience = readDuration(parser.value(u"timeout"_s), u"--timeout"_s);
    if (!patience)
        return patience.error();
    m_patience = *patience;
    return readPlan(parser);
}

void ApplyCommand::printFindings()
{
    for (const Finding &finding : input().rendered.findings) {
        const QString where = finding.where.isEmpty() ? finding.field : finding.where;
        console().progress(u"%1: %2%3%4"_s.arg(
            finding.severityWord(), where.isEmpty() ? QString() : where + u": "_s, finding.message,
            finding.hint.isEmpty() ? QString() : u". "_s + finding.hint));
    }
}

void ApplyCommand::connected()
{
    printFindings();
    if (input().rendered.hasMustFix()) {
        console().error({Error::Kind::BadInput,
                         tr("Nothing was changed: a finding of the plan must be fixed first"),
                         {},
                         input().path,
                         {}});
        return end(ExitStatus::NotWell);
    }
    QStringList releases;
    for (const PlanComponent &component : input().plan.components)
        releases << tr("%1 %2 as %3 in namespace %4")
                        .arg(component.component, component.version, component.release,
                             component.nameSpace);
    confirm(tr("Install or upgrade %1 on %2 (%3)?")
                .arg(releases.join(u", "_s), access().context().name, access().session().address()),
            m_confirmed, [this] { applyNext(0); });
}

void ApplyCommand::applyNext(qsizetype index)
{
    if (index == input().rendered.components.size()) {
        printResult();
        return end(allWell(m_checks) ? ExitStatus::Done : ExitStatus::NotWell);
    }
    start(std::make_unique<SecretResolver>(input().rendered.components[index].secrets,
                                           askOnTerminal(this)),
          [this, index](const Outcome &outcome, const SecretResolver &resolver) {
              if (!outcome)
                  return fail(outcome.error());
              const auto secrets = secretValues(input().rendered.components[index],
                                                resolver.clearTexts());
              if (!secrets)
                  return fail(secrets.error());
              applyComponent(index, *secrets);
          });
}

void ApplyCommand::applyComponent(qsizetype index, const QByteArray &secrets)
{
    const RenderedComponent &rendered = input().rendered.components[index];
    const PlanComponent &component = input().plan.components[index];
    ApplyRequest request;
    request.component = rendered;
    request.source = component.source;
    request.version = component.version;
    request.secretValues = secrets;
    request.dryRun = m_dryRun;
    request.verify = verifyRequest(rendered, m_patience);
    auto apply = std::make_unique<ApplyRelease>(releaseAccess(), request);
    showProgress(*apply);
    connect(apply.get(), &ApplyRelease::commandStarted, this,
            [this](const QString &line) { console().progress(u"  $ "_s + line); });
    start(std::move(apply), [this, index](const Outcome &outcome, const ApplyRelease &applied) {
        m_checks << applied.checks();
        if (!outcome) {
            if (!applied.stateAfterFailure().isEmpty())
                console().progress(tr("Now: %1").arg(applied.stateAfterFailure()));
            return fail(outcome.error());
        }
        applyNext(index + 1);
    });
}

void ApplyCommand::printResult()
{
    if (options().json)
        console().printJson(QJsonDocument(checksToJson(m_checks)));
    else if (m_dryRun)
        console().print(tr("helm and the cluster accept it; nothing was changed."));
    else
        printChecks(m_checks, console());
}

} // namespace binnacle
