#include "values/valuesdocument.h"

#include "base/atomicfile.h"
#include "values/valuesbuilder.h"
#include "values/yamltext.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct DocumentText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::ValuesDocument)
};

tl::unexpected<Error> readError(const QString &fileName, ValuePosition position,
                                const QString &message)
{
    return failure({Error::Kind::BadInput, message, {}, position.in(fileName), {}});
}

std::optional<Error> objectionToBytes(const YamlTextScan &scan, const QString &fileName)
{
    if (scan.problem == YamlTextScan::Problem::NotUtf8)
        return Error{Error::Kind::BadInput,
                     DocumentText::tr("This is not UTF-8 text"),
                     {},
                     scan.position.in(fileName),
                     DocumentText::tr("Save the file as UTF-8.")};
    if (scan.problem == YamlTextScan::Problem::ControlCharacter)
        return Error{Error::Kind::BadInput,
                     DocumentText::tr("The control character U+%1 stands here; helm rejects the "
                                      "whole file for it")
                         .arg(static_cast<uint>(scan.character), 4, 16, QChar(u'0')),
                     {},
                     scan.position.in(fileName),
                     DocumentText::tr("Take it out, or write it as an escape in double quotes.")};
    return std::nullopt;
}

struct ParsedYaml
{
    Value root;
    QList<ValuesWarning> warnings;
};

/// Whether there is a further document with content. Its own errors are of no interest: helm 3
/// does not read it at all.
bool hasFurtherDocument(YAML::Parser &parser, const ValuesLimits &limits)
{
    try {
        ValuesBuilder further(limits);
        return parser.HandleNextDocument(further) && !further.root().isNull();
    } catch (const YAML::Exception &) {
        return true;
    } catch (const ValuesReadFailure &) {
        return true;
    }
}

Result<ParsedYaml> parsedYaml(const QByteArray &yaml, const QString &fileName,
                              const ValuesLimits &limits)
{
    if (yaml.size() > limits.bytes)
        return readError(
            fileName, {},
            DocumentText::tr("The file is larger than %1 MiB").arg(limits.bytes / (1024 * 1024)));
    const YamlTextScan scan = scanYamlText(yaml);
    if (const auto objection = objectionToBytes(scan, fileName))
        return failure(*objection);
    try {
        // yaml-cpp takes the end of the file for the end of a quoted text; an end of document
        // inside one it reports.
        std::istringstream stream(yaml.toStdString() + (yaml.endsWith('\n') ? "...\n" : ""));
        YAML::Parser parser(stream);
        ValuesBuilder builder(limits);
        parser.HandleNextDocument(builder);
        ParsedYaml parsed{builder.root(), builder.warnings()};
        if (scan.unusualLineBreak)
            parsed.warnings.append({ValuesWarning::Kind::UnusualLineBreak,
                                    DocumentText::tr("An unusual line break (U+0085, U+2028 or "
                                                     "U+2029) stands here; helm does not take it "
                                                     "for text"),
                                    *scan.unusualLineBreak,
                                    {}});
        if (hasFurtherDocument(parser, limits))
            parsed.warnings.append({ValuesWarning::Kind::SeveralDocuments,
                                    DocumentText::tr("The file holds several documents; helm 3 "
                                                     "reads only the first, helm 4 merges all"),
                                    {},
                                    {}});
        return parsed;
    } catch (const YAML::Exception &problem) {
        const ValuePosition position = problem.mark.is_null()
            ? ValuePosition()
            : ValuePosition{problem.mark.line + 1, problem.mark.column + 1};
        return readError(fileName, position,
                         DocumentText::tr("This is not valid YAML: %1")
                             .arg(QString::fromStdString(problem.msg)));
    } catch (const ValuesReadFailure &problem) {
        return readError(fileName, problem.position, problem.message);
    }
}

} // namespace

Result<Value> ValuesDocument::parseValue(const QByteArray &yaml, const QString &fileName,
                                         const ValuesLimits &limits)
{
    auto parsed = parsedYaml(yaml, fileName, limits);
    if (!parsed)
        return failure(parsed.error());
    return parsed->root;
}

Result<ValuesDocument> ValuesDocument::parse(const QByteArray &yaml, const QString &fileName,
                                             const ValuesLimits &limits)
{
    auto parsed = parsedYaml(yaml, fileName, limits);
    if (!parsed)
        return failure(parsed.error());
    if (!parsed->root.isMap() && !parsed->root.isNull())
        return readError(fileName, parsed->root.position(),
                         DocumentText::tr("A values file must be a map (key: value), but this is "
                                          "not one"));
    ValuesDocument document;
    if (parsed->root.isMap())
        document.m_root = parsed->root;
    document.m_fileName = fileName;
    document.m_sha256 = QCryptographicHash::hash(yaml, QCryptographicHash::Sha256).toHex();
    document.m_warnings = parsed->warnings;
    return document;
}

Result<ValuesDocument> ValuesDocument::load(const QString &path, const ValuesLimits &limits)
{
    const auto content = readFile(path, limits.bytes);
    if (!content)
        return failure(content.error());
    return parse(*content, path, limits);
}

QString ValuesDocument::where(const ValuePath &path) const
{
    const Value *value = m_root.at(path);
    if (value && value->position().isKnown())
        return value->position().in(m_fileName);
    return path.isEmpty() ? m_fileName : where(path.parent());
}

} // namespace binnacle
