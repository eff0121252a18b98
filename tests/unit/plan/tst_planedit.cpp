#include "catalog/catalog.h"
#include "plan/nearestname.h"
#include "plan/planedit.h"
#include "plan/setarguments.h"
#include "plan/valuetemplate.h"
#include "values/valuesdocument.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

Value read(const QString &yaml)
{
    return *ValuesDocument::parseValue(yaml.toUtf8(), u"test"_s);
}

} // namespace

/// Setting fields, --set arguments and the templates of the catalog.
class TstPlanEdit : public QObject
{
    Q_OBJECT

    Catalog m_catalog;

    const Component &stack() { return m_catalog.components().constFirst(); }

private Q_SLOTS:
    void initTestCase() { m_catalog = *Catalog::builtIn(); }

    void aStartPointSetsItsFieldsOnly()
    {
        const auto component = startComponent(stack(), u"local"_s);
        QVERIFY(component.has_value());
        QCOMPARE(component->version, u"88.5.3"_s);
        QCOMPARE(component->fields.size(), stack().startPoint(u"local"_s)->fields.size());
        QVERIFY(startComponent(stack(), {})->fields.isEmpty());
        const auto unknown = startComponent(stack(), u"eks"_s);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().hint.contains(u"eks-alb"_s));
    }

    void namespaceReleaseVersionAndSourceAreNoValues()
    {
        PlanComponent component = *startComponent(stack(), {});
        QVERIFY(setField(component, stack(), u"namespace"_s, u"ns-1"_s));
        QVERIFY(setField(component, stack(), u"release"_s, u"prom"_s));
        QVERIFY(setField(component, stack(), u"version"_s, u"45.27.2"_s));
        QVERIFY(setField(component, stack(), u"chart"_s, u"/srv/charts/kps.tgz"_s));
        QVERIFY(component.fields.isEmpty());
        QCOMPARE(component.nameSpace, u"ns-1"_s);
        QCOMPARE(component.release, u"prom"_s);
        QCOMPARE(component.version, u"45.27.2"_s);
        QCOMPARE(component.source,
                 (ChartSource{ChartSource::Kind::Archive, u"/srv/charts/kps.tgz"_s, {}}));
        resetField(component, stack(), u"chart"_s);
        QCOMPARE(component.source.kind, ChartSource::Kind::Repository);
    }

    void aRefusedTextChangesNothing()
    {
        PlanComponent component = *startComponent(stack(), u"local"_s);
        const PlanComponent before = component;
        QVERIFY(!setField(component, stack(), u"prometheus.storageSize"_s, u"10GB"_s));
        QVERIFY(!setField(component, stack(), u"grafana.adminPassword"_s, u"prom-operator"_s));
        QVERIFY(!setField(component, stack(), u"release"_s, u"-x"_s));
        QCOMPARE(component, before);
    }

    void aMistypedFieldGetsTheNearestName()
    {
        PlanComponent component = *startComponent(stack(), {});
        const auto set = setField(component, stack(), u"prometheus.retentoin"_s, u"5d"_s);
        QVERIFY(!set);
        QVERIFY(set.error().hint.contains(u"'prometheus.retention'"_s));
        QCOMPARE(nearestName(u"something else entirely"_s, {u"a.b"_s}), QString());
    }

    void conditionsFollowTheOtherFields()
    {
        PlanComponent component = *startComponent(stack(), {});
        const Field &size = *stack().field(u"grafana.storageSize"_s);
        QVERIFY(!isFieldActive(component, stack(), size));
        QVERIFY(setField(component, stack(), u"grafana.persistence"_s, u"true"_s));
        QVERIFY(isFieldActive(component, stack(), size));
        QCOMPARE(fieldValue(component, size), Value(u"10Gi"_s)); // the chart's default
        QVERIFY(!isFieldSet(component, size));
    }

    /// Recorded: what helm template makes of the same arguments.
    void setArgumentsAreReadAsHelmReadsThem_data()
    {
        QTest::addColumn<SetArgument::Kind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("Typed a.b=c") << SetArgument::Kind::Typed << u"a.b=c"_s
                                     << u"{\"a\":{\"b\":\"c\"},\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a.b=1,c=true")
            << SetArgument::Kind::Typed << u"a.b=1,c=true"_s
            << u"{\"a\":{\"b\":1},\"c\":true,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=01") << SetArgument::Kind::Typed << u"a=01"_s
                                    << u"{\"a\":\"01\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=0")
            << SetArgument::Kind::Typed << u"a=0"_s << u"{\"a\":0,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=-5") << SetArgument::Kind::Typed << u"a=-5"_s
                                    << u"{\"a\":-5,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=1.5") << SetArgument::Kind::Typed << u"a=1.5"_s
                                     << u"{\"a\":\"1.5\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=null") << SetArgument::Kind::Typed << u"a=null"_s
                                      << u"{\"a\":null,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=NULL") << SetArgument::Kind::Typed << u"a=NULL"_s
                                      << u"{\"a\":null,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=True") << SetArgument::Kind::Typed << u"a=True"_s
                                      << u"{\"a\":true,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=") << SetArgument::Kind::Typed << u"a="_s
                                  << u"{\"a\":\"\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a={x,1,true}")
            << SetArgument::Kind::Typed << u"a={x,1,true}"_s
            << u"{\"a\":[\"x\",1,true],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a={}") << SetArgument::Kind::Typed << u"a={}"_s
                                    << u"{\"a\":[\"\"],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a[2]=x")
            << SetArgument::Kind::Typed << u"a[2]=x"_s
            << u"{\"a\":[null,null,\"x\"],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed l[0]=9")
            << SetArgument::Kind::Typed << u"l[0]=9"_s << u"{\"l\":[9,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed l[3].x=9") << SetArgument::Kind::Typed << u"l[3].x=9"_s
                                        << u"{\"l\":[1,2,null,{\"x\":9}],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed nodeSelector.example\\.com/noderole=kafka")
            << SetArgument::Kind::Typed << u"nodeSelector.example\\.com/noderole=kafka"_s
            << u"{\"l\":[1,2],\"nodeSelector\":{\"example.com/noderole\":\"kafka\"},\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=x\\,y") << SetArgument::Kind::Typed << u"a=x\\,y"_s
                                       << u"{\"a\":\"x,y\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=b=c") << SetArgument::Kind::Typed << u"a=b=c"_s
                                     << u"{\"a\":\"b=c\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed old.k=null") << SetArgument::Kind::Typed << u"old.k=null"_s
                                          << u"{\"l\":[1,2],\"old\":{\"k\":null}}"_s;
        QTest::newRow("Typed old={x}")
            << SetArgument::Kind::Typed << u"old={x}"_s << u"{\"l\":[1,2],\"old\":[\"x\"]}"_s;
        QTest::newRow("Typed a=1e3") << SetArgument::Kind::Typed << u"a=1e3"_s
                                     << u"{\"a\":\"1e3\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=0x10") << SetArgument::Kind::Typed << u"a=0x10"_s
                                      << u"{\"a\":\"0x10\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=1_000") << SetArgument::Kind::Typed << u"a=1_000"_s
                                       << u"{\"a\":\"1_000\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=+5") << SetArgument::Kind::Typed << u"a=+5"_s
                                    << u"{\"a\":5,\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=9223372036854775808")
            << SetArgument::Kind::Typed << u"a=9223372036854775808"_s
            << u"{\"a\":\"9223372036854775808\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a={x\\,y,z}")
            << SetArgument::Kind::Typed << u"a={x\\,y,z}"_s
            << u"{\"a\":[\"x,y\",\"z\"],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a[0].b=1,a[0].c=2")
            << SetArgument::Kind::Typed << u"a[0].b=1,a[0].c=2"_s
            << u"{\"a\":[{\"b\":1,\"c\":2}],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a= 5") << SetArgument::Kind::Typed << u"a= 5"_s
                                    << u"{\"a\":\" 5\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=${CERT_ARN}")
            << SetArgument::Kind::Typed << u"a=${CERT_ARN}"_s
            << u"{\"a\":\"${CERT_ARN}\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Typed a=C:\\\\x") << SetArgument::Kind::Typed << u"a=C:\\\\x"_s
                                         << u"{\"a\":\"C:\\\\x\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("String a=1,b=true")
            << SetArgument::Kind::String << u"a=1,b=true"_s
            << u"{\"a\":\"1\",\"b\":\"true\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("String a={1,2}") << SetArgument::Kind::String << u"a={1,2}"_s
                                        << u"{\"a\":[\"1\",\"2\"],\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("String a=null") << SetArgument::Kind::String << u"a=null"_s
                                       << u"{\"a\":\"null\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Json a={\"b\":[1,\"2\",null]}")
            << SetArgument::Kind::Json << u"a={\"b\":[1,\"2\",null]}"_s
            << u"{\"a\":{\"b\":[1,\"2\",null]},\"l\":[1,2],\"old\":{\"k\":1}}"_s;
        QTest::newRow("Json a=\"x,y\"") << SetArgument::Kind::Json << u"a=\"x,y\""_s
                                        << u"{\"a\":\"x,y\",\"l\":[1,2],\"old\":{\"k\":1}}"_s;
    }

    void setArgumentsAreReadAsHelmReadsThem()
    {
        QFETCH(SetArgument::Kind, kind);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        Value values = read(u"{old: {k: 1}, l: [1, 2]}"_s);
        const auto applied = applySetArgument(values, {kind, text});
        QVERIFY2(applied, applied ? "" : qPrintable(applied.error().toLine()));
        QVERIFY2(values == read(expected), qPrintable(values.text()));
    }

    void aWrongSetArgumentNamesItsKeyNotItsValue()
    {
        Value values{ValueMap()};
        for (const QString &text : {u"a..password=hunter2"_s, u"a[x]=hunter2"_s, u"a"_s}) {
            const auto applied = applySetArgument(values, {SetArgument::Kind::Typed, text});
            QVERIFY(!applied);
            QVERIFY(!applied.error().toLine().contains(u"hunter2"_s));
        }
        QVERIFY(!applySetArgument(values, {SetArgument::Kind::Typed, u"a[99999999]=1"_s}));
    }

    void templatesFillAndMatch()
    {
        const Value pattern = read(u"{gnetId: '${item.gnetId}', revision: '${item.revision}'}"_s);
        const TemplateVariables full{{u"item.gnetId"_s, Value(7)}, {u"item.revision"_s, Value(1)}};
        QCOMPARE(fillTemplate(pattern, full), read(u"{gnetId: 7, revision: 1}"_s));
        QCOMPARE(fillTemplate(pattern, {{u"item.gnetId"_s, Value(7)}}), read(u"{gnetId: 7}"_s));
        QCOMPARE(*matchTemplate(pattern, read(u"{gnetId: 7, revision: 1}"_s)), full);
        QVERIFY(!matchTemplate(pattern, read(u"{gnetId: 7, url: x}"_s)));
        QCOMPARE(fillTemplate(Value(u"https://${value}/x"_s), {{u"value"_s, Value(u"h"_s)}}),
                 Value(u"https://h/x"_s));
    }
};

QTEST_GUILESS_MAIN(TstPlanEdit)
#include "tst_planedit.moc"
