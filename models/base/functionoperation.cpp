#include "base/functionoperation.h"

namespace binnacle {

FunctionOperation::FunctionOperation(std::function<Outcome()> function, QObject *parent)
    : Operation(parent)
    , m_function(std::move(function))
{ }

void FunctionOperation::doStart()
{
    finish(m_function());
}

void FunctionOperation::doCancel()
{
    finish(Error{Error::Kind::Cancelled, tr("Cancelled"), {}, {}, {}});
}

} // namespace binnacle
