#include "plan/placeholders.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QRegularExpression &placeholderForm()
{
    static const QRegularExpression form(
        u"\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)\\}|([A-Za-z_][A-Za-z0-9_]*))"_s);
    return form;
}

QString nameOf(const QRegularExpressionMatch &match)
{
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

/// Names that templates of alerts and dashboards have; nobody means envsubst with them.
bool isTemplateVariable(const QString &name)
{
    return name == u"labels" || name == u"value" || name == u"externalLabels"
        || name == u"externalURL" || name.startsWith(u"__"_s);
}

/// Between {{ and }} a $name is a variable of that template.
bool isInsideTemplate(const QString &text, qsizetype at)
{
    const qsizetype open = text.lastIndexOf(u"{{"_s, at);
    return open >= 0 && text.lastIndexOf(u"}}"_s, at) < open;
}

void collectPlaceholders(const Value &value, const ValuePath &path, const QString &fileName,
                         QList<Placeholder> &found)
{
    if (value.isMap()) {
        for (const ValueEntry &entry : value.map().entries())
            collectPlaceholders(entry.value, path.child(entry.key), fileName, found);
        return;
    }
    for (qsizetype i = 0; i < value.list().size(); ++i)
        collectPlaceholders(value.list().at(i), path.child(i), fileName, found);
    const QString text = value.toString();
    if (!text.contains(u'$'))
        return;
    const QString where = value.position().in(fileName);
    for (auto match = placeholderForm().globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        const qsizetype at = one.capturedStart();
        const bool isEscaped = at > 0 && text.at(at - 1) == u'$';
        if (!isEscaped && !isTemplateVariable(nameOf(one)) && !isInsideTemplate(text, at))
            found.append({nameOf(one), path, where, false});
    }
}

} // namespace

QList<Placeholder> findPlaceholders(const ValuesDocument &document)
{
    QList<Placeholder> found;
    collectPlaceholders(document.root(), {}, document.fileName(), found);
    return found;
}

QString resolvePlaceholders(const QString &text, const QHash<QString, QString> &values)
{
    QString resolved;
    qsizetype at = 0;
    for (auto match = placeholderForm().globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        const auto value = values.constFind(nameOf(one));
        if (value == values.constEnd())
            continue;
        resolved += text.mid(at, one.capturedStart() - at) + *value;
        at = one.capturedEnd();
    }
    return resolved + text.mid(at);
}

} // namespace binnacle
