#pragma once

#include "query/queryrunner.h"
#include "theme/tokens.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace binnacle {

class ChartView;
class ExpressionEditor;
class RangeBar;
class ResultPane;
class ToneStrip;

/// The page for one PromQL query: expression, range, chart with legend, table, raw answer.
class QueryPage final : public QWidget
{
    Q_OBJECT

public:
    explicit QueryPage(const Theme &theme, QWidget *parent = nullptr);

    /// The Prometheus to ask; its version is shown.
    void setEndpoint(const PrometheusEndpoint &endpoint, const QString &version);
    /// There is none (yet): what is awaited, or why not, and what was tried.
    void setUnavailable(const QString &headline, const QString &detail);

    void setExpression(const QString &expression);
    QString expression() const;
    /// Shows the last so many milliseconds.
    void setPreset(qint64 lengthMs);
    void run();
    void stop();
    ChartView &chart();

Q_SIGNALS:
    void finished(bool succeeded); ///< a query has ended and is shown

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();
    QWidget *makeHeader();
    QWidget *makeQueryRow();
    void connectParts();
    QueryRange plannedRange() const;
    void runInstant();
    void rangeFinished(const std::shared_ptr<const RangeResult> &result);
    void instantFinished(const InstantResult &result);
    void failed(const Error &error);
    void showRunning(bool running);
    void updateRefresh();

    const Theme &m_theme;
    QueryRunner m_runner;
    QLabel *m_statistics = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_stop = nullptr;
    ExpressionEditor *m_editor;
    ToneStrip *m_error;
    RangeBar *m_range;
    ResultPane *m_result;
    QTimer m_refresh;
    QTimer m_ticking; ///< shows how long a query has been running
    QElapsedTimer m_clock;
    QString m_source; ///< the Prometheus in words
    QString m_shownExpression; ///< whose result is shown; null: none
    qint64 m_instantMs = -1; ///< time of the newest instant values
};

} // namespace binnacle
