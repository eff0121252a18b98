#pragma once

#include "theme/tokens.h"

#include <QPlainTextEdit>

namespace binnacle {

class PromqlHighlighter;

/// One PromQL expression, coloured; as tall as its text. Enter runs it, Shift+Enter breaks the
/// line, Ctrl+Up and Ctrl+Down walk through what was run before.
class ExpressionEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ExpressionEditor(const Theme &theme, QWidget *parent = nullptr);

    QString expression() const { return toPlainText().trimmed(); }
    void setExpression(const QString &text);
    /// Marks the place an error names (line and column from 1, the column in bytes of UTF-8). The
    /// mark goes with the next change of the text.
    void markError(int line, int column);
    void clearError();
    void remember(const QString &expression);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void runRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showRemembered(int direction);
    void fitToText();

    const Theme &m_theme;
    PromqlHighlighter *m_highlighter;
    QStringList m_history;
    qsizetype m_place = 0; ///< in the history; its size: the text being written
    QString m_draft;
    QString m_markedText; ///< the text that carries an error mark; null: none
};

} // namespace binnacle
