#pragma once

#include "plan/importvalues.h"
#include "theme/tokens.h"

#include <QScrollArea>

class QButtonGroup;
class QVBoxLayout;

namespace binnacle {

class PlanDocument;

/// Where a plan begins: a start point of the catalog, a plan file, or a values file of one's own.
class StartView final : public QScrollArea
{
    Q_OBJECT

public:
    StartView(const Theme &theme, PlanDocument &document, QWidget *parent = nullptr);

    /// What went wrong when something was opened or taken in; empty: nothing.
    void showError(const QString &sentence, const QString &hint = {});
    /// What became of a values file that was taken in.
    void showImport(const ImportResult &result);

Q_SIGNALS:
    void startPointChosen(const QString &id);
    void openPlanRequested();
    void importValuesRequested();

private:
    void addStartPoints(QVBoxLayout *column);
    void addFiles(QVBoxLayout *column);
    void clearNotices();
    void addNotice(Tone tone, const QString &headline, const QString &detail,
                   const QString &objectName);

    const Theme &m_theme;
    PlanDocument &m_document;
    QButtonGroup *m_points;
    QVBoxLayout *m_notices;
};

} // namespace binnacle
