#pragma once

#include "install/fieldcontrol.h"

class QCheckBox;

namespace binnacle {

/// A bool: a check box with the state in words.
class SwitchControl final : public FieldControl
{
    Q_OBJECT

public:
    explicit SwitchControl(QWidget *parent = nullptr);

    void showText(const QString &text) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    void sayState();

    QCheckBox *m_box;
};

} // namespace binnacle
