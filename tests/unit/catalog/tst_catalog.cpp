#include "catalog/catalog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

/// A small catalog file; `field` takes the place of its only field.
QByteArray catalogWith(const QByteArray &field, const QByteArray &rest = {})
{
    return "format: 1\nid: demo\nlabel: Demo\nhelp: For tests.\nchart: demo\n"
           "repository: https://charts.example.com\nversions: [\"1.0.0\"]\n"
           "defaults: {version: \"1.0.0\", release: demo, namespace: demo}\n"
           "steps:\n  - {id: one, label: One}\nfields:\n"
        + field + rest;
}

const QByteArray goodField = "  - id: a.b\n    label: A\n    help: H.\n    step: one\n"
                             "    type: bool\n    default: true\n    writes: [{path: a.b}]\n";

} // namespace

/// The catalog inside the program, and what is refused in a catalog file.
class TstCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInCatalogIsComplete()
    {
        const auto catalog = Catalog::builtIn();
        QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().toLine()));
        const Component *stack = catalog->component(u"kube-prometheus-stack"_s);
        QVERIFY(stack);
        QCOMPARE(stack->versions, (QStringList{u"45.27.2"_s, u"66.1.0"_s, u"88.5.3"_s}));
        QVERIFY(stack->startPoint(u"eks-alb"_s) && stack->startPoint(u"local"_s));
        for (const Field &field : stack->fields) {
            QVERIFY2(!field.label.isEmpty() && !field.help.isEmpty(), qPrintable(field.id));
            QVERIFY2(field.help.endsWith(u'.') || field.help.endsWith(u')'), qPrintable(field.id));
        }
        for (const FormStep &step : stack->steps)
            QVERIFY2(!stack->fieldsOfStep(step.id).isEmpty(), qPrintable(step.id));
    }

    void aSharedFieldWritesToEachIngress()
    {
        const auto catalog = Catalog::builtIn();
        const Field *field = catalog->component(u"kube-prometheus-stack"_s)->field(u"alb.scheme"_s);
        QCOMPARE(field->writes.size(), 3);
        QCOMPARE(field->writes.at(1).path.toString(),
                 u"grafana.ingress.annotations.alb\\.ingress\\.kubernetes\\.io/scheme"_s);
        QCOMPARE(field->writes.at(1).when.size(), 1);
        QCOMPARE(field->writes.at(1).when.constFirst().field, u"grafana.ingress"_s);
    }

    void aSmallFileIsRead()
    {
        const auto catalog = Catalog::parse(catalogWith(goodField), u"demo.yaml"_s);
        QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().toLine()));
        QCOMPARE(catalog->component(u"demo"_s)->field(u"a.b"_s)->defaultValue, Value(true));
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QByteArray &yaml, const QString &where,
                            const QString &part) {
            QTest::newRow(name) << yaml << u"demo.yaml:"_s + where << part;
        };
        const auto changed = [](const QByteArray &from, const QByteArray &to) {
            QByteArray field = goodField;
            return catalogWith(field.replace(from, to));
        };
        row("unknown key", changed("    type: bool", "    colour: red\n    type: bool"), u"16:5"_s,
            u"unknown key 'colour'"_s);
        row("unknown type", changed("bool", "boolean"), u"12:5"_s, u"no field type 'boolean'"_s);
        row("unknown step", changed("step: one", "step: two"), u"12:5"_s, u"no step 'two'"_s);
        row("bad default", changed("default: true", "default: 3"), u"12:5"_s,
            u"neither true nor false"_s);
        row("bad path", changed("path: a.b", "path: a..b"), u"18:21"_s, u"a key is empty"_s);
        row("no writes", changed("    writes: [{path: a.b}]\n", ""), u"12:5"_s,
            u"'writes' or a 'binding'"_s);
        row("condition on nothing", changed("    writes", "    condition: {c.d: true}\n    writes"),
            u"12:5"_s, u"names the field 'c.d'"_s);
        row("same field twice", catalogWith(goodField + goodField), u"19:5"_s,
            u"stands here twice"_s);
        row("start point with a wrong value",
            catalogWith(goodField,
                        "startPoints:\n  - {id: s, label: S, help: H, fields: {a.b: 7}}\n"),
            u"20:41"_s, u"neither true nor false"_s);
        row("start point with an unknown field",
            catalogWith(goodField,
                        "startPoints:\n  - {id: s, label: S, help: H, fields: {x: 7}}\n"),
            u"20:41"_s, u"no field 'x'"_s);
        row("other format", "format: 2\n" + catalogWith(goodField).mid(10), u"1:1"_s,
            u"format must be 1"_s);
        row("key twice", changed("    step: one", "    step: one\n    step: one"), u"16:5"_s,
            u"second time"_s);
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, where);
        QFETCH(QString, part);
        const auto catalog = Catalog::parse(yaml, u"demo.yaml"_s);
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().where, where);
        QVERIFY2(catalog.error().message.contains(part), qPrintable(catalog.error().message));
    }
};

QTEST_GUILESS_MAIN(TstCatalog)
#include "tst_catalog.moc"
