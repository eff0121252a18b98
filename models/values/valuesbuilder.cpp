#include "values/valuesbuilder.h"

#include "values/scalarresolver.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct BuilderText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ValuesDocument)
};

ValuePosition positionOf(const YAML::Mark &mark)
{
    return {mark.line + 1, mark.column + 1};
}

constexpr std::string_view standardTag = "tag:yaml.org,2002:";

/// What a tagged scalar is to helm: !!str text, !!binary decoded, !!int … resolved and checked,
/// every other tag text.
Value taggedScalar(std::string_view tag, const std::string &text, ValuePosition position)
{
    const std::string_view name = tag.substr(standardTag.size());
    if (name == "binary")
        return Value(QString::fromUtf8(QByteArray::fromBase64(QByteArray::fromStdString(text))));
    const bool isInt = name == "int";
    const bool isFloat = name == "float";
    const bool isBool = name == "bool";
    const bool isNull = name == "null";
    if (!isInt && !isFloat && !isBool && !isNull)
        return Value(textFromUtf8(text));
    const Value resolved = resolvePlainScalar(text);
    if ((isInt && resolved.kind() == Value::Kind::Integer) || (isFloat && resolved.isNumber())
        || (isBool && resolved.isBool()) || (isNull && resolved.isNull()))
        return resolved;
    throw ValuesReadFailure{
        BuilderText::tr("'%1' cannot be read as !!%2").arg(textFromUtf8(text), textFromUtf8(name)),
        position};
}

} // namespace

ValuesBuilder::ValuesBuilder(const ValuesLimits &limits)
    : m_limits(limits)
{ }

void ValuesBuilder::OnDocumentStart(const YAML::Mark &) { }
void ValuesBuilder::OnDocumentEnd() { }

void ValuesBuilder::count(qsizetype values, const ValuePosition &position)
{
    m_count += values;
    if (m_count > m_limits.values)
        throw ValuesReadFailure{
            BuilderText::tr("The file holds more than %1 values").arg(m_limits.values), position};
}

void ValuesBuilder::remember(YAML::anchor_t anchor, const Value &value,
                             const std::string &plainText, qsizetype size)
{
    if (anchor != YAML::NullAnchor)
        m_anchors.insert(anchor, {value, plainText, size});
}

void ValuesBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    Value value;
    value.setPosition(positionOf(mark));
    count(1, value.position());
    remember(anchor, value, {}, 1);
    accept(value, {}, true);
}

void ValuesBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const ValuePosition position = positionOf(mark);
    const auto found = m_anchors.constFind(anchor);
    if (found == m_anchors.constEnd())
        throw ValuesReadFailure{BuilderText::tr("An alias (*) stands inside what it refers to"),
                                position};
    m_aliasedCount += found->size;
    if (m_aliasedCount > m_limits.aliasedValues)
        throw ValuesReadFailure{
            BuilderText::tr("Aliases (*) blow the file up to more than %1 values; helm refuses "
                            "such a file too")
                .arg(m_limits.aliasedValues),
            position};
    count(found->size, position);
    // A copy: accepting it may grow the table of anchors.
    const Anchored anchored = *found;
    accept(anchored.value, anchored.plainText, false);
}

void ValuesBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             const std::string &text)
{
    const ValuePosition position = positionOf(mark);
    const bool isPlain = tag == "?";
    Value value = isPlain              ? resolvePlainScalar(text)
        : tag.starts_with(standardTag) ? taggedScalar(tag, text, position)
                                       : Value(textFromUtf8(text));
    const bool isKey = !m_levels.empty() && m_levels.back().isMap && !m_levels.back().hasKey;
    if (!isKey && value.kind() == Value::Kind::Real && !std::isfinite(value.toReal()))
        throw ValuesReadFailure{BuilderText::tr("helm refuses the number %1; quote it if text is "
                                                "meant")
                                    .arg(textFromUtf8(text)),
                                position};
    value.setPosition(position);
    count(1, position);
    remember(anchor, value, text, 1);
    accept(value, text, isPlain);
}

void ValuesBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &,
                                    YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(false, mark, anchor);
}

void ValuesBuilder::OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                               YAML::EmitterStyle::value)
{
    open(true, mark, anchor);
}

void ValuesBuilder::OnSequenceEnd()
{
    close();
}

void ValuesBuilder::OnMapEnd()
{
    close();
}

void ValuesBuilder::open(bool isMap, const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const ValuePosition position = positionOf(mark);
    if (m_levels.size() >= static_cast<std::size_t>(m_limits.depth))
        throw ValuesReadFailure{
            BuilderText::tr("Values stand more than %1 levels deep in each other")
                .arg(m_limits.depth),
            position};
    if (!m_levels.empty() && m_levels.back().isMap && !m_levels.back().hasKey)
        throw ValuesReadFailure{BuilderText::tr("A key must be text, not a list or a map"),
                                position};
    count(1, position);
    Level level;
    level.isMap = isMap;
    level.position = position;
    level.anchor = anchor;
    level.countBefore = m_count - 1;
    m_levels.push_back(std::move(level));
}

void ValuesBuilder::close()
{
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    Value value = level.isMap ? Value(std::move(level.map)) : Value(std::move(level.items));
    value.setPosition(level.position);
    remember(level.anchor, value, {}, m_count - level.countBefore);
    accept(value, {}, false);
}

void ValuesBuilder::accept(const Value &value, const std::string &plainText, bool isPlain)
{
    if (m_levels.empty())
        m_root = value;
    else if (!m_levels.back().isMap)
        m_levels.back().items.append(value);
    else if (!m_levels.back().hasKey)
        acceptKey(value, plainText, isPlain);
    else
        acceptPair(value);
}

void ValuesBuilder::acceptKey(const Value &value, const std::string &plainText, bool isPlain)
{
    Level &level = m_levels.back();
    const auto key = resolvedKey(value, plainText);
    if (!key)
        throw ValuesReadFailure{value.isNull()
                                    ? BuilderText::tr("helm refuses an empty key (null); quote it "
                                                      "if the text is meant")
                                    : BuilderText::tr("helm refuses this as a key; quote it"),
                                value.position()};
    level.key = *key;
    level.keyPosition = value.position();
    level.hasKey = true;
    level.isMergeKey = isPlain && plainText == "<<";
}

void ValuesBuilder::acceptPair(const Value &value)
{
    Level &level = m_levels.back();
    level.hasKey = false;
    if (level.isMergeKey)
        return merge(level, value);
    if (level.map.contains(level.key) && !level.mergedKeys.contains(level.key))
        m_warnings.append(
            {ValuesWarning::Kind::DuplicateKey,
             BuilderText::tr("The key '%1' stands here for the second time; helm takes only this "
                             "last one")
                 .arg(level.key),
             level.keyPosition, pathOf(level.key)});
    level.mergedKeys.remove(level.key);
    level.map.insert(level.key, value, level.keyPosition);
}

/// As helm does it: what `<<` brings replaces what stands above it in the same map, and of a list
/// of maps the first one wins.
void ValuesBuilder::merge(Level &level, const Value &value)
{
    const Value::List maps = value.isList() ? value.list() : Value::List{value};
    for (auto map = maps.crbegin(); map != maps.crend(); ++map) {
        if (!map->isMap())
            throw ValuesReadFailure{BuilderText::tr("'<<' needs a map or a list of maps"),
                                    level.keyPosition};
        for (const ValueEntry &entry : map->map().entries()) {
            level.map.insert(entry.key, entry.value, entry.keyPosition);
            level.mergedKeys.insert(entry.key);
        }
    }
}

QString ValuesBuilder::pathOf(const QString &key) const
{
    ValuePath path;
    for (std::size_t i = 0; i + 1 < m_levels.size(); ++i) {
        const Level &level = m_levels.at(i);
        path = level.isMap ? path.child(level.key) : path.child(level.items.size());
    }
    return path.child(key).toString();
}

} // namespace binnacle
