#include "commands/queryoutput.h"

#include "base/plaintext.h"
#include "commands/rowtable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::QueryOutput", text);
}

QString timeText(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

/// RFC 4180; a leading =, +, - or @ of a label value gets an apostrophe, because spreadsheets
/// would run it as a formula.
QString csvField(QString text, bool isNumber = false)
{
    if (!isNumber && !text.isEmpty() && QStringLiteral("=+-@").contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')
        && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QStringList labelNames(const QList<Labels> &all)
{
    QSet<QString> names;
    for (const Labels &labels : all) {
        for (const auto &[name, value] : labels)
            names.insert(name);
    }
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort();
    return sorted;
}

QString csvHeader(const QStringList &names)
{
    QStringList fields;
    for (const QString &name : names)
        fields << csvField(name);
    fields << u"time"_s << u"value"_s;
    return fields.join(u',');
}

QString csvLine(const QStringList &names, const Labels &labels, qint64 timeMs, const QString &value)
{
    QStringList fields;
    for (const QString &name : names)
        fields << csvField(labelValue(labels, name));
    fields << timeText(timeMs) << csvField(value, true);
    return fields.join(u',');
}

struct Statistics
{
    double last = SeriesGrid::missingValue();
    double least = INFINITY;
    double most = -INFINITY;
    double sum = 0;
    qsizetype count = 0;
};

Statistics statisticsOf(const SeriesGrid &grid, qsizetype series)
{
    Statistics s;
    const double *row = grid.row(series);
    for (qsizetype step = 0; step < grid.steps(); ++step) {
        if (SeriesGrid::isMissing(row[step]))
            continue;
        s.last = row[step];
        s.least = std::min(s.least, row[step]);
        s.most = std::max(s.most, row[step]);
        s.sum += row[step];
        ++s.count;
    }
    return s;
}

} // namespace

QString sampleText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value > 0 ? u"+Inf"_s : u"-Inf"_s;
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray instantTable(const InstantResult &result)
{
    QList<QStringList> rows;
    for (const Sample &sample : result.samples)
        rows << QStringList{plainText(seriesName(sample.labels)), timeText(sample.timeMs),
                            plainText(sample.text)};
    if (rows.isEmpty())
        return tr("No series: the expression is right, but nothing matches it.").toUtf8() + '\n';
    return alignedTable({tr("SERIES"), tr("TIME"), tr("VALUE")}, rows).toUtf8() + '\n';
}

QByteArray instantCsv(const InstantResult &result)
{
    QList<Labels> all;
    for (const Sample &sample : result.samples)
        all << sample.labels;
    const QStringList names = labelNames(all);
    QStringList lines{csvHeader(names)};
    for (const Sample &sample : result.samples)
        lines << csvLine(names, sample.labels, sample.timeMs, sample.text);
    return lines.join(u'\n').toUtf8() + '\n';
}

QByteArray rangeTable(const RangeResult &result)
{
    QList<QStringList> rows;
    for (qsizetype series = 0; series < result.grid.seriesCount(); ++series) {
        const Statistics s = statisticsOf(result.grid, series);
        const bool any = s.count > 0;
        rows << QStringList{plainText(seriesName(result.grid.labels(series))),
                            QString::number(s.count),
                            any ? sampleText(s.last) : QString(),
                            any ? sampleText(s.least) : QString(),
                            any ? sampleText(s.most) : QString(),
                            any ? sampleText(s.sum / static_cast<double>(s.count)) : QString()};
    }
    if (rows.isEmpty())
        return tr("No series: the expression is right, but nothing matches it.").toUtf8() + '\n';
    return alignedTable({tr("SERIES"), tr("SAMPLES"), tr("LAST"), tr("MIN"), tr("MAX"), tr("MEAN")},
                        rows)
               .toUtf8()
        + '\n';
}

QByteArray rangeCsv(const RangeResult &result)
{
    const SeriesGrid &grid = result.grid;
    const QStringList names = labelNames(grid.allLabels());
    QByteArray csv = csvHeader(names).toUtf8() + '\n';
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        const double *row = grid.row(series);
        for (qsizetype step = 0; step < grid.steps(); ++step) {
            if (!SeriesGrid::isMissing(row[step]))
                csv += csvLine(names, grid.labels(series), grid.timeMs(step), sampleText(row[step]))
                           .toUtf8()
                    + '\n';
        }
    }
    return csv;
}

QJsonDocument rangeJson(const RangeResult &result)
{
    const SeriesGrid &grid = result.grid;
    QJsonArray all;
    for (qsizetype series = 0; series < grid.seriesCount(); ++series) {
        QJsonObject metric;
        for (const auto &[name, value] : grid.labels(series))
            metric.insert(name, value);
        QJsonArray values;
        const double *row = grid.row(series);
        for (qsizetype step = 0; step < grid.steps(); ++step) {
            if (!SeriesGrid::isMissing(row[step]))
                values.append(QJsonArray{static_cast<double>(grid.timeMs(step)) / 1000.0,
                                         sampleText(row[step])});
        }
        all.append(QJsonObject{{u"metric"_s, metric}, {u"values"_s, values}});
    }
    return QJsonDocument(QJsonObject{{u"resultType"_s, u"matrix"_s}, {u"result"_s, all}});
}

} // namespace binnacle
