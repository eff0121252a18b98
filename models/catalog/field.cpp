#include "catalog/field.h"

namespace binnacle {

Value Field::defaultFor(const QVersionNumber &chartVersion) const
{
    Value value = defaultValue;
    for (const auto &[since, other] : defaultsSince) {
        if (chartVersion >= since)
            value = other;
    }
    return value;
}

} // namespace binnacle
