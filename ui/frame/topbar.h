#pragma once

#include "frame/contextentry.h"
#include "theme/tokens.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace binnacle {

class ContextPicker;
class StatusLabel;

/// Which cluster, which namespace, how the connection is, and the way to every action.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(const Theme &theme, QWidget *parent = nullptr);

    ContextPicker *contextPicker() const { return m_picker; }
    /// An empty current means all namespaces, which is always the first choice.
    void setNamespaces(const QStringList &names, const QString &current);
    /// The connection in words: "live", "reconnecting in 4 s", "no right to list pods".
    void setConnection(Tone tone, const QString &words);

Q_SIGNALS:
    void namespaceChosen(const QString &name); ///< empty: all namespaces
    void searchRequested();

private:
    QPushButton *makeSearchButton();

    const Theme &m_theme;
    ContextPicker *m_picker;
    QComboBox *m_namespaces;
    StatusLabel *m_connection;
};

} // namespace binnacle
