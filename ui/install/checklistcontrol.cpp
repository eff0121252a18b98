#include "install/checklistcontrol.h"

#include "theme/parts.h"

#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace binnacle {

CheckListControl::CheckListControl(const QStringList &allowed, QWidget *parent)
    : FieldControl(parent)
    , m_allowed(allowed)
{
    QVBoxLayout *column = makeColumn(4, {0, 6, 0, 4});
    setLayout(column);
    for (const QString &item : allowed) {
        auto *box = new QCheckBox(item);
        m_boxes.append(box);
        column->addWidget(box);
        connect(box, &QCheckBox::toggled, this, [this] {
            QStringList chosen;
            for (qsizetype i = 0; i < m_boxes.size(); ++i) {
                if (m_boxes.at(i)->isChecked())
                    chosen << m_allowed.at(i);
            }
            Q_EMIT textEdited(u'[' + chosen.join(u", "_s) + u']');
        });
    }
    if (!m_boxes.isEmpty())
        setFocusProxy(m_boxes.constFirst());
}

void CheckListControl::showText(const QString &text)
{
    QString plain = text;
    plain.remove(u'[').remove(u']').remove(u'"');
    const QStringList chosen = plain.split(u',', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const QSignalBlocker quiet(m_boxes.at(i));
        bool isChosen = false;
        for (const QString &item : chosen)
            isChosen = isChosen || item.trimmed() == m_allowed.at(i);
        m_boxes.at(i)->setChecked(isChosen);
    }
}

void CheckListControl::setNames(const QString &id, const QString &label, const QString &help)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        nameWidget(m_boxes.at(i), u"field.%1.%2"_s.arg(id, m_allowed.at(i)),
                   label + u", "_s + m_allowed.at(i), help);
}

} // namespace binnacle
