#include "catalog/component.h"

#include <algorithm>

namespace binnacle {

const Field *Component::field(const QString &fieldId) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(),
                                    [&](const Field &field) { return field.id == fieldId; });
    return found == fields.cend() ? nullptr : &*found;
}

const StartPoint *Component::startPoint(const QString &startId) const
{
    const auto found = std::find_if(startPoints.cbegin(), startPoints.cend(),
                                    [&](const StartPoint &start) { return start.id == startId; });
    return found == startPoints.cend() ? nullptr : &*found;
}

QList<const Field *> Component::fieldsOfStep(const QString &stepId) const
{
    QList<const Field *> found;
    for (const Field &field : fields) {
        if (field.step == stepId)
            found << &field;
    }
    return found;
}

} // namespace binnacle
