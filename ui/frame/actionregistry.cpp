#include "frame/actionregistry.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr const char *GroupProperty = "group";

} // namespace

QAction *ActionRegistry::add(const Description &description, std::function<void()> run)
{
    if (QAction *old = action(description.id)) {
        m_actions.removeOne(old);
        delete old;
    }
    auto *made = new QAction(description.text, this);
    made->setObjectName(description.id);
    made->setShortcut(description.shortcut);
    made->setProperty(GroupProperty, description.group);
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions.append(made);
    Q_EMIT actionAdded(made);
    return made;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto found = std::find_if(m_actions.cbegin(), m_actions.cend(),
                                    [&](const QAction *each) { return each->objectName() == id; });
    return found == m_actions.cend() ? nullptr : *found;
}

QString ActionRegistry::groupOf(const QAction *action)
{
    return action->property(GroupProperty).toString();
}

} // namespace binnacle
