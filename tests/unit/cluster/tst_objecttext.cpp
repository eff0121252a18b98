#include "cluster/objectfacts.h"
#include "cluster/objecttext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstObjectText : public QObject
{
    Q_OBJECT

private:
    static QJsonArray recorded(const QString &file)
    {
        QFile data(QStringLiteral(BINNACLE_TEST_DATA "/cluster/") + file);
        return data.open(QIODevice::ReadOnly)
            ? QJsonDocument::fromJson(data.readAll()).object().value("items"_L1).toArray()
            : QJsonArray();
    }
    /// What a YAML reader understood, compared with what was written.
    static bool isSame(const YAML::Node &node, const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Object: {
            const QJsonObject object = value.toObject();
            if (!node.IsMap() || node.size() != std::size_t(object.size()))
                return false;
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (!isSame(node[it.key().toStdString()], it.value()))
                    return false;
            }
            return true;
        }
        case QJsonValue::Array: {
            const QJsonArray array = value.toArray();
            if (!node.IsSequence() || node.size() != std::size_t(array.size()))
                return false;
            for (qsizetype i = 0; i < array.size(); ++i) {
                if (!isSame(node[std::size_t(i)], array[i]))
                    return false;
            }
            return true;
        }
        case QJsonValue::Null: return node.IsNull();
        case QJsonValue::Bool: return node.as<bool>() == value.toBool();
        case QJsonValue::Double: return node.as<double>() == value.toDouble();
        default:
            // A string must neither change nor be taken for something else.
            return node.IsScalar() && node.Scalar() == value.toString().toStdString()
                && (node.Tag() == "!" || !looksTyped(node.Scalar()));
        }
    }
    static bool looksTyped(const std::string &plain)
    {
        static const QSet<QString> words{u"true"_s, u"false"_s, u"null"_s, u"~"_s, u""_s};
        const QString text = QString::fromStdString(plain);
        bool isNumber = false;
        Q_UNUSED(text.toDouble(&isNumber));
        return isNumber || words.contains(text.toLower());
    }

private Q_SLOTS:
    void recordedObjectsReadBackTheSame_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"pods", "pvcs", "statefulsets", "daemonsets", "deployments", "jobs"})
            QTest::newRow(name) << QString::fromLatin1(name) + u"-objects.json"_s;
    }
    void recordedObjectsReadBackTheSame()
    {
        QFETCH(QString, file);
        const QJsonArray items = recorded(file);
        QVERIFY(!items.isEmpty());
        for (const QJsonValue &item : items) {
            const QString text = objectAsYaml(item.toObject(), true);
            QVERIFY2(isSame(YAML::Load(text.toStdString()), item), qPrintable(text));
        }
    }

    void awkwardStringsStayStrings_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"true",       "No",        "~",    "null",     "1.0", "0x1f", "1e3",
              "2026-01-02", "a: b",      "a #b", "- a",      "#x",  "'x",   "\"x\"",
              "a:",         " a",        "a ",   "",         "@a",  "%a",   "*a",
              "&a",         "[a",        "{a",   "|",        "?",   "a, b", "x\ny",
              "x\ny\nz",    "x\ny\nz\n", "\\n",  "12:30:45", "=",   "<<",   "%{HOST}"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void awkwardStringsStayStrings()
    {
        QFETCH(QString, text);
        const QJsonObject object{{u"metadata"_s, QJsonObject{{u"name"_s, text}}},
                                 {u"list"_s, QJsonArray{text, QJsonObject{{text, text}}}}};
        const QString yaml = objectAsYaml(object, false);
        QVERIFY2(isSame(YAML::Load(yaml.toStdString()), object), qPrintable(yaml));
    }

    void controlCharactersAreShownEscaped()
    {
        const QJsonObject object{{u"metadata"_s, QJsonObject{}}, {u"a"_s, u"x\x1b[31my\u202e"_s}};
        const QString yaml = objectAsYaml(object, false);
        QVERIFY(!yaml.contains(QChar(0x1b)));
        QVERIFY(!yaml.contains(QChar(0x202e)));
    }

    void managedFieldsAreLeftOutUnlessAskedFor()
    {
        const QJsonObject pod = recorded(u"pods-objects.json"_s).first().toObject();
        QVERIFY(!objectAsYaml(pod, false).contains(u"managedFields"_s));
        QVERIFY(objectAsYaml(pod, true).contains(u"managedFields"_s));
        QVERIFY(objectAsYaml({{u"kind"_s, u"Pod"_s}, {u"apiVersion"_s, u"v1"_s}}, false)
                    .startsWith(u"apiVersion: v1\nkind: Pod\n"_s));
    }

    void factsOfRecordedPods()
    {
        for (const QJsonValue &item : recorded(u"pods-objects.json"_s)) {
            QJsonObject pod = item.toObject();
            pod.insert(u"kind"_s, u"Pod"_s);
            const QString name = pod.value("metadata"_L1)["name"_L1].toString();
            const ObjectFacts facts = factsOf(pod, 1795263146000 + 60'000);
            if (name == u"prometheus-0") {
                QCOMPARE(int(facts.level), int(ProblemLevel::Ok));
                QCOMPARE(facts.state, u"Running"_s);
                QCOMPARE(facts.containersReady, 1);
                QVERIFY(facts.trouble.isEmpty());
                QVERIFY(facts.facts.contains({u"Owner"_s, u"StatefulSet prometheus"_s}));
                QVERIFY(facts.facts.contains({u"Claim"_s, u"db-prometheus-0"_s}));
            } else if (name == u"nowhere") {
                QCOMPARE(int(facts.level), int(ProblemLevel::Warn));
                QVERIFY(facts.trouble.startsWith(u"pending: 0/3 nodes"_s));
                QCOMPARE(int(facts.conditions.first().level), int(ProblemLevel::Error));
            }
        }
    }

    void pressureIsWellWhenItIsFalse()
    {
        const QJsonObject node{
            {u"kind"_s, u"Node"_s},
            {u"status"_s,
             QJsonObject{
                 {u"conditions"_s,
                  QJsonArray{
                      QJsonObject{{u"type"_s, u"MemoryPressure"_s}, {u"status"_s, u"False"_s}},
                      QJsonObject{{u"type"_s, u"DiskPressure"_s}, {u"status"_s, u"True"_s}},
                      QJsonObject{{u"type"_s, u"Ready"_s}, {u"status"_s, u"Unknown"_s}}}}}}};
        const ObjectFacts facts = factsOf(node, 0);
        QCOMPARE(int(facts.conditions[0].level), int(ProblemLevel::Ok));
        QCOMPARE(int(facts.conditions[1].level), int(ProblemLevel::Error));
        QCOMPARE(int(facts.conditions[2].level), int(ProblemLevel::Unknown));
    }
};

QTEST_GUILESS_MAIN(TstObjectText)
#include "tst_objecttext.moc"
