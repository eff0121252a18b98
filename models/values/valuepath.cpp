#include "values/valuepath.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct PathText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ValuePath)
};

tl::unexpected<Error> pathError(const QString &text, const QString &reason)
{
    return failure({Error::Kind::BadInput,
                    PathText::tr("'%1' is no path to a value: %2").arg(text, reason),
                    {},
                    {},
                    {}});
}

QString escapedKey(const QString &key)
{
    QString escaped;
    for (const QChar c : key) {
        if (c == u'.' || c == u'[' || c == u'\\' || c == u'=' || c == u',')
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace

Result<ValuePath> ValuePath::parse(const QString &text)
{
    QList<Segment> segments;
    QString key;
    bool expectsKey = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && i + 1 < text.size()) {
            key += text.at(++i);
            expectsKey = false;
        } else if (c == u'.' || c == u'[') {
            if (!key.isEmpty())
                segments.append({std::exchange(key, QString()), -1});
            else if (expectsKey)
                return pathError(text, PathText::tr("a key is empty"));
            expectsKey = c == u'.';
            if (c == u'.')
                continue;
            const qsizetype close = text.indexOf(u']', i);
            bool isNumber = false;
            const qsizetype index = text.mid(i + 1, close - i - 1).toUInt(&isNumber);
            if (close < 0 || !isNumber)
                return pathError(text, PathText::tr("'[' needs a number and ']'"));
            segments.append({{}, index});
            i = close;
        } else {
            key += c;
            expectsKey = false;
        }
    }
    if (!key.isEmpty())
        segments.append({key, -1});
    else if (expectsKey)
        return pathError(text, PathText::tr("a key is empty"));
    return ValuePath(segments);
}

ValuePath ValuePath::child(const QString &key) const
{
    ValuePath path = *this;
    path.m_segments.append({key, -1});
    return path;
}

ValuePath ValuePath::child(qsizetype index) const
{
    ValuePath path = *this;
    path.m_segments.append({{}, index});
    return path;
}

ValuePath ValuePath::parent() const
{
    ValuePath path = *this;
    if (!path.isEmpty())
        path.m_segments.removeLast();
    return path;
}

bool ValuePath::startsWith(const ValuePath &other) const
{
    return size() >= other.size() && m_segments.first(other.size()) == other.m_segments;
}

QString ValuePath::toString() const
{
    QString text;
    for (const Segment &segment : m_segments) {
        if (segment.isIndex())
            text += u"[%1]"_s.arg(segment.index);
        else
            text += (text.isEmpty() ? QString() : u"."_s) + escapedKey(segment.key);
    }
    return text;
}

} // namespace binnacle
