#include "commands/querycommand.h"

#include "base/atomicfile.h"
#include "base/duration.h"
#include "commands/queryoutput.h"
#include "query/chartimage.h"
#include "theme/themesource.h"

#include <QBuffer>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace binnacle {

void QueryCommand::declareOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"at"_s, tr("Time of an instant query; default: now."), u"TIME"_s},
         {u"range"_s, tr("Ask for this much time instead of an instant."), u"DURATION"_s},
         {u"end"_s, tr("End of the range; default: now."), u"TIME"_s},
         {u"step"_s, tr("Time between points; default: chosen."), u"DURATION"_s},
         {u"format"_s, tr("table, csv, json or png."), u"FORMAT"_s},
         {{u"o"_s, u"output"_s}, tr("Write to this file."), u"FILE"_s}});
}

Outcome QueryCommand::prepare(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() != 1)
        return Error{Error::Kind::BadInput, tr("Usage: binnacle %1").arg(synopsis()), {}, {}, {}};
    m_expression = parser.positionalArguments().first();
    m_file = parser.value(u"output"_s);
    const QString format = options().json && !parser.isSet(u"format"_s) ? u"json"_s
                                                                        : parser.value(u"format"_s);
    static const QHash<QString, Format> formats{{QString(), Format::Table},
                                                {u"table"_s, Format::Table},
                                                {u"csv"_s, Format::Csv},
                                                {u"json"_s, Format::Json},
                                                {u"png"_s, Format::Png}};
    if (!formats.contains(format))
        return Error{Error::Kind::BadInput,
                     tr("There is no format '%1'").arg(format),
                     {},
                     u"--format"_s,
                     tr("Choose table, csv, json or png.")};
    m_format = formats.value(format);
    if (m_format == Format::Png && (!parser.isSet(u"range"_s) || m_file.isEmpty()))
        return Error{Error::Kind::BadInput,
                     tr("A picture needs a range and a file"),
                     {},
                     {},
                     tr("Add --range 1h and -o FILE.")};
    return readTimes(parser);
}

Outcome QueryCommand::readTimes(const QCommandLineParser &parser)
{
    if (parser.isSet(u"at"_s)) {
        const auto at = readTime(parser.value(u"at"_s), u"--at"_s);
        if (!at)
            return at.error();
        m_atMs = *at;
    }
    m_endMs = QDateTime::currentMSecsSinceEpoch();
    if (parser.isSet(u"end"_s)) {
        const auto end = readTime(parser.value(u"end"_s), u"--end"_s);
        if (!end)
            return end.error();
        m_endMs = *end;
    }
    for (const auto &[option, target] :
         {std::pair(u"range"_s, &m_rangeMs), {u"step"_s, &m_stepMs}}) {
        if (!parser.isSet(option))
            continue;
        const auto duration = readDuration(parser.value(option), u"--"_s + option);
        if (!duration)
            return duration.error();
        if (duration->count() == 0)
            return Error{Error::Kind::BadInput, tr("Zero is too short"), {}, u"--"_s + option, {}};
        *target = duration->count();
    }
    return {};
}

void QueryCommand::found(const PrometheusClient &client)
{
    if (m_rangeMs > 0)
        askRange(client);
    else
        askInstant(client);
}

void QueryCommand::askInstant(const PrometheusClient &client)
{
    start(client.instantQuery(m_expression, m_atMs),
          [this](const Outcome &outcome, const PrometheusCall<InstantResult> &call) {
              if (!outcome)
                  return report(outcome.error());
              for (const QString &warning : call.value().warnings)
                  console().progress(tr("warning: %1").arg(warning));
              deliver(m_format == Format::Csv        ? instantCsv(call.value())
                          : m_format == Format::Json ? call.value().raw + '\n'
                                                     : instantTable(call.value()));
          });
}

void QueryCommand::askRange(const PrometheusClient &client)
{
    const int pixels = 1200;
    const QueryRange range = planQueryRange(m_endMs - m_rangeMs, m_endMs, m_stepMs, pixels);
    if (range.stepWasRaised)
        console().progress(tr("the step was raised to %1 s: Prometheus gives at most %2 points")
                               .arg(static_cast<double>(range.stepMs) / 1000.0)
                               .arg(QueryRange::mostPoints));
    start(client.rangeQuery(m_expression, range),
          [this](const Outcome &outcome, const RangeQuery &query) {
              if (!outcome)
                  return report(outcome.error());
              const RangeResult &result = *query.result();
              for (const QString &warning : result.warnings)
                  console().progress(tr("warning: %1").arg(warning));
              deliver(m_format == Format::Png ? rangePicture(query.result()) : rangeText(result));
          });
}

QByteArray QueryCommand::rangeText(const RangeResult &result) const
{
    switch (m_format) {
    case Format::Csv: return rangeCsv(result);
    case Format::Json: return rangeJson(result).toJson();
    case Format::Table:
    case Format::Png: break;
    }
    return rangeTable(result);
}

QByteArray QueryCommand::rangePicture(const std::shared_ptr<const RangeResult> &result) const
{
    ThemeSource themes;
    themes.install();
    ChartImageOptions picture;
    picture.unit = suggestUnit(m_expression);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    chartImage(result, themes.theme(), picture).save(&buffer, "PNG");
    return png;
}

void QueryCommand::deliver(const QByteArray &content)
{
    if (m_file.isEmpty()) {
        console().printRaw(content);
        return end(ExitStatus::Done);
    }
    if (const auto written = writeFileAtomically(m_file, content); !written)
        return fail(written.error());
    end(ExitStatus::Done);
}

void QueryCommand::report(const Error &error)
{
    console().error(error);
    // A wrong expression is wrong input; all else is a failure on the way.
    end(error.kind == Error::Kind::BadInput ? ExitStatus::WrongUsage : ExitStatus::OperationFailed);
}

} // namespace binnacle
