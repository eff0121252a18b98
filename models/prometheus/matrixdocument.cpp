#include "prometheus/matrixdocument.h"

#include "base/plaintext.h"
#include "prometheus/apianswer.h"
#include "prometheus/samplevalue.h"

#include <simdjson.h>

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

namespace json = simdjson::ondemand;

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::MatrixDocument", text);
}

Error failedWith(const QString &sentence, const QString &detail = {})
{
    return {Error::Kind::Failed, sentence, detail, {}, {}};
}

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QStringList textsOf(json::array array)
{
    QStringList texts;
    for (auto value : array)
        texts << plainText(textOf(value.get_string()));
    return texts;
}

Labels labelsOf(json::object object)
{
    Labels labels;
    for (auto field : object) {
        const QString name = textOf(field.unescaped_key());
        labels.append({name, textOf(field.value().get_string())});
    }
    return labels;
}

/// False when a point lies beside the grid.
bool readPoints(json::array points, const QueryRange &range, double *row, qsizetype &samples)
{
    for (auto point : points) {
        double seconds = 0;
        double value = 0;
        int place = 0;
        for (auto part : point.get_array()) {
            if (place++ == 0) {
                seconds = part.get_double();
                continue;
            }
            const std::string_view text = part.get_string();
            const char *const end = text.data() + text.size();
            if (readSampleValue(text.data(), end, value) != end)
                return false;
        }
        if (!(seconds >= 0 && seconds < 1e12)) // no time that a 64-bit count of milliseconds holds
            return false;
        const qint64 offset = std::llround(seconds * 1000) - range.startMs;
        if (offset < 0 || offset % range.stepMs != 0 || offset / range.stepMs >= range.points())
            return false;
        row[offset / range.stepMs] = value;
        ++samples;
    }
    return true;
}

Result<void> readSeries(json::object series, MatrixContent &content)
{
    if (const auto fits = checkGridSize(content.grid); !fits)
        return fits;
    double *const row = content.grid.addSeries({});
    Labels labels;
    bool hasValues = false;
    bool hasHistograms = false;
    for (auto field : series) {
        const std::string_view key = field.unescaped_key();
        if (key == "metric") {
            labels = labelsOf(field.value().get_object());
        } else if (key == "values") {
            hasValues = true;
            if (!readPoints(field.value().get_array(), content.grid.range(), row, content.samples))
                return failure(failedWith(
                    tr("The server sent points that do not lie on the steps it was asked for")));
        } else if (key == "histograms") {
            hasHistograms = true;
        }
    }
    content.histogramSeries += hasHistograms ? 1 : 0;
    if (hasValues || !hasHistograms)
        content.grid.setLabels(content.grid.seriesCount() - 1, std::move(labels));
    else
        content.grid.removeLast();
    return {};
}

Result<void> readData(json::object data, MatrixContent &content)
{
    for (auto field : data) {
        const std::string_view key = field.unescaped_key();
        if (key == "resultType") {
            const std::string_view type = field.value().get_string();
            if (type != "matrix")
                return failure(failedWith(
                    tr("The answer is a %1 instead of a matrix").arg(plainText(textOf(type)))));
        } else if (key == "result") {
            auto value = field.value();
            if (value.type() == json::json_type::null)
                continue;
            for (auto element : value.get_array()) {
                auto series = element.value();
                if (series.type() == json::json_type::null)
                    continue; // stands for the series that MatrixReader has read already
                if (const auto read = readSeries(series.get_object(), content); !read)
                    return read;
            }
        }
    }
    return {};
}

Result<void> readObject(json::object answer, MatrixContent &content)
{
    QString status;
    QString type;
    QString words;
    for (auto field : answer) {
        const std::string_view key = field.unescaped_key();
        if (key == "status") {
            status = textOf(field.value().get_string());
        } else if (key == "data") {
            if (const auto read = readData(field.value().get_object(), content); !read)
                return read;
        } else if (key == "errorType") {
            type = textOf(field.value().get_string());
        } else if (key == "error") {
            words = textOf(field.value().get_string());
        } else if (key == "warnings") {
            content.warnings = textsOf(field.value().get_array());
        } else if (key == "infos") {
            content.infos = textsOf(field.value().get_array());
        }
    }
    if (status != "success"_L1)
        return failure(promqlError(type, words));
    return {};
}

} // namespace

Result<void> checkGridSize(const SeriesGrid &grid)
{
    const qint64 bytes = (grid.seriesCount() + 1) * grid.steps() * qint64{sizeof(double)};
    if (bytes <= largestGridBytes)
        return {};
    return failure({Error::Kind::Failed,
                    tr("The result has more than %1 series of %2 steps and would take over 2 GiB")
                        .arg(grid.seriesCount())
                        .arg(grid.steps()),
                    {},
                    {},
                    tr("Narrow the query, or take a larger step.")});
}

Result<void> readMatrixDocument(const QByteArray &bytes, MatrixContent &content)
{
    try {
        json::parser parser;
        const simdjson::padded_string padded(bytes.constData(),
                                             static_cast<std::size_t>(bytes.size()));
        json::document document = parser.iterate(padded);
        const auto read = readObject(document.get_object(), content);
        if (read && document.current_location().error() != simdjson::OUT_OF_BOUNDS)
            return failure(failedWith(tr("The answer goes on behind its end")));
        return read;
    } catch (const simdjson::simdjson_error &error) {
        return failure({Error::Kind::Failed,
                        tr("This is not an answer of Prometheus' HTTP API, or it was cut (%1)")
                            .arg(QString::fromUtf8(error.what())),
                        plainText(QString::fromUtf8(bytes.left(2000)), true),
                        {},
                        {}});
    }
}

} // namespace binnacle
