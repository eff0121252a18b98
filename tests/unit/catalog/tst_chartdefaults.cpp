#include "catalog/catalog.h"
#include "catalog/fieldtext.h"
#include "values/valuesdocument.h"
#include "values/valuesmerge.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

/// The real charts' values, where they are at hand beside the checkout.
QString chartFolder(const QString &version)
{
    return QStringLiteral(BINNACLE_SOURCE_DIR "/../shared/data/charts/kube-prometheus-stack/")
        + version;
}

Value load(const QString &path)
{
    const auto document = ValuesDocument::load(path);
    return document ? document->root() : Value();
}

/// Values of the chart over those of its sub-charts, as helm sees them.
Value chartValues(const QString &version)
{
    Value all{ValueMap()};
    for (const QString &chart :
         {u"grafana"_s, u"kube-state-metrics"_s, u"prometheus-node-exporter"_s})
        all.set(ValuePath().child(chart),
                load(chartFolder(version) + u"/subcharts/"_s + chart + u"/values.yaml"_s));
    return mergeLayers({all, load(chartFolder(version) + u"/values.yaml"_s)});
}

/// Keys that stand in no values.yaml of these versions, but that the templates read (measured).
bool isReadByTemplatesOnly(const QString &path, const QString &version)
{
    if (path == u"prometheus.ingress.ingressClassName"
        || path == u"alertmanager.ingress.ingressClassName")
        return version != u"88.5.3";
    if (path == u"grafana.adminPassword")
        return version == u"88.5.3";
    return path == u"grafana.ingress.ingressClassName"
        || path == u"grafana.persistence.storageClassName";
}

} // namespace

/// Each field's default, type and paths against the charts themselves, in three generations.
class TstChartDefaults : public QObject
{
    Q_OBJECT

    Component m_stack;

private Q_SLOTS:
    void initTestCase()
    {
        m_stack = Catalog::builtIn()->components().constFirst();
        if (!QDir(chartFolder(u"88.5.3"_s)).exists())
            QSKIP("the charts' values are not at hand (../shared/data)");
    }

    void everyFieldFitsTheChart_data()
    {
        QTest::addColumn<QString>("version");
        for (const QString &version : std::as_const(m_stack.versions))
            QTest::newRow(qPrintable(version)) << version;
    }

    void everyFieldFitsTheChart()
    {
        QFETCH(QString, version);
        const Value chart = chartValues(version);
        const QVersionNumber number = QVersionNumber::fromString(version);
        QVERIFY(chart.map().size() > 20);
        int compared = 0;
        for (const Field &field : std::as_const(m_stack.fields)) {
            for (const ValueWrite &write : field.writes) {
                if (write.isIn(number) && !write.each)
                    compared += compareWrite(chart, version, field, write) ? 1 : 0;
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY2(compared >= 25, qPrintable(QString::number(compared)));
    }

private:
    /// Whether a default could be compared.
    bool compareWrite(const Value &chart, const QString &version, const Field &field,
                      const ValueWrite &write)
    {
        const QString path = write.path.toString();
        const QByteArray what = qPrintable(field.id + u" at "_s + path);
        const Value *value = chart.at(write.path);
        if (isReadByTemplatesOnly(path, version)) {
            check(!value, what + ": the chart lists it after all");
            return false;
        }
        if (!value) {
            // Inside an open map of the chart, such as annotations: {}.
            const Value *above = nullptr;
            for (ValuePath up = write.path.parent(); !above; up = up.parent())
                above = chart.at(up);
            check(above->isMap() && above->map().isEmpty(), what + ": no such key");
            return false;
        }
        if (field.isSecret() || write.value != ValueWrite().value)
            return false;
        const Value standard = field.defaultFor(QVersionNumber::fromString(version));
        check(*value == standard, what + ": the chart's default is " + value->text().toUtf8());
        check(value->isNull() || objectionTo(field, *value).isEmpty(),
              what + ": its default is not of the field's type");
        return true;
    }

    static void check(bool isTrue, const QByteArray &message)
    {
        QVERIFY2(isTrue, message.constData());
    }
};

QTEST_GUILESS_MAIN(TstChartDefaults)
#include "tst_chartdefaults.moc"
