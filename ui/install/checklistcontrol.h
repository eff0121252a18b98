#pragma once

#include "install/fieldcontrol.h"

class QCheckBox;

namespace binnacle {

/// A list whose items come from a closed set: a check box for each.
class CheckListControl final : public FieldControl
{
    Q_OBJECT

public:
    explicit CheckListControl(const QStringList &allowed, QWidget *parent = nullptr);

    void showText(const QString &text) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    QStringList m_allowed;
    QList<QCheckBox *> m_boxes;
};

} // namespace binnacle
