#pragma once

#include "install/fieldcontrol.h"

class QComboBox;

namespace binnacle {

/// One of several: a closed list, or suggestions in which anything can be typed.
class ChoiceControl final : public FieldControl
{
    Q_OBJECT

public:
    ChoiceControl(const QStringList &offered, bool isOpen, QWidget *parent = nullptr);

    void showText(const QString &text) override;
    void showDefault(const QString &text) override;
    void setChoices(const QList<FieldChoice> &choices) override;
    void setFailed(bool failed) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    void addChoice(const QString &value, const QString &detail);
    void fitWidth();

    QComboBox *m_combo;
    QStringList m_offered;
    bool m_isOpen;
};

} // namespace binnacle
