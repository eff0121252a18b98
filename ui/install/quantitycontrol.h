#pragma once

#include "install/fieldcontrol.h"

class QComboBox;
class QLineEdit;

namespace binnacle {

/// A number and its unit beside it. Whoever types the unit into the number ("30Gi", "1h30m") is
/// understood too: then the text is taken as it stands.
class QuantityControl final : public FieldControl
{
    Q_OBJECT

public:
    struct Unit
    {
        QString suffix; ///< as it is written behind the number: "Gi"
        QString words; ///< as a person reads it: "Gi", "days"
    };

    QuantityControl(QList<Unit> units, QWidget *parent = nullptr);

    void showText(const QString &text) override;
    void showDefault(const QString &text) override;
    void setFailed(bool failed) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    void edited();
    /// The index of the unit that ends the text behind a plain number; -1 where there is none.
    int unitOf(const QString &text) const;

    QList<Unit> m_units; ///< the first one, without a suffix, means "as typed"
    QLineEdit *m_number;
    QComboBox *m_unit;
};

} // namespace binnacle
