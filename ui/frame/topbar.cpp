#include "frame/topbar.h"

#include "frame/contextpicker.h"
#include "theme/parts.h"
#include "theme/status.h"

#include <QComboBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace binnacle {

TopBar::TopBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_picker(new ContextPicker(theme))
    , m_namespaces(makeCombo({}, 176))
    , m_connection(new StatusLabel(theme, Tone::Unknown, tr("not connected")))
{
    setAutoFillBackground(true);
    setFixedHeight(theme.size.bar);
    QHBoxLayout *row = makeRow(theme.size.unit, {0, 0, theme.size.unit, 0});
    setLayout(row);
    row->addWidget(m_picker);
    row->addWidget(makeHairline(theme, Qt::Vertical));
    row->addSpacing(4);
    row->addWidget(makeText(theme, tr("Namespace"), TextRole::Muted));
    m_namespaces->setObjectName(u"namespaceFilter"_s);
    m_namespaces->setAccessibleName(tr("Namespace"));
    m_namespaces->setFrame(false);
    row->addWidget(m_namespaces);
    row->addWidget(makeHairline(theme, Qt::Vertical));
    row->addSpacing(4);
    m_connection->setObjectName(u"connectionState"_s);
    row->addWidget(m_connection);
    row->addStretch();
    row->addWidget(makeSearchButton());
    setNamespaces({}, {});
    connect(m_namespaces, &QComboBox::activated, this,
            [this] { Q_EMIT namespaceChosen(m_namespaces->currentData().toString()); });
}

QPushButton *TopBar::makeSearchButton()
{
    QPushButton *search = makeButton(m_theme, tr("Find an action or page") + u"   Ctrl+K"_s,
                                     ButtonRole::Plain, u"edit-find"_s);
    search->setObjectName(u"openPalette"_s);
    search->setAccessibleName(tr("Find an action or page"));
    connect(search, &QPushButton::clicked, this, &TopBar::searchRequested);
    return search;
}

void TopBar::setNamespaces(const QStringList &names, const QString &current)
{
    const QSignalBlocker quiet(m_namespaces);
    m_namespaces->clear();
    m_namespaces->addItem(tr("all"), QString());
    for (const QString &name : names)
        m_namespaces->addItem(name, name);
    if (!current.isEmpty() && !names.contains(current))
        m_namespaces->addItem(current, current); // not made yet: an installation may make it
    m_namespaces->setCurrentIndex(std::max(0, m_namespaces->findData(current)));
    m_namespaces->setToolTip(m_namespaces->currentText());
}

void TopBar::setConnection(Tone tone, const QString &words)
{
    m_connection->setState(tone, words);
    m_connection->setToolTip(words);
}

} // namespace binnacle
