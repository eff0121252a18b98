#include "install/fieldlines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// The last line that a value reaches down to.
int lastLine(const Value &value)
{
    int last = value.position().line;
    for (const Value &item : value.list())
        last = std::max(last, lastLine(item));
    for (const ValueEntry &entry : value.map().entries())
        last = std::max({last, entry.keyPosition.line, lastLine(entry.value)});
    if (value.isString() && value.toString().contains(u'\n')) // a literal block below its key
        last += int(value.toString().count(u'\n'));
    return last;
}

/// Follows the path's fixed keys; adds nothing when one of them is absent.
void addLines(const ValuePath &path, const Value &root, FieldLines &lines)
{
    const Value *at = &root;
    QSet<int> above;
    int first = 0;
    for (const ValuePath::Segment &segment : path.segments()) {
        if (segment.isIndex() || segment.key.contains(u"${"_s))
            break;
        const auto &entries = at->map().entries();
        const auto entry = std::find_if(
            entries.cbegin(), entries.cend(),
            [&](const ValueEntry &each) { return each.key == segment.key; });
        if (entry == entries.cend())
            return;
        if (first > 0)
            above.insert(first - 1);
        first = entry->keyPosition.line;
        at = &entry->value;
    }
    if (first <= 0)
        return;
    for (int line = first; line <= std::max(first, lastLine(*at)); ++line)
        lines.own.insert(line - 1);
    lines.ancestors.unite(above);
}

} // namespace

FieldLines linesOf(const Field &field, const QVersionNumber &chartVersion, const Value &root)
{
    FieldLines lines;
    for (const ValueWrite &write : field.writes) {
        if (write.isIn(chartVersion))
            addLines(write.path, root, lines);
    }
    lines.ancestors.subtract(lines.own);
    return lines;
}

} // namespace binnacle
