#include "install/choicecontrol.h"

#include "theme/parts.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

ChoiceControl::ChoiceControl(const QStringList &offered, bool isOpen, QWidget *parent)
    : FieldControl(parent)
    , m_combo(makeCombo({}))
    , m_offered(offered)
    , m_isOpen(isOpen)
{
    QHBoxLayout *row = makeRow(0);
    setLayout(row);
    row->addWidget(m_combo, 1);
    row->addStretch(0);
    m_combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_combo->setMinimumWidth(96);
    setFocusProxy(m_combo);
    m_combo->setEditable(isOpen);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (isOpen) {
        m_combo->setCompleter(nullptr); // it would finish "gp2" as "gp2-csi" while one is typing
        connect(m_combo->lineEdit(), &QLineEdit::textEdited, this, &ChoiceControl::textEdited);
    }
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        const QString value = m_combo->itemData(index).toString();
        if (m_isOpen)
            m_combo->setEditText(value); // the value, without the detail beside it
        Q_EMIT textEdited(value);
    });
    for (const QString &value : offered)
        addChoice(value, {});
    fitWidth();
}

void ChoiceControl::addChoice(const QString &value, const QString &detail)
{
    const QString text = detail.isEmpty() ? value : value + u"   "_s + detail;
    m_combo->addItem(text.isEmpty() ? tr("not set") : text, value);
}

void ChoiceControl::fitWidth()
{
    int widest = 0;
    for (int i = 0; i < m_combo->count(); ++i)
        widest = std::max(widest, m_combo->fontMetrics().horizontalAdvance(m_combo->itemText(i)));
    m_combo->setMaximumWidth(std::clamp(widest + 48, m_isOpen ? 240 : 120, 380));
}

void ChoiceControl::setChoices(const QList<FieldChoice> &choices)
{
    const QSignalBlocker quiet(m_combo);
    const QString shown = m_isOpen ? m_combo->currentText() : m_combo->currentData().toString();
    m_combo->clear();
    for (const FieldChoice &choice : choices)
        addChoice(choice.value, choice.detail);
    for (const QString &value : std::as_const(m_offered)) {
        if (m_combo->findData(value) < 0)
            addChoice(value, {});
    }
    fitWidth();
    showText(shown);
}

void ChoiceControl::showText(const QString &text)
{
    const QSignalBlocker quiet(m_combo);
    int index = m_combo->findData(text);
    if (m_isOpen) {
        m_combo->setCurrentIndex(index);
        m_combo->setEditText(text);
        m_combo->lineEdit()->setCursorPosition(0);
        return;
    }
    if (index < 0) { // a value that the list does not offer is shown, not changed
        addChoice(text, {});
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

void ChoiceControl::showDefault(const QString &text)
{
    if (m_isOpen)
        m_combo->lineEdit()->setPlaceholderText(text);
}

void ChoiceControl::setFailed(bool failed)
{
    markFailed(m_combo, failed);
}

void ChoiceControl::setNames(const QString &id, const QString &label, const QString &help)
{
    nameWidget(m_combo, u"field."_s + id, label, help);
    if (m_isOpen)
        nameWidget(m_combo->lineEdit(), u"field."_s + id + u".text"_s, label, help);
}

} // namespace binnacle
