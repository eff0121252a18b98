#pragma once

#include "base/error.h"

#include <QList>
#include <QString>

namespace binnacle {

/// The way to a value: keys and list indexes. Written as helm's --set writes it: dots between
/// keys, "\." for a dot inside a key, "[2]" for a list element.
class ValuePath
{
public:
    struct Segment
    {
        QString key; ///< empty for a list index
        qsizetype index = -1; ///< -1 for a key

        bool isIndex() const { return index >= 0; }
        friend bool operator==(const Segment &, const Segment &) = default;
    };

    ValuePath() = default;
    explicit ValuePath(QList<Segment> segments)
        : m_segments(std::move(segments))
    { }
    /// Fails on an empty key, an unclosed bracket or an index that is no number.
    static Result<ValuePath> parse(const QString &text);

    const QList<Segment> &segments() const { return m_segments; }
    qsizetype size() const { return m_segments.size(); }
    bool isEmpty() const { return m_segments.isEmpty(); }
    ValuePath child(const QString &key) const;
    ValuePath child(qsizetype index) const;
    ValuePath parent() const;
    bool startsWith(const ValuePath &other) const;
    QString toString() const;

    friend bool operator==(const ValuePath &, const ValuePath &) = default;

private:
    QList<Segment> m_segments;
};

} // namespace binnacle
