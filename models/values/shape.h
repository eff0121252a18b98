#pragma once

#include "values/valuesdocument.h"

#include <QSet>

#include <optional>

namespace binnacle {

/// The first problem met while a file of a known shape is read.
class ShapeProblem
{
public:
    explicit ShapeProblem(QString fileName)
        : m_fileName(std::move(fileName))
    { }

    const QString &fileName() const { return m_fileName; }
    const std::optional<Error> &error() const { return m_error; }
    void report(ValuePosition position, const QString &message, const QString &hint = {});

private:
    QString m_fileName;
    std::optional<Error> m_error;
};

/// One map of such a file: each key is asked for once, with its type; what nobody asked for is a
/// typing error and refused by finish(). A key of the wrong type gives an empty value.
class ShapeMap
{
public:
    /// `what` names the map in messages: "field", "component".
    ShapeMap(const Value &map, QString what, ShapeProblem &problem);

    bool has(const QString &key) const { return m_map.map().contains(key); }
    ValuePosition position() const { return m_map.position(); }
    QString requiredText(const QString &key);
    QString text(const QString &key, const QString &otherwise = {});
    bool flag(const QString &key);
    QStringList texts(const QString &key);
    /// Null when absent.
    Value value(const QString &key);
    Value map(const QString &key);
    Value::List list(const QString &key);
    void finish();

private:
    const Value *take(const QString &key);
    void wrongType(const Value &value, const QString &key, const QString &wanted);

    Value m_map;
    QString m_what;
    ShapeProblem &m_problem;
    QSet<QString> m_taken;
};

} // namespace binnacle
