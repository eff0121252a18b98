#pragma once

#include "install/fieldcontrol.h"

class QLineEdit;

namespace binnacle {

/// One line of text.
class TextControl final : public FieldControl
{
    Q_OBJECT

public:
    /// width in device-independent pixels; 0 takes all there is.
    explicit TextControl(int width, QWidget *parent = nullptr);

    void showText(const QString &text) override;
    void showDefault(const QString &text) override;
    void setFailed(bool failed) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    QLineEdit *m_field;
};

} // namespace binnacle
