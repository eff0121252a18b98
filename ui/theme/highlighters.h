#pragma once

#include "theme/tokens.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>

namespace binnacle {

/// One pattern and how its first capture is painted; later rules win.
struct HighlightRule
{
    QRegularExpression pattern;
    QTextCharFormat format;
};

class RuleHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    RuleHighlighter(QTextDocument *document, QList<HighlightRule> rules);

protected:
    void highlightBlock(const QString &text) override;

private:
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
    QTextCharFormat m_errorFormat;
    int m_errorStart = -1;
    int m_errorLength = 0;
};

} // namespace binnacle
