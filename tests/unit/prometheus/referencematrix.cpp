#include "referencematrix.h"

#include <simdjson.h>

#include <cmath>
#include <cstdlib>

namespace {

std::string keyOf(simdjson::dom::object metric)
{
    std::string key;
    for (const auto field : metric)
        key += std::string(field.key) + '\x1f' + std::string(std::string_view(field.value))
            + '\x1e';
    return key;
}

using Row = std::vector<std::optional<double>>;

std::optional<Row> readRow(simdjson::dom::element series, const binnacle::QueryRange &range)
{
    Row row(std::size_t(range.points()));
    if (series["values"].error() != simdjson::SUCCESS)
        return row;
    for (const simdjson::dom::element point : series["values"].get_array()) {
        const double seconds = point.at(0);
        if (!(seconds >= 0 && seconds < 1e12))
            return std::nullopt;
        const qint64 offset = std::llround(seconds * 1000) - range.startMs;
        const std::string text(std::string_view(point.at(1)));
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        // strtod skips white space, which no value has.
        if (end != text.c_str() + text.size() || text.empty() || text.find(' ') != text.npos
            || offset < 0 || offset % range.stepMs != 0 || offset / range.stepMs >= range.points())
            return std::nullopt;
        row[std::size_t(offset / range.stepMs)] = value;
    }
    return row;
}

} // namespace

std::optional<ReferenceMatrix> readReference(const QByteArray &json,
                                             const binnacle::QueryRange &range)
{
    ReferenceMatrix matrix;
    simdjson::dom::parser parser;
    try {
        const simdjson::dom::element answer = parser.parse(json.constData(),
                                                           std::size_t(json.size()));
        if (std::string_view(answer["status"]) != "success"
            || std::string_view(answer["data"]["resultType"]) != "matrix")
            return std::nullopt;
        for (const simdjson::dom::element series : answer["data"]["result"].get_array()) {
            const bool onlyHistograms = series["values"].error() != simdjson::SUCCESS
                && series["histograms"].error() == simdjson::SUCCESS;
            const auto row = readRow(series, range);
            if (!row)
                return std::nullopt;
            if (!onlyHistograms)
                matrix[keyOf(series["metric"])] = *row;
        }
    } catch (const simdjson::simdjson_error &) {
        return std::nullopt;
    }
    return matrix;
}
