#include "base/subprocess.h"
#include "values/valuesdocument.h"
#include "values/valueswriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

/// Strings that YAML writers get wrong; facts about helm's reading are behind each of them.
QStringList nastyStrings()
{
    QStringList all{u""_s,
                    u" "_s,
                    u"  a"_s,
                    u"a  "_s,
                    u"a  b"_s,
                    u"\t"_s,
                    u"\ta"_s,
                    u"a\t"_s,
                    u"\n"_s,
                    u"\na"_s,
                    u"a\n"_s,
                    u"a\n\n"_s,
                    u"a\nb"_s,
                    u"a\nb\n"_s,
                    u"a\n\nb"_s,
                    u" a\nb"_s,
                    u"a \nb"_s,
                    u"a\n b"_s,
                    u"a\n\tb"_s,
                    u"a\r\nb"_s,
                    u"\r"_s,
                    u"a\n#b"_s,
                    u"a\n---\nb"_s,
                    u"a\n...\n"_s,
                    u"y"_s,
                    u"Y"_s,
                    u"yes"_s,
                    u"no"_s,
                    u"n"_s,
                    u"on"_s,
                    u"off"_s,
                    u"On"_s,
                    u"true"_s,
                    u"True"_s,
                    u"TRUE"_s,
                    u"tRue"_s,
                    u"false"_s,
                    u"null"_s,
                    u"Null"_s,
                    u"NULL"_s,
                    u"~"_s,
                    u"0"_s,
                    u"1"_s,
                    u"+1"_s,
                    u"-1"_s,
                    u"0777"_s,
                    u"0o777"_s,
                    u"0b101"_s,
                    u"0x1F"_s,
                    u"08"_s,
                    u"1_000"_s,
                    u"1e3"_s,
                    u"1."_s,
                    u".5"_s,
                    u"3.0"_s,
                    u"1:30"_s,
                    u"190:20:30"_s,
                    u"2001-01-01"_s,
                    u"2001-12-14t21:59:43.10-05:00"_s,
                    u"9007199254740993"_s,
                    u".inf"_s,
                    u"-.inf"_s,
                    u".nan"_s,
                    u"1e400"_s,
                    u"_1"_s,
                    u"_"_s,
                    u"-"_s,
                    u"--"_s,
                    u"---"_s,
                    u"..."_s,
                    u"- a"_s,
                    u"?"_s,
                    u"? a"_s,
                    u":"_s,
                    u": a"_s,
                    u"a:"_s,
                    u"a: b"_s,
                    u"a :b"_s,
                    u"#"_s,
                    u"#a"_s,
                    u"a #b"_s,
                    u"a#b"_s,
                    u"&a"_s,
                    u"*a"_s,
                    u"!a"_s,
                    u"!!str a"_s,
                    u"|"_s,
                    u">"_s,
                    u"|-\n a"_s,
                    u"%a"_s,
                    u"@a"_s,
                    u"`a"_s,
                    u"'"_s,
                    u"''"_s,
                    u"'a'"_s,
                    u"\""_s,
                    u"\"a\""_s,
                    u"\\"_s,
                    u"\\n"_s,
                    u"a\\"_s,
                    u"{"_s,
                    u"}"_s,
                    u"{a: 1}"_s,
                    u"["_s,
                    u"]"_s,
                    u"[1]"_s,
                    u","_s,
                    u"a,b"_s,
                    u"<<"_s,
                    u"="_s,
                    u"{{ $labels.pod }}"_s,
                    u"{{ $value | humanize }}"_s,
                    u"${env:MY_POD_IP}"_s,
                    u"$1:$2"_s,
                    u"443"_s,
                    u"5d"_s,
                    u"10GiB"_s,
                    u"30Gi"_s,
                    u"[{\"HTTPS\":443}, {\"HTTP\":80}]"_s,
                    u"arn:aws:acm:r:1:certificate/x"_s,
                    u"200-399"_s,
                    u"prom.example.com"_s,
                    u"/*"_s,
                    u"#alertmanager"_s,
                    u"경보"_s,
                    u"*경보*: a\n설명"_s,
                    u"[{{ .Status | toUpper }}] 경보"_s,
                    u"é"_s,
                    u"日本"_s,
                    u"😀"_s,
                    u"a😀b\nc"_s,
                    u"one two three"_s,
                    u"a/b_c-d.e"_s,
                    u"/var/lib"_s};
    for (const char32_t c :
         {0x00,   0x01,   0x07,   0x08,   0x0B,   0x0C,   0x1B,    0x1F,    0x7F,
          0x80,   0x85,   0x9F,   0xA0,   0xAD,   0x200B, 0x200E,  0x2028,  0x2029,
          0x202E, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0xE000, 0x1F600, 0x10FFFF}) {
        const QString character = QString::fromUcs4(&c, 1);
        all << character << u"a"_s + character + u"b"_s << character + u"\nline"_s;
    }
    return all;
}

QString randomString(QRandomGenerator &random)
{
    static const QString alphabet =
        u"aZ09_-./ :#'\"\\{}[],&*!|>%@`?=<~$\t\n\r경é\u00a0\u0085\u2028\ufeff\u0001\u007f"_s;
    QString text;
    const int length = random.bounded(12);
    for (int i = 0; i < length; ++i)
        text += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
    return text;
}

Value randomValue(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 4 ? 5 : 7)) {
    case 0: return Value();
    case 1: return Value(random.bounded(2) == 1);
    case 2: return Value(random.bounded(-1'000'000, 1'000'000));
    case 3: return Value(random.generateDouble() * std::pow(10, random.bounded(-30, 30)));
    case 4: return Value(randomString(random));
    case 5: {
        Value::List list;
        for (int i = random.bounded(4); i > 0; --i)
            list.append(randomValue(random, depth + 1));
        return Value(list);
    }
    default: {
        ValueMap map;
        for (int i = random.bounded(4); i > 0; --i)
            map.insert(randomString(random), randomValue(random, depth + 1));
        return Value(map);
    }
    }
}

/// All nasty strings as values, keys and list items, and a thousand random trees.
Value everything()
{
    ValueMap root;
    const QStringList strings = nastyStrings();
    ValueMap keys;
    for (qsizetype i = 0; i < strings.size(); ++i) {
        root.insert(u"s%1"_s.arg(i), Value(strings.at(i)));
        keys.insert(strings.at(i), Value(static_cast<int>(i)));
    }
    root.insert(u"keys"_s, Value(keys));
    root.insert(u"list"_s, Value::stringList(strings));
    QRandomGenerator random(20);
    Value::List trees;
    for (int i = 0; i < 1000; ++i)
        trees.append(randomValue(random, 0));
    root.insert(u"random"_s, Value(trees));
    return Value(root);
}

/// By iteration: QJsonObject (6.4) does not find keys beyond U+FFFF when others from U+E000 on
/// stand beside them.
Value fromJson(const QJsonValue &json)
{
    if (json.isObject()) {
        ValueMap map;
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), fromJson(it.value()));
        return Value(map);
    }
    if (json.isArray()) {
        Value::List list;
        for (const QJsonValue item : json.toArray())
            list.append(fromJson(item));
        return Value(list);
    }
    if (json.isBool())
        return Value(json.toBool());
    if (json.isDouble())
        return Value(json.toDouble());
    return json.isString() ? Value(json.toString()) : Value();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

/// The writer: what it writes reads back as the same values, by us and by helm.
class TstValuesWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsPeopleWouldWriteIt()
    {
        const Value value = *ValuesDocument::parseValue(
            "{prometheus: {retention: 5d, enabled: true, 'n': 3, "
            "hosts: [prom.example.com], none: [], empty: {}, "
            "z: null, port: '443', text: \"line 1\\nline 2\", "
            "list: [{a: 1, b: two}], title: 경보}}",
            u"test"_s);
        QCOMPARE(writeValues(value, u"Written by a test."_s),
                 QByteArray("# Written by a test.\n"
                            "prometheus:\n"
                            "  retention: \"5d\"\n"
                            "  enabled: true\n"
                            "  \"n\": 3\n"
                            "  hosts:\n"
                            "    - prom.example.com\n"
                            "  none: []\n"
                            "  empty: {}\n"
                            "  z: null\n"
                            "  port: \"443\"\n"
                            "  text: |-\n"
                            "    line 1\n"
                            "    line 2\n"
                            "  list:\n"
                            "    - a: 1\n"
                            "      b: two\n"
                            "  title: \"경보\"\n"));
    }

    void anEmptyMapIsAnEmptyMap() { QCOMPARE(writeValues(Value(ValueMap())), QByteArray("{}\n")); }

    void aLongKeyIsWrittenSoThatItCanBeRead()
    {
        ValueMap map;
        map.insert(QString(3000, u'k'), Value(1));
        const auto back = ValuesDocument::parse(writeValues(Value(map)), u"written"_s);
        QVERIFY(back.has_value());
        QCOMPARE(back->root(), Value(map));
    }

    void everyStringReadsBackAsItself()
    {
        const Value all = everything();
        const auto back = ValuesDocument::parse(writeValues(all), u"written"_s);
        QVERIFY2(back, back ? "" : qPrintable(back.error().toLine()));
        QVERIFY(back->warnings().isEmpty());
        for (const ValueEntry &entry : all.map().entries())
            QVERIFY2(back->root().map().value(entry.key) == entry.value, qPrintable(entry.key));
    }

    void helmReadsEveryStringAsItself()
    {
        const QString helm = qEnvironmentVariable("BINNACLE_HELM");
        if (helm.isEmpty())
            QSKIP("BINNACLE_HELM does not name a helm program");
        QTemporaryDir folder;
        QDir(folder.path()).mkpath(u"echo/templates"_s);
        writeFile(folder.filePath(u"echo/Chart.yaml"_s),
                  "apiVersion: v2\nname: echo\nversion: 0.1.0\n");
        // QJsonDocument drops a byte order mark at the start of a text unless it is escaped.
        writeFile(folder.filePath(u"echo/templates/values.yaml"_s),
                  "apiVersion: v1\nkind: ConfigMap\ndata: {{ toJson .Values | replace \"\\ufeff\" "
                  "\"\\\\ufeff\" | b64enc }}\n");
        const Value all = everything();
        writeFile(folder.filePath(u"values.yaml"_s), writeValues(all));
        Command command;
        command.program = helm;
        command.arguments = {u"template"_s, u"echo"_s, folder.filePath(u"echo"_s), u"-f"_s,
                             folder.filePath(u"values.yaml"_s)};
        Subprocess run(command);
        QSignalSpy finished(&run, &Operation::finished);
        run.start();
        QVERIFY(finished.wait(60'000));
        const auto output = run.completeOutput();
        QVERIFY(output.has_value());
        const QByteArray encoded = output->mid(output->indexOf("data: ") + 6).trimmed();
        // Not read by our own reader: what is judged must not judge itself.
        const Value seen = fromJson(
            QJsonDocument::fromJson(QByteArray::fromBase64(encoded)).object());
        QCOMPARE(seen.map().size(), all.map().size());
        for (const ValueEntry &entry : all.map().entries()) {
            const Value other = seen.map().value(entry.key);
            for (qsizetype i = 0; i < entry.value.list().size(); ++i)
                QCOMPARE(other.list().value(i).text(), entry.value.list().at(i).text());
            QVERIFY2(other == entry.value, qPrintable(entry.key));
        }
    }
};

QTEST_GUILESS_MAIN(TstValuesWriter)
#include "tst_valueswriter.moc"
