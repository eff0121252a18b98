#pragma once

#include "theme/tokens.h"

#include <QMap>
#include <QPlainTextEdit>
#include <QSet>

namespace binnacle {

/// Read-only text with a gutter. Lines can be lit (they belong to the focused field), traced
/// (their ancestors, marked in the gutter only) or signed as a diff.
class CodeView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(const Theme &theme, QWidget *parent = nullptr);

    void setLit(const QSet<int> &lines, const QSet<int> &ancestors = {});
    /// Takes a unified diff: the first character of each line is its sign and moves to the gutter.
    void setDiff(const QString &diff);
    void setLineNumbers(bool on);
    /// As tall as its text, without scroll bars.
    void fitToText();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paintGutter(QPaintEvent *event);
    QColor washOf(int line) const;
    int gutterWidth() const;

    const Theme &m_theme;
    QWidget *m_gutter;
    QSet<int> m_lit;
    QSet<int> m_ancestors;
    QMap<int, QChar> m_signs;
    bool m_numbers = true;
};

} // namespace binnacle
