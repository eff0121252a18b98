#include "install/quantitycontrol.h"

#include "theme/parts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Digits, and a point or comma between them. What else a number may be, the model decides.
bool isPlainNumber(const QString &text)
{
    static const QRegularExpression number(u"\\A\\s*[0-9]+([.,][0-9]*)?\\s*\\z"_s);
    return number.match(text).hasMatch();
}

} // namespace

QuantityControl::QuantityControl(QList<Unit> units, QWidget *parent)
    : FieldControl(parent)
    , m_units(std::move(units))
    , m_number(makeField({}, 80, true))
    , m_unit(makeCombo({}, 96))
{
    m_units.prepend({QString(), tr("as typed")});
    for (const Unit &unit : std::as_const(m_units))
        m_unit->addItem(unit.words, unit.suffix);
    m_unit->setCurrentIndex(m_units.size() > 2 ? 2 : 1);
    QHBoxLayout *row = makeRow(4);
    setLayout(row);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    row->addStretch(1);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textEdited, this, &QuantityControl::edited);
    connect(m_unit, &QComboBox::activated, this, &QuantityControl::edited);
}

void QuantityControl::edited()
{
    QString text = m_number->text().trimmed();
    if (isPlainNumber(text))
        text += m_unit->currentData().toString();
    else if (const int unit = unitOf(text); unit > 0)
        m_unit->setCurrentIndex(unit); // the unit was typed: say so beside it, leave the text
    Q_EMIT textEdited(text);
}

int QuantityControl::unitOf(const QString &text) const
{
    for (int i = 1; i < m_units.size(); ++i) {
        const QString &suffix = m_units.at(i).suffix;
        if (text.endsWith(suffix) && isPlainNumber(text.chopped(suffix.size())))
            return i;
    }
    return -1;
}

void QuantityControl::showText(const QString &text)
{
    const QSignalBlocker quiet(m_unit);
    const int unit = unitOf(text);
    if (unit > 0) {
        m_number->setText(text.chopped(m_units.at(unit).suffix.size()));
        m_unit->setCurrentIndex(unit);
    } else {
        m_number->setText(text);
        if (!text.isEmpty())
            m_unit->setCurrentIndex(0);
    }
}

void QuantityControl::showDefault(const QString &text)
{
    m_number->setPlaceholderText(text);
}

void QuantityControl::setFailed(bool failed)
{
    markFailed(m_number, failed);
}

void QuantityControl::setNames(const QString &id, const QString &label, const QString &help)
{
    nameWidget(m_number, u"field."_s + id, label, help);
    nameWidget(m_unit, u"field."_s + id + u".unit"_s, tr("%1, unit").arg(label), help);
}

} // namespace binnacle
