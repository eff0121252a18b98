#include "install/textcontrol.h"

#include "theme/parts.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

TextControl::TextControl(int width, QWidget *parent)
    : FieldControl(parent)
    , m_field(makeField({}, width))
{
    QHBoxLayout *row = makeRow(0);
    setLayout(row);
    row->addWidget(m_field, width > 0 ? 0 : 1);
    if (width > 0)
        row->addStretch(1);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &TextControl::textEdited);
}

void TextControl::showText(const QString &text)
{
    if (m_field->text() == text)
        return;
    m_field->setText(text);
    m_field->setCursorPosition(0); // a long text is read from its start
}

void TextControl::showDefault(const QString &text)
{
    m_field->setPlaceholderText(text);
}

void TextControl::setFailed(bool failed)
{
    markFailed(m_field, failed);
}

void TextControl::setNames(const QString &id, const QString &label, const QString &help)
{
    nameWidget(m_field, u"field."_s + id, label, help);
}

} // namespace binnacle
