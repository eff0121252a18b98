#pragma once

#include "install/planeffect.h"
#include "theme/tokens.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace binnacle {

class PlanDocument;

/// What is to be known before anything is changed: what is wrong or worth knowing, what will be
/// installed where, and the one button that does it.
class ReviewView final : public QScrollArea
{
    Q_OBJECT

public:
    ReviewView(const Theme &theme, PlanDocument &document, QWidget *parent = nullptr);

    void setEffect(const PlanEffect &effect);
    /// Empty: none chosen, and so nothing can be applied.
    void setCluster(const QString &contextName);
    /// While something runs, nothing else is started.
    void setBusy(bool busy);
    void refresh();

Q_SIGNALS:
    void applyRequested();
    void fieldRequested(const QString &fieldId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    static QString fieldCount(int count);
    void addFindings(QVBoxLayout *column);
    void addFinding(QVBoxLayout *column, const Finding &finding);
    void addFacts(QVBoxLayout *column);
    void addWrongFields(QVBoxLayout *column);
    void addApply(QVBoxLayout *column);
    /// Why nothing can be applied now; empty: it can.
    QString obstacle() const;

    const Theme &m_theme;
    PlanDocument &m_document;
    PlanEffect m_effect;
    QString m_contextName;
    bool m_busy = false;
    bool m_outdated = true;
};

} // namespace binnacle
