#include "commands/fieldscommand.h"

#include "catalog/catalog.h"
#include "catalog/clusternames.h"
#include "catalog/fieldtext.h"
#include "values/valuejson.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QStringList pathsIn(const Field &field, const QVersionNumber &version)
{
    QStringList paths;
    for (const QList<ValueWrite> *writes : {&field.writes, &field.secretWrites}) {
        for (const ValueWrite &write : *writes) {
            const QString path = write.path.toString();
            if (write.isIn(version) && !paths.contains(path))
                paths << path;
        }
    }
    return paths;
}

QString typeText(const Field &field)
{
    const QString type = fieldTypeName(field.type);
    return field.type == FieldType::List
        ? FieldsCommand::tr("list of %1").arg(fieldTypeName(field.itemType))
        : type;
}

QJsonObject conditionToJson(const QList<FieldCondition> &conditions)
{
    QJsonObject object;
    for (const FieldCondition &condition : conditions)
        object.insert(condition.field, toJson(condition.value));
    return object;
}

QJsonObject fieldToJson(const Field &field, const QStringList &versions)
{
    QJsonObject paths;
    QJsonObject defaults;
    for (const QString &version : versions) {
        const QVersionNumber number = QVersionNumber::fromString(version);
        paths.insert(version, QJsonArray::fromStringList(pathsIn(field, number)));
        defaults.insert(version, toJson(field.defaultFor(number)));
    }
    return {
        {u"id"_s, field.id},
        {u"label"_s, field.label},
        {u"help"_s, field.help},
        {u"step"_s, field.step},
        {u"type"_s, fieldTypeName(field.type)},
        {u"itemType"_s,
         field.type == FieldType::List ? QJsonValue(fieldTypeName(field.itemType)) : QJsonValue()},
        {u"allowed"_s, QJsonArray::fromStringList(field.allowed)},
        {u"suggestions"_s, QJsonArray::fromStringList(field.suggestions)},
        {u"pattern"_s, field.pattern},
        {u"condition"_s, conditionToJson(field.condition)},
        {u"requiredWhen"_s, conditionToJson(field.requiredWhen)},
        {u"default"_s, defaults},
        {u"paths"_s, paths}};
}

void printField(const Field &field, const QVersionNumber &version, Console &console)
{
    const Value standard = field.defaultFor(version);
    QString head = u"%1  (%2)"_s.arg(field.id, typeText(field));
    if (!standard.isNull())
        head += FieldsCommand::tr(", default %1")
                    .arg(standard == Value(QString()) ? u"\"\""_s : fieldText(field, standard));
    console.print(head);
    console.print(u"    %1. %2"_s.arg(field.label, field.help));
    if (!field.allowed.isEmpty())
        console.print(FieldsCommand::tr("    one of: %1").arg(field.allowed.join(u", "_s)));
    const QStringList paths = pathsIn(field, version);
    for (const QString &path : paths)
        console.print(u"    → "_s + path);
}

} // namespace

void FieldsCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"version"_s, tr("Chart version; default: the newest checked."), u"V"_s});
}

void FieldsCommand::run(const QCommandLineParser &parser, const CommonOptions &options,
                        Console &console)
{
    const auto fail = [&](const QString &message, const QString &hint) {
        console.error({Error::Kind::BadInput, message, {}, {}, hint});
        Q_EMIT finished(ExitStatus::WrongUsage);
    };
    const auto catalog = Catalog::builtIn();
    if (!catalog)
        return fail(catalog.error().toLine(), {});
    const QString version = parser.value(u"version"_s);
    if (!version.isEmpty() && !isChartVersion(version))
        return fail(tr("\"%1\" is no chart version").arg(version), tr("Write it as 88.5.3."));
    const QString id = parser.positionalArguments().value(0);
    if (!id.isEmpty() && !catalog->component(id))
        return fail(tr("There is no component '%1'").arg(id),
                    tr("'binnacle components' lists them."));
    QJsonObject all;
    for (const Component &component : catalog->components()) {
        if (!id.isEmpty() && component.id != id)
            continue;
        QJsonArray fields;
        for (const Field &field : component.fields) {
            fields.append(
                fieldToJson(field, version.isEmpty() ? component.versions : QStringList{version}));
            if (!options.json)
                printField(field,
                           QVersionNumber::fromString(version.isEmpty() ? component.defaultVersion
                                                                        : version),
                           console);
        }
        all.insert(component.id, fields);
    }
    if (options.json)
        console.printJson(QJsonDocument(all));
    Q_EMIT finished(ExitStatus::Done);
}

} // namespace binnacle
