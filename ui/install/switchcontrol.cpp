#include "install/switchcontrol.h"

#include "theme/parts.h"

#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace binnacle {

SwitchControl::SwitchControl(QWidget *parent)
    : FieldControl(parent)
    , m_box(new QCheckBox)
{
    QHBoxLayout *row = makeRow(0);
    setLayout(row);
    row->addWidget(m_box);
    row->addStretch();
    setFocusProxy(m_box);
    sayState();
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
        sayState();
        Q_EMIT textEdited(on ? u"true"_s : u"false"_s);
    });
}

void SwitchControl::sayState()
{
    m_box->setText(m_box->isChecked() ? tr("on") : tr("off"));
}

void SwitchControl::showText(const QString &text)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(text == u"true"_s);
    sayState();
}

void SwitchControl::setNames(const QString &id, const QString &label, const QString &help)
{
    nameWidget(m_box, u"field."_s + id, label, help);
}

} // namespace binnacle
