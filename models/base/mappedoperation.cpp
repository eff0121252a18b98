#include "base/mappedoperation.h"

namespace binnacle {

MappedOperation::MappedOperation(std::unique_ptr<Operation> inner,
                                 std::function<Outcome(const Outcome &)> function, QObject *parent)
    : Operation(parent)
    , m_inner(std::move(inner))
    , m_function(std::move(function))
{
    connect(m_inner.get(), &Operation::outputReceived, this, &Operation::outputReceived);
    connect(m_inner.get(), &Operation::progressChanged, this, &Operation::progressChanged);
    connect(m_inner.get(), &Operation::finished, this, [this](const Outcome &outcome) {
        const bool cancelled = !outcome && outcome.error().kind == Error::Kind::Cancelled;
        finish(cancelled ? outcome : m_function(outcome));
    });
}

void MappedOperation::doStart()
{
    m_inner->start();
}

void MappedOperation::doCancel()
{
    m_inner->cancel();
}

} // namespace binnacle
