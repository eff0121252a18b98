#pragma once

#include "base/operation.h"

#include <functional>

namespace binnacle {

/// A step that is one short call (write a small file, decide something) in the shape of an
/// Operation, so that it can stand in a Sequence. The call must not block.
class FunctionOperation final : public Operation
{
    Q_OBJECT

public:
    explicit FunctionOperation(std::function<Outcome()> function, QObject *parent = nullptr);

protected:
    void doStart() override;
    void doCancel() override;

private:
    std::function<Outcome()> m_function;
};

} // namespace binnacle
