#include "prometheus/instantresult.h"

#include "base/plaintext.h"
#include "prometheus/apianswer.h"
#include "prometheus/samplevalue.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::InstantResult", text);
}

/// [seconds, "value"]
Sample sampleFrom(const Labels &labels, const QJsonArray &pair)
{
    Sample sample;
    sample.labels = labels;
    sample.timeMs = std::llround(pair.at(0).toDouble() * 1000);
    sample.text = plainText(pair.at(1).toString());
    sample.value = sampleValue(sample.text.toLatin1());
    return sample;
}

/// [seconds, {"count":"…","sum":"…","buckets":[…]}]
Sample histogramFrom(const Labels &labels, const QJsonArray &pair)
{
    const QJsonObject histogram = pair.at(1).toObject();
    Sample sample;
    sample.labels = labels;
    sample.timeMs = std::llround(pair.at(0).toDouble() * 1000);
    sample.isHistogram = true;
    const QString sum = histogram["sum"_L1].toString();
    sample.value = sampleValue(sum.toLatin1());
    sample.text = tr("count %1, sum %2, %3 buckets")
                      .arg(plainText(histogram["count"_L1].toString()), plainText(sum))
                      .arg(histogram["buckets"_L1].toArray().size());
    return sample;
}

void appendSeries(QList<Sample> &samples, const QJsonObject &series)
{
    const Labels labels = labelsFrom(series["metric"_L1].toObject());
    if (series.contains("value"_L1))
        samples << sampleFrom(labels, series["value"_L1].toArray());
    if (series.contains("histogram"_L1))
        samples << histogramFrom(labels, series["histogram"_L1].toArray());
    const QJsonArray values = series["values"_L1].toArray();
    for (const QJsonValue &pair : values)
        samples << sampleFrom(labels, pair.toArray());
    const QJsonArray histograms = series["histograms"_L1].toArray();
    for (const QJsonValue &pair : histograms)
        samples << histogramFrom(labels, pair.toArray());
}

Result<InstantResult::Type> typeFrom(const QString &name)
{
    static const QHash<QString, InstantResult::Type> types{
        {u"vector"_s, InstantResult::Type::Vector},
        {u"matrix"_s, InstantResult::Type::Matrix},
        {u"scalar"_s, InstantResult::Type::Scalar},
        {u"string"_s, InstantResult::Type::String}};
    if (!types.contains(name))
        return failure(
            {Error::Kind::Failed,
             tr("The answer has a result type that is not known: \"%1\"").arg(plainText(name)),
             {},
             {},
             {}});
    return types.value(name);
}

} // namespace

Result<InstantResult> decodeInstant(const QByteArray &body)
{
    const Result<ApiAnswer> answer = readAnswer(body);
    if (!answer)
        return failure(answer.error());
    const QJsonObject data = answer->data.toObject();
    const auto type = typeFrom(data["resultType"_L1].toString());
    if (!type)
        return failure(type.error());
    InstantResult result{*type, {}, answer->warnings, answer->infos, body};
    const QJsonArray array = data["result"_L1].toArray();
    if (*type == InstantResult::Type::Scalar || *type == InstantResult::Type::String) {
        result.samples << sampleFrom({}, array);
        return result;
    }
    for (const QJsonValue &series : array)
        appendSeries(result.samples, series.toObject());
    return result;
}

} // namespace binnacle
