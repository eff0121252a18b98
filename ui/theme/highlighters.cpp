#include "theme/highlighters.h"

namespace binnacle {

namespace {

HighlightRule rule(const char *pattern, const QColor &color)
{
    HighlightRule out;
    out.pattern = QRegularExpression(QString::fromLatin1(pattern));
    out.format.setForeground(color);
    return out;
}

QList<HighlightRule> yamlRules(const Colors &c)
{
    return {rule(R"(:\s+([^\s#\[{"'][^#]*))", c.string),
            rule(R"(^\s*-\s+([^\s#\[{"'][^#:]*)$)", c.string),
            rule(R"(:\s+(-?[0-9]+(?:\.[0-9]+)?)\s*$)", c.number),
            rule(R"(:\s+(true|false|null|~)\s*$)", c.keyword),
            rule(R"(("[^"]*"|'[^']*'))", c.string),
            rule(R"(^\s*(?:-\s+)?([A-Za-z0-9_.\/-]+:)(?:\s|$))", c.key),
            rule(R"((?:^|\s)([&*][A-Za-z]+)\b)", c.function),
            rule(R"((?:^|\s)(#.*)$)", c.muted)};
}

QList<HighlightRule> promqlRules(const Colors &c)
{
    return {rule(R"(\b([0-9]+(?:\.[0-9]+)?)\b)", c.number),
            rule(R"(\b([a-z_]+)(?=\s*\())", c.function),
            rule(R"(\b(by|without|on|ignoring|group_left|group_right|offset|bool|and|or|unless)\b)",
                 c.keyword),
            rule(R"(\b(sum|avg|min|max|count|topk|bottomk|quantile|stddev)\b)", c.function),
            rule(R"(\b([A-Za-z_]\w*)\s*(?:=~|!~|!=|=))", c.key),
            rule(R"(\[([0-9a-z:]+)\])", c.number),
            rule(R"(("[^"]*"))", c.string),
            rule(R"((?:^|\s)(#.*)$)", c.muted)};
}

} // namespace

RuleHighlighter::RuleHighlighter(QTextDocument *document, QList<HighlightRule> rules)
    : QSyntaxHighlighter(document)
    , m_rules(std::move(rules))
{ }

void RuleHighlighter::highlightBlock(const QString &text)
{
    for (const HighlightRule &each : m_rules) {
        auto it = each.pattern.globalMatch(text);
        while (it.hasNext()) {
            const QRegularExpressionMatch match = it.next();
            setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)), each.format);
        }
    }
}

YamlHighlighter::YamlHighlighter(QTextDocument *document, const Theme &theme)
    : RuleHighlighter(document, yamlRules(theme.color))
{ }

PromqlHighlighter::PromqlHighlighter(QTextDocument *document, const Theme &theme)
    : RuleHighlighter(document, promqlRules(theme.color))
{
    m_errorFormat.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    m_errorFormat.setUnderlineColor(theme.color.error);
    m_errorFormat.setBackground(theme.color.errorWash);
    m_errorFormat.setForeground(theme.color.error);
}

void PromqlHighlighter::setError(int start, int length)
{
    m_errorStart = start;
    m_errorLength = length;
    rehighlight();
}

void PromqlHighlighter::highlightBlock(const QString &text)
{
    RuleHighlighter::highlightBlock(text);
    const int start = m_errorStart - currentBlock().position();
    if (m_errorStart >= 0 && start >= 0 && start < text.size())
        setFormat(start, m_errorLength, m_errorFormat);
}

} // namespace binnacle
