#include "commands/releasecommand.h"

using namespace Qt::StringLiterals;

namespace binnacle {

Outcome ReleaseCommand::readPlan(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 1)
        return Error{Error::Kind::BadInput, tr("Usage: binnacle %1").arg(synopsis()), {}, {}, {}};
    auto input = PlanInput::load(arguments.first());
    if (!input)
        return input.error();
    m_input = std::move(*input);
    return {};
}

VerifyRequest ReleaseCommand::verifyRequest(const RenderedComponent &component,
                                            std::chrono::milliseconds patience) const
{
    VerifyRequest request;
    request.release = component.release;
    request.nameSpace = component.nameSpace;
    request.mergedValues = component.merged;
    request.patience = patience;
    request.askNotRunHere = askPracticeCluster(access().context().name,
                                               access().session().address());
    return request;
}

void ReleaseCommand::showProgress(Sequence &sequence)
{
    connect(&sequence, &Sequence::stepChanged, this,
            [this](int, const QString &title, Sequence::StepState state) {
                if (state == Sequence::StepState::Running)
                    console().progress(title + u" …"_s);
                else if (state == Sequence::StepState::Failed)
                    console().progress(tr("%1: failed").arg(title));
            });
    connect(&sequence, &Operation::progressChanged, this, [this](const QString &sentence) {
        if (!sentence.isEmpty())
            console().progress(u"  "_s + sentence);
    });
    connect(&sequence, &Operation::outputReceived, this,
            [this](const QString &line) { console().progress(u"  "_s + line); });
}

} // namespace binnacle
