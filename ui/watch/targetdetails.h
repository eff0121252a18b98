#pragma once

#include "prometheus/targets.h"
#include "theme/tokens.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace binnacle {

class StatusLabel;

/// The chosen scrape target: what made it, why it is down, its labels before and after
/// relabelling.
class TargetDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetDetails(const Theme &theme, QWidget *parent = nullptr);

    void show(const Target &target, Tone tone, const QString &state);
    void clear();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elideName();
    void showOrigin(const Target &target, Tone tone);
    void showLabels(const Target &target);

    const Theme &m_theme;
    QLabel *m_name;
    QString m_url;
    StatusLabel *m_state;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QScrollArea *m_origin;
    QScrollArea *m_labels;
};

} // namespace binnacle
