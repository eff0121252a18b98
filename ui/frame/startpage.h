#pragma once

#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace binnacle {

/// Stands where a page needs a cluster and none is chosen: what is missing, and the ways on.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(const Theme &theme, QWidget *parent = nullptr);

    /// Why there is no cluster, as one sentence ("/home/me/.kube/config cannot be read: …").
    void setReason(const QString &sentence);
    /// Whether the practice cluster can be started here; without, the button says why not.
    void setPracticeAvailable(bool available, const QString &why = {});

Q_SIGNALS:
    void openFileRequested();
    void practiceRequested();
    void planRequested(); ///< prepare an installation without a cluster

private:
    QLabel *addWay(QVBoxLayout *column, QPushButton *button, const QString &words);

    const Theme &m_theme;
    QLabel *m_reason;
    QPushButton *m_practice;
    QLabel *m_practiceWords;
};

} // namespace binnacle
