#include "catalog/componentreader.h"

#include "catalog/fieldtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct ReaderText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ComponentReader)
};

constexpr int catalogFormat = 1;

} // namespace

ComponentReader::ComponentReader(const ValuesDocument &document)
    : m_document(document)
    , m_problem(document.fileName())
{ }

Result<Component> ComponentReader::read(const ValuesDocument &document)
{
    ComponentReader reader(document);
    // A key that stands twice is a lost field; helm's "last one wins" is no good here.
    for (const ValuesWarning &warning : document.warnings())
        reader.m_problem.report(warning.position, warning.message);
    reader.readComponent();
    if (const auto error = reader.m_problem.error())
        return failure(*error);
    return reader.m_component;
}

void ComponentReader::readComponent()
{
    ShapeMap map(m_document.root(), u"component"_s, m_problem);
    if (map.value(u"format"_s).toInteger() != catalogFormat)
        m_problem.report(map.position(),
                         ReaderText::tr("The file's format must be %1").arg(catalogFormat));
    m_component.file = m_document.fileName();
    m_component.id = map.requiredText(u"id"_s);
    m_component.label = map.requiredText(u"label"_s);
    m_component.help = map.requiredText(u"help"_s);
    m_component.chart = map.requiredText(u"chart"_s);
    m_component.repository = map.requiredText(u"repository"_s);
    m_component.versions = map.texts(u"versions"_s);
    ShapeMap defaults(map.map(u"defaults"_s), u"defaults"_s, m_problem);
    m_component.defaultVersion = defaults.requiredText(u"version"_s);
    m_component.defaultRelease = defaults.requiredText(u"release"_s);
    m_component.defaultNamespace = defaults.requiredText(u"namespace"_s);
    defaults.finish();
    const Value::List steps = map.list(u"steps"_s);
    for (const Value &value : steps) {
        ShapeMap step(value, u"step"_s, m_problem);
        m_component.steps.append({step.requiredText(u"id"_s), step.requiredText(u"label"_s)});
        step.finish();
    }
    readSets(map.map(u"sets"_s));
    readFields(map.list(u"fields"_s));
    readStartPoints(map.list(u"startPoints"_s));
    readIneffective(map.list(u"ineffective"_s));
    map.finish();
}

void ComponentReader::readSets(const Value &sets)
{
    for (const ValueEntry &set : sets.map().entries()) {
        for (const Value &value : set.value.list()) {
            ShapeMap entry(value, u"set entry"_s, m_problem);
            m_sets[set.key].append(
                {entry.requiredText(u"name"_s), readConditions(entry.map(u"when"_s))});
            entry.finish();
        }
    }
}

void ComponentReader::readFields(const Value::List &fields)
{
    for (const Value &value : fields) {
        const Field field = readField(value);
        if (m_component.field(field.id))
            m_problem.report(field.position,
                             ReaderText::tr("The field '%1' stands here twice").arg(field.id));
        m_component.fields.append(field);
    }
    for (const Field &field : m_component.fields)
        checkField(field);
}

Field ComponentReader::readField(const Value &value)
{
    ShapeMap map(value, u"field"_s, m_problem);
    Field field;
    field.position = value.position();
    field.id = map.requiredText(u"id"_s);
    field.label = map.requiredText(u"label"_s);
    field.help = map.requiredText(u"help"_s);
    field.step = map.requiredText(u"step"_s);
    readFieldForm(map, field);
    field.condition = readConditions(map.map(u"condition"_s));
    field.requiredWhen = readConditions(map.map(u"requiredWhen"_s));
    field.writes = readWrites(map.list(u"writes"_s));
    field.secretWrites = readWrites(map.list(u"secretWrites"_s));
    readDefaults(map, field);
    map.finish();
    return field;
}

void ComponentReader::readFieldForm(ShapeMap &map, Field &field)
{
    const auto type = [&](const QString &key, const QString &otherwise) {
        const QString name = map.text(key, otherwise);
        const auto known = fieldTypeFromName(name);
        if (!known)
            m_problem.report(field.position,
                             ReaderText::tr("There is no field type '%1'").arg(name));
        return known.value_or(FieldType::String);
    };
    field.type = type(u"type"_s, {});
    field.itemType = type(u"itemType"_s, u"string"_s);
    field.unit = map.text(u"unit"_s);
    field.allowed = map.texts(u"allowed"_s);
    field.suggestions = map.texts(u"suggestions"_s);
    field.pattern = map.text(u"pattern"_s);
    field.patternHelp = map.text(u"patternHelp"_s);
    field.choices = map.text(u"choices"_s);
    const QString binding = map.text(u"binding"_s, u"values"_s);
    const QHash<QString, Field::Binding> bindings{{u"values"_s, Field::Binding::Values},
                                                  {u"namespace"_s, Field::Binding::Namespace},
                                                  {u"release"_s, Field::Binding::Release},
                                                  {u"version"_s, Field::Binding::Version},
                                                  {u"source"_s, Field::Binding::Source}};
    if (!bindings.contains(binding))
        m_problem.report(field.position, ReaderText::tr("There is no binding '%1'").arg(binding));
    field.binding = bindings.value(binding, Field::Binding::Values);
}

void ComponentReader::readDefaults(ShapeMap &map, Field &field)
{
    field.defaultValue = map.value(u"default"_s);
    const Value since = map.map(u"defaultSince"_s);
    for (const ValueEntry &entry : since.map().entries())
        field.defaultsSince.append({QVersionNumber::fromString(entry.key), entry.value});
}

QList<ValueWrite> ComponentReader::readWrites(const Value::List &writes)
{
    QList<ValueWrite> all;
    for (const Value &value : writes)
        readWrite(value, all);
    return all;
}

void ComponentReader::readWrite(const Value &value, QList<ValueWrite> &writes)
{
    ShapeMap map(value, u"write"_s, m_problem);
    ValueWrite write;
    const Value path = map.value(u"path"_s);
    if (map.has(u"value"_s))
        write.value = map.value(u"value"_s);
    write.join = map.text(u"join"_s);
    write.each = map.flag(u"each"_s);
    write.unlessEmpty = map.flag(u"unlessEmpty"_s);
    write.when = readConditions(map.map(u"when"_s));
    write.since = readVersion(map.value(u"since"_s));
    write.before = readVersion(map.value(u"before"_s));
    const QString set = map.text(u"for"_s);
    map.finish();
    if (set.isEmpty()) {
        write.path = readPath(path, {});
        writes.append(write);
        return;
    }
    if (!m_sets.contains(set))
        m_problem.report(value.position(), ReaderText::tr("There is no set '%1'").arg(set));
    const QList<SetEntry> entries = m_sets.value(set);
    for (const SetEntry &entry : entries) {
        ValueWrite one = write;
        one.path = readPath(path, entry.name);
        one.when += entry.when;
        writes.append(one);
    }
}

QList<FieldCondition> ComponentReader::readConditions(const Value &map)
{
    QList<FieldCondition> conditions;
    for (const ValueEntry &entry : map.map().entries())
        conditions.append({entry.key, entry.value});
    return conditions;
}

ValuePath ComponentReader::readPath(const Value &value, const QString &name)
{
    QString text = value.toString();
    if (!name.isEmpty())
        text.replace(u"${name}"_s, name);
    text.replace(u"${item."_s, u"${item\\."_s); // this dot parts no keys
    const auto path = ValuePath::parse(text);
    if (!path)
        m_problem.report(value.position(), path.error().message);
    return path.value_or(ValuePath());
}

QVersionNumber ComponentReader::readVersion(const Value &value)
{
    if (value.isNull())
        return {};
    const QVersionNumber version = QVersionNumber::fromString(value.toString());
    if (version.isNull())
        m_problem.report(value.position(), ReaderText::tr("This must be a version in quotes"));
    return version;
}

void ComponentReader::readStartPoints(const Value::List &starts)
{
    for (const Value &value : starts) {
        ShapeMap map(value, u"start point"_s, m_problem);
        StartPoint start{map.requiredText(u"id"_s), map.requiredText(u"label"_s),
                         map.requiredText(u"help"_s), map.map(u"fields"_s).map()};
        map.finish();
        for (const ValueEntry &entry : start.fields.entries()) {
            const Field *field = m_component.field(entry.key);
            const QString objection = field
                ? objectionTo(*field, entry.value)
                : ReaderText::tr("There is no field '%1'").arg(entry.key);
            if (!objection.isEmpty())
                m_problem.report(entry.keyPosition, objection);
        }
        m_component.startPoints.append(start);
    }
}

void ComponentReader::readIneffective(const Value::List &keys)
{
    for (const Value &value : keys) {
        ShapeMap map(value, u"ineffective key"_s, m_problem);
        m_component.ineffectiveKeys.append(
            {readPath(map.value(u"path"_s), {}), map.requiredText(u"reason"_s)});
        map.finish();
    }
}

void ComponentReader::checkField(const Field &field)
{
    const auto report = [&](const QString &message) {
        m_problem.report(field.position,
                         ReaderText::tr("The field '%1': %2").arg(field.id, message));
    };
    const bool isKnownStep = std::any_of(
        m_component.steps.cbegin(), m_component.steps.cend(),
        [&](const FormStep &step) { return step.id == field.step; });
    if (!isKnownStep)
        report(ReaderText::tr("there is no step '%1'").arg(field.step));
    if (!QRegularExpression(field.pattern).isValid())
        report(ReaderText::tr("its pattern is no regular expression"));
    const bool isEnumeration = field.type == FieldType::Enumeration
        || (field.type == FieldType::List && field.itemType == FieldType::Enumeration);
    if (isEnumeration == field.allowed.isEmpty())
        report(ReaderText::tr("an enum needs 'allowed', and only an enum has it"));
    if ((field.binding == Field::Binding::Values) == field.writes.isEmpty())
        report(ReaderText::tr("it needs either 'writes' or a 'binding'"));
    if (!field.defaultValue.isNull() && !objectionTo(field, field.defaultValue).isEmpty())
        report(objectionTo(field, field.defaultValue));
    checkConditions(field.condition, field.position);
    checkConditions(field.requiredWhen, field.position);
    for (const ValueWrite &write : field.writes) {
        checkConditions(write.when, field.position);
        if ((write.each || write.unlessEmpty || !write.join.isEmpty()) && !field.isList())
            report(ReaderText::tr("only a list has 'each', 'join' and 'unlessEmpty'"));
    }
}

void ComponentReader::checkConditions(const QList<FieldCondition> &conditions,
                                      ValuePosition position)
{
    for (const FieldCondition &condition : conditions) {
        const Field *field = m_component.field(condition.field);
        if (!field)
            m_problem.report(position,
                             ReaderText::tr("A condition names the field '%1', which "
                                            "does not exist")
                                 .arg(condition.field));
        else if (!objectionTo(*field, condition.value).isEmpty())
            m_problem.report(position, objectionTo(*field, condition.value));
    }
}

} // namespace binnacle
