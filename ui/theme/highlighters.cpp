#include "theme/highlighters.h"

#include <QEvent>
#include <QWidget>

namespace binnacle {

namespace {

HighlightRule rule(const char *pattern, QColor Colors::*color)
{
    HighlightRule out;
    out.pattern = QRegularExpression(QString::fromLatin1(pattern));
    out.color = color;
    return out;
}

QList<HighlightRule> yamlRules()
{
    return {rule(R"(:\s+([^\s#\[{"'][^#]*))", &Colors::string),
            rule(R"(^\s*-\s+([^\s#\[{"'][^#:]*)$)", &Colors::string),
            rule(R"(:\s+(-?[0-9]+(?:\.[0-9]+)?)\s*$)", &Colors::number),
            rule(R"(:\s+(true|false|null|~)\s*$)", &Colors::keyword),
            rule(R"(("[^"]*"|'[^']*'))", &Colors::string),
            rule(R"(^\s*(?:-\s+)?([A-Za-z0-9_.\/-]+:)(?:\s|$))", &Colors::key),
            rule(R"((?:^|\s)([&*][A-Za-z]+)\b)", &Colors::function),
            rule(R"((?:^|\s)(#.*)$)", &Colors::muted)};
}

QList<HighlightRule> promqlRules()
{
    return {rule(R"(\b([0-9]+(?:\.[0-9]+)?)\b)", &Colors::number),
            rule(R"(\b([a-z_]+)(?=\s*\())", &Colors::function),
            rule(R"(\b(by|without|on|ignoring|group_left|group_right|offset|bool|and|or|unless)\b)",
                 &Colors::keyword),
            rule(R"(\b(sum|avg|min|max|count|topk|bottomk|quantile|stddev)\b)", &Colors::function),
            rule(R"(\b([A-Za-z_]\w*)\s*(?:=~|!~|!=|=))", &Colors::key),
            rule(R"(\[([0-9a-z:]+)\])", &Colors::number),
            rule(R"(("[^"]*"))", &Colors::string),
            rule(R"((?:^|\s)(#.*)$)", &Colors::muted)};
}

} // namespace

RuleHighlighter::RuleHighlighter(QTextDocument *document, const Theme &theme,
                                 QList<HighlightRule> rules)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
    , m_rules(std::move(rules))
{
    QObject *holder = document->parent();
    while (holder && !holder->isWidgetType())
        holder = holder->parent(); // between an edit and its document stands a private control
    if (holder)
        holder->installEventFilter(this);
}

bool RuleHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        rehighlight();
    return QSyntaxHighlighter::eventFilter(watched, event);
}

void RuleHighlighter::highlightBlock(const QString &text)
{
    for (const HighlightRule &each : m_rules) {
        auto it = each.pattern.globalMatch(text);
        while (it.hasNext()) {
            const QRegularExpressionMatch match = it.next();
            setFormat(int(match.capturedStart(1)), int(match.capturedLength(1)),
                      m_theme.color.*each.color);
        }
    }
}

YamlHighlighter::YamlHighlighter(QTextDocument *document, const Theme &theme)
    : RuleHighlighter(document, theme, yamlRules())
{ }

PromqlHighlighter::PromqlHighlighter(QTextDocument *document, const Theme &theme)
    : RuleHighlighter(document, theme, promqlRules())
{ }

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
    if (m_errorStart < 0 || start < 0 || start >= text.size())
        return;
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(theme().color.error);
    wrong.setBackground(theme().color.errorWash);
    wrong.setForeground(theme().color.error);
    setFormat(start, m_errorLength, wrong);
}

} // namespace binnacle
