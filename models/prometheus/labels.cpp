#include "prometheus/labels.h"

#include "base/plaintext.h"

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

QString distinctName(const Labels &labels, const Labels &shared)
{
    QStringList parts;
    QString onlyValue;
    for (const auto &label : labels) {
        if (shared.contains(label))
            continue;
        onlyValue = label.second;
        parts << (label.first == "__name__"_L1 ? label.second : label.first + u'=' + label.second);
    }
    return parts.size() == 1 ? onlyValue : parts.join(u", "_s);
}

QString displayName(const Labels &labels, const Labels &shared)
{
    const QString distinct = distinctName(labels, shared);
    return plainText(distinct.isEmpty() ? seriesName(labels) : distinct);
}

Labels sharedLabels(const QList<Labels> &series)
{
    if (series.size() < 2)
        return {};
    Labels shared = series.first();
    for (const Labels &labels : series) {
        erase_if(shared, [&labels](const auto &label) { return !labels.contains(label); });
        if (shared.isEmpty())
            break;
    }
    return shared;
}

} // namespace binnacle
