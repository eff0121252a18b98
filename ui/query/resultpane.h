#pragma once

#include "query/instantmodel.h"
#include "query/legendmodel.h"
#include "theme/tokens.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace binnacle {

class ChartView;
class ToneStrip;

/// What a query gave: chart with legend, table of the newest values, raw answer; or, where there
/// is nothing to show, what would be here and how to get it.
class ResultPane final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Chart, Table, Json };

    explicit ResultPane(const Theme &theme, QWidget *parent = nullptr);

    ChartView &chart() { return *m_chart; }
    Tab tab() const;

    /// In place of a result; with examples to click where nothing was asked yet.
    void showMessage(const QString &headline, const QString &detail, bool withExamples = false);
    void showRange(const std::shared_ptr<const RangeResult> &result);
    void showInstant(const InstantResult &result);
    /// The result shown is not the answer to the newest question; empty: it is.
    void setOld(const QString &sentence);

Q_SIGNALS:
    void tabChanged();
    void exampleChosen(const QString &expression);

private:
    QWidget *makeMessage();
    QWidget *makeContent();
    QWidget *makeStrip();
    QWidget *makeChartPage();
    void applyUnit();
    void showNotes(const RangeResult &result);

    const Theme &m_theme;
    LegendModel m_legendModel;
    InstantModel m_instantModel;
    std::shared_ptr<const RangeResult> m_result;
    ValueUnit m_chartUnit = ValueUnit::Number;
    QStackedWidget *m_stack;
    QLabel *m_headline;
    QLabel *m_detail;
    QWidget *m_examples;
    QTabBar *m_tabs;
    QComboBox *m_unit;
    ToneStrip *m_old;
    ToneStrip *m_notes;
    QStackedWidget *m_views;
    ChartView *m_chart;
    QTableView *m_table;
    QPlainTextEdit *m_json;
};

} // namespace binnacle
