#include "commands/verifycommand.h"

#include "base/duration.h"
#include "commands/checkreport.h"

using namespace Qt::StringLiterals;

namespace binnacle {

void VerifyCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"timeout"_s, tr("Time without any news after which a check has failed."),
                      u"DURATION"_s, u"30s"_s});
}

Outcome VerifyCommand::prepare(const QCommandLineParser &parser)
{
    const auto patience = readDuration(parser.value(u"timeout"_s), u"--timeout"_s);
    if (!patience)
        return patience.error();
    m_patience = *patience;
    return readPlan(parser);
}

void VerifyCommand::connected()
{
    verifyNext(0);
}

void VerifyCommand::verifyNext(qsizetype index)
{
    if (index == input().rendered.components.size()) {
        if (options().json)
            console().printJson(QJsonDocument(checksToJson(m_checks)));
        else
            printChecks(m_checks, console());
        return end(allWell(m_checks) ? ExitStatus::Done : ExitStatus::NotWell);
    }
    auto verify = std::make_unique<VerifyRelease>(
        releaseAccess(), verifyRequest(input().rendered.components[index], m_patience));
    showProgress(*verify);
    start(std::move(verify), [this, index](const Outcome &outcome, const VerifyRelease &verified) {
        m_checks << verified.checks();
        if (!outcome)
            return fail(outcome.error());
        verifyNext(index + 1);
    });
}

} // namespace binnacle
