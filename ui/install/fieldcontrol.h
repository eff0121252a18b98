#pragma once

#include <QWidget>

namespace binnacle {

/// Something in the cluster or in an account that a field can be set to.
struct FieldChoice
{
    QString value;
    QString detail; ///< "ebs.csi.aws.com, can grow, default"; may be empty

    friend bool operator==(const FieldChoice &, const FieldChoice &) = default;
};

/// Edits one field's value as text, the same text that `--set FIELD=TEXT` takes.
class FieldControl : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows a text without saying textEdited().
    virtual void showText(const QString &text) = 0;
    /// What would hold if nothing were set, for controls that can hint at it.
    virtual void showDefault(const QString &) { }
    /// What the cluster has to choose from; anything well formed can still be typed.
    virtual void setChoices(const QList<FieldChoice> &) { }
    /// Whether it stands below its label instead of beside it.
    virtual bool isWide() const { return false; }
    /// Marks the border; the sentence itself stands under the row.
    virtual void setFailed(bool) { }
    /// Name and description for screen readers, object names for tests: "field.ID".
    virtual void setNames(const QString &id, const QString &label, const QString &help) = 0;

Q_SIGNALS:
    void textEdited(const QString &text);

protected:
    static void nameWidget(QWidget *widget, const QString &objectName, const QString &label,
                           const QString &help);
    /// Marks a line edit or combo box so that the style draws its border in the error colour.
    static void markFailed(QWidget *widget, bool failed);
};

} // namespace binnacle
