#include "install/fieldcontrol.h"

namespace binnacle {

void FieldControl::nameWidget(QWidget *widget, const QString &objectName, const QString &label,
                              const QString &help)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(label);
    widget->setAccessibleDescription(help);
}

void FieldControl::markFailed(QWidget *widget, bool failed)
{
    if (widget->property("failed").toBool() == failed)
        return;
    widget->setProperty("failed", failed);
    widget->update();
}

} // namespace binnacle
