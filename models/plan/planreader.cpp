#include "plan/planreader.h"

#include "catalog/clusternames.h"
#include "catalog/scalarforms.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct PlanReaderText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::PlanReader)
};

} // namespace

PlanReader::PlanReader(const ValuesDocument &document)
    : m_document(document)
    , m_problem(document.fileName())
{ }

Result<StackPlan> PlanReader::read(const ValuesDocument &document)
{
    PlanReader reader(document);
    for (const ValuesWarning &warning : document.warnings())
        reader.m_problem.report(warning.position, warning.message);
    reader.readPlan();
    if (const auto error = reader.m_problem.error())
        return failure(*error);
    return reader.m_plan;
}

void PlanReader::require(bool isGood, ValuePosition position, const QString &message)
{
    if (!isGood)
        m_problem.report(position, message);
}

void PlanReader::readPlan()
{
    ShapeMap map(m_document.root(), PlanReaderText::tr("plan"), m_problem);
    const Value format = map.value(u"format"_s);
    if (format.kind() != Value::Kind::Integer)
        m_problem.report(map.position(),
                         PlanReaderText::tr("This is no plan file: it has no "
                                            "'format: %1'")
                             .arg(StackPlan::currentFormat));
    else if (format.toInteger() > StackPlan::currentFormat || format.toInteger() < 1)
        m_problem.report(format.position(),
                         PlanReaderText::tr("The plan has format %1; this program reads format %2")
                             .arg(format.toInteger())
                             .arg(StackPlan::currentFormat),
                         PlanReaderText::tr("Open it with a newer Binnacle."));
    const Value contexts = map.value(u"contexts"_s);
    require(contexts.isNull() || contexts.isList(), contexts.position(),
            PlanReaderText::tr("'contexts' of the plan must be a list"));
    for (const Value &context : contexts.list()) {
        require(isContextName(context.toString()), context.position(),
                PlanReaderText::tr("\"%1\" is no name of a context").arg(context.text()));
        m_plan.contexts << context.toString();
    }
    const Value::List components = map.list(u"components"_s);
    for (const Value &value : components)
        m_plan.components << readComponent(value);
    map.finish();
}

PlanComponent PlanReader::readComponent(const Value &value)
{
    ShapeMap map(value, PlanReaderText::tr("component"), m_problem);
    PlanComponent component;
    component.component = map.requiredText(u"component"_s);
    component.release = map.requiredText(u"release"_s);
    component.nameSpace = map.requiredText(u"namespace"_s);
    component.version = map.requiredText(u"version"_s);
    const auto positionOf = [&](const QString &key) { return value.map().value(key).position(); };
    require(isReleaseName(component.release), positionOf(u"release"_s),
            PlanReaderText::tr("\"%1\" is no release name; write at most 53 lower-case letters, "
                               "digits, '-' and '.'")
                .arg(component.release));
    require(isNamespaceName(component.nameSpace), positionOf(u"namespace"_s),
            PlanReaderText::tr("\"%1\" is no namespace; write at most 63 lower-case letters, "
                               "digits and '-'")
                .arg(component.nameSpace));
    require(isChartVersion(component.version), positionOf(u"version"_s),
            objectionToForm(FieldType::Version, component.version));
    component.source = readSource(map.value(u"chart"_s));
    component.dependsOn = map.texts(u"dependsOn"_s);
    readBase(map.list(u"base"_s), component);
    readFields(map.map(u"fields"_s), component);
    component.values = map.map(u"values"_s);
    map.finish();
    return component;
}

ChartSource PlanReader::readSource(const Value &value)
{
    ShapeMap map(value, u"chart"_s, m_problem);
    ChartSource source;
    const std::array<std::pair<QString, ChartSource::Kind>, 4> kinds{
        {{u"repository"_s, ChartSource::Kind::Repository},
         {u"oci"_s, ChartSource::Kind::Oci},
         {u"folder"_s, ChartSource::Kind::Folder},
         {u"archive"_s, ChartSource::Kind::Archive}}};
    int found = 0;
    for (const auto &[key, kind] : kinds) {
        if (!map.has(key))
            continue;
        ++found;
        source.kind = kind;
        source.location = map.text(key);
    }
    require(found == 1, value.position(),
            PlanReaderText::tr("'chart' needs one of repository, oci, folder or archive"));
    if (source.kind == ChartSource::Kind::Repository) {
        source.chart = map.requiredText(u"name"_s);
        require(isObjectName(source.chart), value.position(),
                PlanReaderText::tr("\"%1\" is no name of a chart").arg(source.chart));
    } else if (source.kind != ChartSource::Kind::Oci) {
        source.location = absolutePath(source.location);
    }
    map.finish();
    const QString objection = objectionToForm(FieldType::Source, source.location);
    require(objection.isEmpty(), value.position(), objection);
    const bool isAddress = source.location.contains(u"://"_s);
    const bool needsAddress = source.kind == ChartSource::Kind::Repository
        || source.kind == ChartSource::Kind::Oci;
    require(
        isAddress == needsAddress
            && source.location.startsWith(u"oci://"_s) == (source.kind == ChartSource::Kind::Oci),
        value.position(),
        PlanReaderText::tr("\"%1\" does not fit its kind of chart source").arg(source.location));
    return source;
}

void PlanReader::readBase(const Value::List &layers, PlanComponent &component)
{
    static const QRegularExpression digest(u"^[0-9a-f]{64}$"_s);
    for (const Value &value : layers) {
        ShapeMap map(value, PlanReaderText::tr("base layer"), m_problem);
        BaseLayer layer;
        layer.path = absolutePath(map.requiredText(u"path"_s));
        layer.sha256 = map.requiredText(u"sha256"_s).toLatin1();
        require(digest.match(QString::fromLatin1(layer.sha256)).hasMatch(), value.position(),
                PlanReaderText::tr("sha256 of a base layer must be 64 hexadecimal digits"));
        map.finish();
        component.base << layer;
    }
}

void PlanReader::readFields(const Value &fields, PlanComponent &component)
{
    component.fields = fields.map();
}

QString PlanReader::absolutePath(const QString &path) const
{
    return QDir::cleanPath(QFileInfo(m_document.fileName()).absoluteDir().absoluteFilePath(path));
}

} // namespace binnacle
