#include "prometheus/labels.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Names outside this shape must stand in quotes (UTF-8 names, Prometheus 3).
bool isPlainName(const QString &name, bool colonsAllowed)
{
    if (name.isEmpty() || name[0].isDigit())
        return false;
    return std::all_of(name.begin(), name.end(), [colonsAllowed](QChar c) {
        return c == u'_' || (c.unicode() < 0x80 && c.isLetterOrNumber())
            || (colonsAllowed && c == u':');
    });
}

QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + text + u'"';
}

QString written(const QString &name, const Labels &labels)
{
    QStringList parts;
    if (!name.isEmpty() && !isPlainName(name, true))
        parts << quoted(name);
    for (const auto &[key, value] : labels) {
        if (key != "__name__"_L1)
            parts << (isPlainName(key, false) ? key : quoted(key)) + u'=' + quoted(value);
    }
    const QString head = isPlainName(name, true) ? name : QString();
    if (parts.isEmpty() && !head.isEmpty())
        return head;
    return head + u'{' + parts.join(u", "_s) + u'}';
}

} // namespace

QString labelValue(const Labels &labels, QStringView name)
{
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [name](const auto &label) { return label.first == name; });
    return found == labels.end() ? QString() : found->second;
}

QString seriesName(const Labels &labels)
{
    return written(labelValue(labels, u"__name__"), labels);
}

} // namespace binnacle
