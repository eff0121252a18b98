#include "values/valuesdiff.h"
#include "values/valuesdocument.h"
#include "values/valuesmerge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

Value read(const QByteArray &yaml)
{
    return *ValuesDocument::parseValue(yaml, u"test"_s);
}

ValuePath path(const QString &text)
{
    return *ValuePath::parse(text);
}

} // namespace

/// Paths, maps, merging of layers and differences.
class TstValuesTrees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsAreWrittenAsHelmWritesThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("segments");
        QTest::newRow("plain") << u"a.b.c"_s << 3;
        QTest::newRow("dot in key") << u"annotations.alb\\.ingress\\.kubernetes\\.io/scheme"_s << 2;
        QTest::newRow("list") << u"a[2].b"_s << 3;
        QTest::newRow("list in list") << u"a[0][1]"_s << 3;
    }

    void pathsAreWrittenAsHelmWritesThem()
    {
        QFETCH(QString, text);
        QFETCH(int, segments);
        const auto parsed = ValuePath::parse(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->size(), segments);
        QCOMPARE(parsed->toString(), text);
    }

    void wrongPathsAreRefused()
    {
        for (const QString &text : {u""_s, u"a..b"_s, u".a"_s, u"a."_s, u"a[x]"_s, u"a[1"_s})
            QVERIFY2(!ValuePath::parse(text), qPrintable(text));
    }

    void settingMakesMissingMaps()
    {
        Value root{ValueMap()};
        QVERIFY(root.set(path(u"a.b.c"_s), Value(1)));
        QCOMPARE(root, read("a: {b: {c: 1}}"));
        QVERIFY(!root.set(path(u"a.list[0]"_s), Value(1)));
        root.remove(path(u"a.b.c"_s));
        QCOMPARE(root, read("{}"));
    }

    void largeMapsFindWhatSmallMapsFind()
    {
        ValueMap map;
        for (int i = 0; i < 100; ++i)
            map.insert(QString::number(i), Value(i));
        for (int i = 0; i < 100; i += 3)
            QVERIFY(map.remove(QString::number(i)));
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(map.contains(QString::number(i)), i % 3 != 0);
            if (i % 3 != 0)
                QCOMPARE(map.value(QString::number(i)), Value(i));
        }
        QVERIFY(!map.remove(u"0"_s));
    }

    /// Recorded: helm template with these files, a chart that prints its values as JSON.
    void layersMergeAsHelmMergesThem()
    {
        const Value merged = mergeLayers(
            {read("{a: {x: 1, y: 2}, list: [1, 2], gone: 1, map: {k: 1}, s: text}"),
             read("{a: {y: 3, z: null}, list: [], gone: null, map: {}, s: {now: map}}")});
        QCOMPARE(merged,
                 read("{a: {x: 1, y: 3, z: null}, list: [], gone: null, map: {k: 1}, "
                      "s: {now: map}}"));
    }

    void nullDeletesADefaultOfTheChart()
    {
        const Value seen = mergeOverDefaults(read("{a: null, b: {x: null}, list: [3], own: null}"),
                                             read("{a: 1, b: {x: 1, y: 2}, list: [1, 2], c: 4}"));
        QCOMPARE(seen, read("{b: {y: 2}, list: [3], own: null, c: 4}"));
    }

    void differencesHavePaths()
    {
        const auto changes = diffValues(read("{a: {x: 1, z: 2}, l: [1], gone: 1}"),
                                        read("{a: {x: 1, z: '2'}, l: [1, 2], new: {k: 1}}"));
        QCOMPARE(changes.size(), 4);
        QCOMPARE(changes.at(0).path.toString(), u"a.z"_s);
        QCOMPARE(*changes.at(0).before, Value(2));
        QCOMPARE(*changes.at(0).after, Value(u"2"_s));
        QCOMPARE(changes.at(1).path.toString(), u"l"_s);
        QCOMPARE(changes.at(2).path.toString(), u"gone"_s);
        QVERIFY(!changes.at(2).after);
        QCOMPARE(changes.at(3).path.toString(), u"new"_s);
        QVERIFY(!changes.at(3).before);
    }

    void orderAndPositionMakeNoDifference()
    {
        QVERIFY(diffValues(read("{a: 1, b: 2}"), read("b: 2\na: 1.0\n")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstValuesTrees)
#include "tst_valuestrees.moc"
