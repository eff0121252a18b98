#pragma once

#include "theme/tokens.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace binnacle {

/// One pattern and the colour of its first capture; later rules win.
struct HighlightRule
{
    QRegularExpression pattern;
    QColor Colors::*color;
};

/// Paints by rules, with the theme's colours of the moment: a text edit that holds the document
/// is painted anew when the palette changes.
class RuleHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    RuleHighlighter(QTextDocument *document, const Theme &theme, QList<HighlightRule> rules);

protected:
    void highlightBlock(const QString &text) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
    QList<HighlightRule> m_rules;
};

class YamlHighlighter final : public RuleHighlighter
{
    Q_OBJECT

public:
    YamlHighlighter(QTextDocument *document, const Theme &theme);
};

/// Colours PromQL and underlines one range, the place a parser complained about.
class PromqlHighlighter final : public RuleHighlighter
{
    Q_OBJECT

public:
    PromqlHighlighter(QTextDocument *document, const Theme &theme);
    void setError(int start, int length);

protected:
    void highlightBlock(const QString &text) override;

private:
    int m_errorStart = -1;
    int m_errorLength = 0;
};

} // namespace binnacle
