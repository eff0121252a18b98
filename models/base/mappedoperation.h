#pragma once

#include "base/operation.h"

#include <functional>
#include <memory>

namespace binnacle {

/// Runs another operation and lets a function turn its outcome into this one's: to read what it
/// found, to add words to an error, or to take a failure for an answer. A cancelled inner
/// operation stays cancelled; the function is not asked then.
class MappedOperation final : public Operation
{
    Q_OBJECT

public:
    MappedOperation(std::unique_ptr<Operation> inner,
                    std::function<Outcome(const Outcome &)> function, QObject *parent = nullptr);

protected:
    void doStart() override;
    void doCancel() override;

private:
    std::unique_ptr<Operation> m_inner;
    std::function<Outcome(const Outcome &)> m_function;
};

/// The same, with the inner operation handed to the function in its own type.
template<typename Inner, typename Function>
std::unique_ptr<Operation> mapped(std::unique_ptr<Inner> inner, Function function)
{
    Inner *raw = inner.get();
    return std::make_unique<MappedOperation>(
        std::move(inner), [raw, function = std::move(function)](const Outcome &outcome) {
            return function(outcome, *raw);
        });
}

} // namespace binnacle
