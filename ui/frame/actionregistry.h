#pragma once

#include <QAction>
#include <QObject>

#include <functional>

namespace binnacle {

/// Every action of the program, once: the window's shortcuts and the palette are both made of it.
class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Description
    {
        QString id; ///< stable, becomes the object name: "page.install"
        QString text; ///< what it does, as a person would say it
        QKeySequence shortcut = {};
        QString group = {}; ///< "Pages", "Plan", …: shown beside the text in the palette
    };

    /// The registry owns the action. A second action with the same id replaces the first.
    QAction *add(const Description &description, std::function<void()> run);
    /// Null when there is none.
    QAction *action(const QString &id) const;
    const QList<QAction *> &actions() const { return m_actions; }
    static QString groupOf(const QAction *action);

Q_SIGNALS:
    void actionAdded(QAction *action);

private:
    QList<QAction *> m_actions;
};

} // namespace binnacle
