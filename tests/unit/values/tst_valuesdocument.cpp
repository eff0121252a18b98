#include "values/valuejson.h"
#include "values/valuesdocument.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

Value read(const QByteArray &yaml)
{
    const auto document = ValuesDocument::parse(yaml, u"values.yaml"_s);
    return document ? document->root() : Value();
}

Error problemOf(const QByteArray &yaml, const ValuesLimits &limits = {})
{
    const auto document = ValuesDocument::parse(yaml, u"values.yaml"_s, limits);
    return document ? Error{} : document.error();
}

/// Numbers as helm holds them: everything is a float64.
Value fromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return Value(json.toBool());
    case QJsonValue::Double: return Value(json.toDouble());
    case QJsonValue::String: return Value(json.toString());
    case QJsonValue::Array: {
        Value::List list;
        for (const QJsonValue item : json.toArray())
            list.append(fromJson(item));
        return Value(list);
    }
    case QJsonValue::Object: {
        ValueMap map;
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), fromJson(it.value()));
        return Value(map);
    }
    default: return Value();
    }
}

} // namespace

/// The reader against recorded answers of helm (tests/data/values/helm_reads.json: what a chart
/// that prints its values as JSON got from each file; null where helm refused the file).
class TstValuesDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameValuesAsHelm_data()
    {
        QFile file(QStringLiteral(BINNACLE_TEST_DATA "/values/helm_reads.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(cases.size() > 80);
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QJsonValue>("expected");
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const QJsonObject one = cases.at(i).toObject();
            const QString yaml = one.value(u"yaml"_s).toString();
            QTest::addRow("%lld %s", static_cast<long long>(i),
                          qPrintable(yaml.left(30).simplified()))
                << yaml << one.value(u"values"_s);
        }
    }

    void readsTheSameValuesAsHelm()
    {
        QFETCH(QString, yaml);
        QFETCH(QJsonValue, expected);
        // helm reads these; we refuse or differ on purpose, and say so.
        const bool isUnusualBreak = yaml.contains(QChar(0x85)) || yaml.contains(QChar(0x2028));
        const auto document = ValuesDocument::parse(yaml.toUtf8(), u"values.yaml"_s);
        if (isUnusualBreak) {
            QVERIFY(document.has_value());
            QCOMPARE(document->warnings().value(0).kind, ValuesWarning::Kind::UnusualLineBreak);
            return;
        }
        if (expected.isNull()) {
            QVERIFY2(!document, "helm refuses this file");
            QVERIFY(!document.error().message.isEmpty());
            return;
        }
        QVERIFY2(document, document ? "" : qPrintable(document.error().toLine()));
        const QJsonObject object = expected.toObject();
        QCOMPARE(document->root().map().size(), object.size());
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Value *value = document->root().map().find(it.key());
            QVERIFY2(value, qPrintable(it.key()));
            QVERIFY2(*value == fromJson(it.value()),
                     qPrintable(it.key() + u": "_s + value->text() + u" instead of "_s
                                + fromJson(it.value()).text()));
        }
    }

    void quotedTextStaysText()
    {
        const Value root = read("a: \"30\"\nb: 'true'\nc: |\n  5\n");
        QCOMPARE(root.map().value(u"a"_s), Value(u"30"_s));
        QCOMPARE(root.map().value(u"b"_s), Value(u"true"_s));
        QCOMPARE(root.map().value(u"c"_s), Value(u"5\n"_s));
    }

    void positionsCountFromOne()
    {
        const auto document = ValuesDocument::parse(
            "prometheus:\n  prometheusSpec:\n    retention: 5d\n", u"dir/values.yaml"_s);
        QVERIFY(document.has_value());
        const auto path = ValuePath::parse(u"prometheus.prometheusSpec.retention"_s);
        QCOMPARE(document->where(*path), u"dir/values.yaml:3:16"_s);
        // An absent key is where its nearest parent is.
        const auto absent = ValuePath::parse(u"prometheus.prometheusSpec.nothing.here"_s);
        QCOMPARE(document->where(*absent), u"dir/values.yaml:3:5"_s);
    }

    void theLastOfTwoSameKeysWinsAndIsReported()
    {
        const auto document = ValuesDocument::parse("a:\n  b: 1\n  c: 2\n  b: 3\n",
                                                    u"values.yaml"_s);
        QVERIFY(document.has_value());
        QCOMPARE(document->root().map().value(u"a"_s).map().value(u"b"_s), Value(3));
        QCOMPARE(document->warnings().size(), 1);
        const ValuesWarning warning = document->warnings().constFirst();
        QCOMPARE(warning.kind, ValuesWarning::Kind::DuplicateKey);
        QCOMPARE(warning.path, u"a.b"_s);
        QCOMPARE(warning.position, (ValuePosition{4, 3}));
    }

    void anOwnKeyOverAMergedOneIsNoDuplicate()
    {
        const auto document = ValuesDocument::parse("b: &b {a: 2}\nm: {<<: *b, a: 1}\n",
                                                    u"values.yaml"_s);
        QVERIFY(document.has_value());
        QVERIFY(document->warnings().isEmpty());
    }

    void furtherDocumentsAreReported()
    {
        const auto document = ValuesDocument::parse("a: 1\n---\na: 2\n", u"values.yaml"_s);
        QVERIFY(document.has_value());
        QCOMPARE(document->warnings().value(0).kind, ValuesWarning::Kind::SeveralDocuments);
        QVERIFY(ValuesDocument::parse("a: 1\n---\n", u"v"_s)->warnings().isEmpty());
    }

    void errorsSayFileLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("where");
        QTest::newRow("tab as indentation") << QByteArray("a:\n\tb: 1\n") << u"values.yaml:2:3"_s;
        QTest::newRow("control character")
            << QByteArray("a: 1\nb: x\x01y\n") << u"values.yaml:2:5"_s;
        QTest::newRow("not UTF-8") << QByteArray("a: \xff\n") << u"values.yaml:1:4"_s;
        QTest::newRow("overlong UTF-8") << QByteArray("a: \xC0\xAF\n") << u"values.yaml:1:4"_s;
        QTest::newRow("cut UTF-8") << QByteArray("a: \xE2\x82") << u"values.yaml:1:4"_s;
        QTest::newRow("null key") << QByteArray("a: 1\n~: 2\n") << u"values.yaml:2:1"_s;
        QTest::newRow("list as root") << QByteArray("- 1\n") << u"values.yaml:1:1"_s;
        QTest::newRow("unclosed quote") << QByteArray("a: 1\nb: \"x\n") << u"values.yaml:3:1"_s;
        QTest::newRow("infinity") << QByteArray("a:\n  b: .inf\n") << u"values.yaml:2:6"_s;
    }

    void errorsSayFileLineAndColumn()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, where);
        const Error error = problemOf(yaml);
        QCOMPARE(error.kind, Error::Kind::BadInput);
        QCOMPARE(error.where, where);
    }

    void aliasBombIsRefused()
    {
        QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 10; ++i) {
            const QByteArray previous = "*a" + QByteArray::number(i - 1);
            yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                + QByteArrayList(10, previous).join(", ") + "]\n";
        }
        const Error error = problemOf(yaml);
        QVERIFY(error.message.contains(u"Aliases"_s));
        QVERIFY(error.where.startsWith(u"values.yaml:"_s));
    }

    void depthIsLimited()
    {
        const auto nested = [](int depth) {
            return "a: " + QByteArray(depth, '[') + QByteArray(depth, ']') + "\n";
        };
        QVERIFY(problemOf(nested(390)).message.isEmpty());
        QVERIFY(problemOf(nested(410)).message.contains(u"400 levels"_s));
        QVERIFY(!problemOf(nested(100'000)).message.isEmpty());
    }

    void sizeIsLimited()
    {
        ValuesLimits limits;
        limits.bytes = 10;
        QVERIFY(!problemOf("a: 12345678901234567890\n", limits).message.isEmpty());
        limits = {};
        limits.values = 3;
        QVERIFY(problemOf("a: [1, 2, 3]\n", limits).message.contains(u"more than 3 values"_s));
    }

    void byteOrderMarkAndCarriageReturnsAreRead()
    {
        QCOMPARE(read("\xEF\xBB\xBF"
                      "a: x\r\nb: y\r\n")
                     .map()
                     .value(u"a"_s),
                 Value(u"x"_s));
        // Inside text a mark is a character like others, also a leading one.
        QCOMPARE(read("a: \"\xEF\xBB\xBF"
                      "x\"\n")
                     .map()
                     .value(u"a"_s)
                     .toString()
                     .size(),
                 2);
    }

    void keysKeepTheirOrder()
    {
        QCOMPARE(read("z: 1\na: 2\nm: 3\n").map().keys(), (QStringList{u"z"_s, u"a"_s, u"m"_s}));
    }

    void aMissingFileIsOneSentence()
    {
        const auto document = ValuesDocument::load(u"/nonexistent/values.yaml"_s);
        QVERIFY(!document);
        QCOMPARE(document.error().kind, Error::Kind::BadInput);
    }

    void theDigestIsThatOfTheBytes()
    {
        QCOMPARE(ValuesDocument::parse("", u"v"_s)->sha256(),
                 QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
};

QTEST_GUILESS_MAIN(TstValuesDocument)
#include "tst_valuesdocument.moc"
