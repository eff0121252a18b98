#include "prometheus/seriesnames.h"

#include "base/plaintext.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// Labels whose values speak for themselves, in the order in which a name puts them.
const QStringList &speakingLabels()
{
    static const QStringList labels{u"__name__"_s, u"job"_s,       u"namespace"_s, u"service"_s,
                                    u"pod"_s,      u"container"_s, u"node"_s,      u"instance"_s,
                                    u"device"_s,   u"handler"_s};
    return labels;
}

bool isGivenAnyway(const QString &label)
{
    return label == "__name__"_L1 || label == "job"_L1;
}

/// How many values each label has, an absent one counting as empty; only labels that differ.
QHash<QString, qsizetype> differingLabels(const QList<Labels> &series)
{
    QHash<QString, QSet<QString>> values;
    QHash<QString, qsizetype> present;
    for (const Labels &labels : series) {
        for (const auto &[name, value] : labels) {
            values[name].insert(value);
            ++present[name];
        }
    }
    QHash<QString, qsizetype> counts;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const qsizetype count = it->size() + (present[it.key()] < series.size() ? 1 : 0);
        if (count > 1)
            counts.insert(it.key(), count);
    }
    return counts;
}

/// How many of the series these labels tell apart.
qsizetype toldApart(const QList<Labels> &series, const QStringList &names)
{
    QSet<QString> seen;
    for (const Labels &labels : series) {
        QString key;
        for (const QString &name : names)
            key += labelValue(labels, name) + QChar(u'\0');
        seen.insert(key);
    }
    return seen.size();
}

/// Speaking labels first, in their order; the others by name.
bool standsBefore(const QString &a, const QString &b)
{
    const auto place = [](const QString &label) {
        const qsizetype found = speakingLabels().indexOf(label);
        return found < 0 ? speakingLabels().size() : found;
    };
    return std::pair(place(a), a) < std::pair(place(b), b);
}

} // namespace

SeriesNames::SeriesNames(const QList<Labels> &series)
{
    const QHash<QString, qsizetype> counts = differingLabels(series);
    QStringList others = counts.keys();
    std::sort(others.begin(), others.end(), [&counts](const QString &a, const QString &b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : standsBefore(a, b);
    });
    for (const QString &name : std::as_const(others)) {
        if (isGivenAnyway(name))
            m_labels << name;
    }
    qsizetype told = toldApart(series, m_labels);
    for (const QString &name : std::as_const(others)) {
        if (told == series.size())
            break;
        if (isGivenAnyway(name))
            continue;
        const qsizetype withIt = toldApart(series, m_labels + QStringList{name});
        if (withIt > told) {
            m_labels << name;
            told = withIt;
        }
    }
    std::sort(m_labels.begin(), m_labels.end(), standsBefore);
    m_isOneValue = m_labels.size() == 1;
}

QString SeriesNames::of(const Labels &labels) const
{
    QStringList parts;
    for (const QString &name : m_labels) {
        const QString value = labelValue(labels, name);
        if (value.isEmpty())
            continue;
        parts << (m_isOneValue || speakingLabels().contains(name) ? value : name + u'=' + value);
    }
    return plainText(parts.isEmpty() ? seriesName(labels) : parts.join(u", "_s));
}

} // namespace binnacle
