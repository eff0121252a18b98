#include "cluster/tableparser.h"

#include <QFile>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

/// Recorded answers of an API server 1.36 in tests/data/cluster.
class TstTableParser : public QObject
{
    Q_OBJECT

private:
    static QByteArray recorded(const QString &name)
    {
        QFile file(QStringLiteral(BINNACLE_TEST_DATA "/cluster/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static TableParser parserFor(const QString &kind,
                                 ResourceQuery::Form form = ResourceQuery::Form::Table)
    {
        return TableParser({*findKind(kind), {}, {}, {}, form});
    }
    static const ResourceRow *find(const std::vector<ResourceRow> &rows, const QString &name)
    {
        const auto it = std::find_if(rows.cbegin(), rows.cend(),
                                     [&name](const auto &row) { return row.name == name; });
        return it == rows.cend() ? nullptr : &*it;
    }

private Q_SLOTS:
    void aTableOfPodsIsRead()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray body = recorded(u"pods-table.json"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().toLine()));
        QVERIFY(page->columns);
        QCOMPARE(page->columns->size(), 9);
        QCOMPARE(page->columns->at(0).format, u"name"_s);
        QCOMPARE(page->columns->at(5).priority, 1);
        QVERIFY(page->continueToken.isEmpty());
        QVERIFY(!page->resourceVersion.isEmpty());
        QCOMPARE(page->rows.size(), std::size_t(9));
        const ResourceRow *prometheus = find(page->rows, u"prometheus-0"_s);
        QVERIFY(prometheus);
        QCOMPARE(prometheus->nameSpace, u"monitoring"_s);
        QCOMPARE(prometheus->uid.size(), 36);
        QCOMPARE(int(prometheus->level), int(ProblemLevel::Ok));
        QCOMPARE(prometheus->cells[1].text, u"1/1"_s);
        QCOMPARE(prometheus->cells[4].value, double(prometheus->created));
        QCOMPARE(int(find(page->rows, u"nowhere"_s)->level), int(ProblemLevel::Warn));
        QVERIFY(prometheus->object.isEmpty());
    }

    void pagesCarryAContinueToken()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray body = recorded(u"pods-table-page1.json"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY(page.has_value());
        QCOMPARE(page->rows.size(), std::size_t(4));
        QVERIFY(!page->continueToken.isEmpty());
    }

    void everyKindsTableHasALevel_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("level");
        const auto row = [](const char *kind, const char *name, ProblemLevel level) {
            QTest::addRow("%s %s", kind, name)
                << QString::fromLatin1(kind) << QString::fromLatin1(name) << int(level);
        };
        row("pvcs", "db-prometheus-0", ProblemLevel::Ok);
        row("pvcs", "wrong-class", ProblemLevel::Warn);
        row("services", "grafana", ProblemLevel::None);
        row("services", "lb", ProblemLevel::Warn);
        row("ingresses", "grafana", ProblemLevel::Warn);
        row("statefulsets", "prometheus", ProblemLevel::Ok);
        row("daemonsets", "node-exporter", ProblemLevel::Ok);
        row("deployments", "grafana", ProblemLevel::Ok);
        row("nodes", "ip-10-250-0-11.eu-central-1.compute.internal", ProblemLevel::Ok);
    }
    void everyKindsTableHasALevel()
    {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(int, level);
        TableParser parser = parserFor(kind == u"pvcs" ? u"pvc"_s : kind);
        QByteArray body = recorded(kind + u"-table.json"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().toLine()));
        const ResourceRow *row = find(page->rows, name);
        QVERIFY(row);
        QCOMPARE(int(row->level), level);
    }

    void warningsAmongEventsStandOut()
    {
        TableParser parser = parserFor(u"events"_s);
        QByteArray body = recorded(u"events-table.json"_s);
        const Result<ListPage> page = parser.parseList(body, 1'000'000'000);
        QVERIFY(page.has_value());
        const auto warnings = std::count_if(
            page->rows.cbegin(), page->rows.cend(),
            [](const auto &row) { return row.level == ProblemLevel::Warn; });
        QVERIFY(warnings >= 3);
        // "Last Seen" is an age in the answer and a moment here.
        QCOMPARE(page->columns->at(0).name, u"Last Seen"_s);
        QVERIFY(page->rows[0].cells[0].value < 1'000'000'000);
        QVERIFY(page->rows[0].cells[0].value > 900'000'000);
    }

    void aRecordedWatchIsFollowed()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray list = recorded(u"pods-table.json"_s);
        QVERIFY(parser.parseList(list, 0).has_value());
        int deleted = 0;
        int bookmarks = 0;
        QByteArray version;
        const QList<QByteArray> lines = recorded(u"pods-watch.jsonl"_s).split('\n');
        for (QByteArray line : lines) {
            if (line.isEmpty())
                continue;
            const Result<WatchEvent> event = parser.parseEvent(line, 0);
            QVERIFY2(event.has_value(), event ? "" : qPrintable(event.error().toLine()));
            QVERIFY(!event->columns); // the list told them already
            deleted += event->type == WatchEvent::Type::Deleted;
            if (event->type == WatchEvent::Type::Bookmark) {
                ++bookmarks;
                QVERIFY(event->rows.empty()); // the phantom row is left out
            } else {
                QCOMPARE(event->rows.size(), std::size_t(1));
                QCOMPARE(event->rows[0].cells.size(), std::size_t(9));
            }
            QVERIFY(!event->resourceVersion.isEmpty());
            version = event->resourceVersion;
        }
        QVERIFY(deleted >= 2);
        QVERIFY(bookmarks >= 1);
        QVERIFY(!version.isEmpty());
    }

    void wholeObjectsAreKeptWhereAskedFor()
    {
        TableParser parser = parserFor(u"pods"_s, ResourceQuery::Form::Objects);
        QByteArray body = recorded(u"pods-objects.json"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().toLine()));
        const ResourceRow *row = find(page->rows, u"prometheus-0"_s);
        QVERIFY(row);
        QVERIFY(row->object.startsWith('{') && row->object.endsWith('}'));
        QVERIFY(row->object.contains("containerStatuses"));

        QByteArray event = R"({"type":"MODIFIED","object":{"kind":"Pod","apiVersion":"v1",)"
                           R"("metadata":{"name":"a","namespace":"n","uid":"u",)"
                           R"("resourceVersion":"7"},"status":{"phase":"Running"}}})";
        const Result<WatchEvent> change = parser.parseEvent(event, 0);
        QVERIFY(change.has_value());
        QCOMPARE(change->resourceVersion, "7"_ba);
        QCOMPARE(change->rows.size(), std::size_t(1));
        QVERIFY(change->rows[0].object.contains("Running"));
    }

    void aServerWithoutTablesStillGivesNames()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray body = recorded(u"pods-objects.json"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY(page.has_value());
        QCOMPARE(page->columns->size(), 2);
        QVERIFY(find(page->rows, u"prometheus-0"_s));
        QVERIFY(page->rows[0].object.isEmpty());
    }

    void anExpiredVersionIsTold()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray event =
            R"({"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},)"
            "\"status\":\"Failure\",\"message\":\"too old resource version: 1 (2)\","
            R"("reason":"Expired","code":410}})";
        const Result<WatchEvent> error = parser.parseEvent(event, 0);
        QVERIFY(error.has_value());
        QCOMPARE(error->type, WatchEvent::Type::Error);
        QCOMPARE(error->errorCode, 410);
        QCOMPARE(error->errorMessage, u"too old resource version: 1 (2)"_s);
    }

    void textFromTheClusterCannotSteerTheReader()
    {
        TableParser parser = parserFor(u"pods"_s);
        QByteArray body =
            R"({"kind":"Table","metadata":{"resourceVersion":"1"},"columnDefinitions":)"
            R"([{"name":"Name","type":"string","format":"name","priority":0}],"rows":[{"cells":)"
            "[\"a\\u001b[31m\\r\\n\\u202e\"],\"object\":{\"metadata\":{\"name\":\"a\",\"uid\":"
            "\"u\"}}}]}";
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY(page.has_value());
        QCOMPARE(page->rows[0].cells[0].text, u"a\\x1b[31m\\r\\n\\u202e"_s);
    }

    void rubbishIsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << "<html><body>Sign in</body></html>"_ba;
        QTest::newRow("cut") << recorded(u"pods-table.json"_s).first(5000);
        QTest::newRow("array") << "[1,2]"_ba;
        QTest::newRow("status") << recorded(u"status-notfound.json"_s);
        QTest::newRow("bad utf-8")
            << "{\"kind\":\"Table\",\"metadata\":{\"continue\":\"\xff\xfe\"}}"_ba;
        QTest::newRow("rows of numbers")
            << R"({"kind":"Table","metadata":{},"columnDefinitions":[],"rows":[1]})"_ba;
    }
    void rubbishIsOneSentence()
    {
        QFETCH(QByteArray, body);
        TableParser parser = parserFor(u"pods"_s);
        const Result<ListPage> page = parser.parseList(body, 0);
        QVERIFY(!page.has_value());
        QVERIFY(!page.error().message.isEmpty());
        QVERIFY(!page.error().message.contains(u'\n'));
        const Result<WatchEvent> event = parser.parseEvent(body, 0);
        QVERIFY(!event.has_value());
    }

    void everyCutOfATableIsRefusedOrRead()
    {
        // No cut may crash or invent a row; under the sanitizers this is the test that counts.
        const QByteArray whole = recorded(u"pvcs-table.json"_s);
        for (qsizetype cut = 0; cut < whole.size(); cut += 7) {
            TableParser parser = parserFor(u"pvc"_s);
            QByteArray body = whole.first(cut);
            QVERIFY(!parser.parseList(body, 0).has_value());
        }
    }
};

QTEST_GUILESS_MAIN(TstTableParser)
#include "tst_tableparser.moc"
