#include "prometheus/targetsmodel.h"
#include "standintransport.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA) + u"/prometheus/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recorded answer %s", qPrintable(name));
    return file.readAll();
}

Target target(const QString &job, int number, Target::Health health = Target::Health::Up)
{
    Target made;
    made.job = job;
    made.instance = u"10.0.0.%1:9100"_s.arg(number);
    made.scrapeUrl = u"http://10.0.0.%1:9100/metrics"_s.arg(number);
    made.health = health;
    made.lastScrape = QDateTime::currentDateTimeUtc();
    made.lastScrapeDuration = std::chrono::duration<double>(0.021);
    made.scrapeInterval = std::chrono::duration<double>(30);
    made.scrapeTimeout = std::chrono::duration<double>(10);
    return made;
}

QString text(const TargetsModel &model, int row, TargetsModel::Column column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TstTargetsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsSayWhatPrometheusSays()
    {
        TargetsModel model;
        model.setTargets(decodeTargets(recorded(u"targets.json"_s))->active,
                         {{TargetsModel::sampleKey(u"prometheus"_s, u"127.0.0.1:19090"_s), 812}});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, 0, TargetsModel::Endpoint), u"127.0.0.1:19100/metrics"_s);
        QCOMPARE(text(model, 0, TargetsModel::State), u"up"_s);
        QCOMPARE(text(model, 0, TargetsModel::Duration), u"9 ms"_s);
        QCOMPARE(text(model, 0, TargetsModel::Samples), QString());
        QCOMPARE(text(model, 1, TargetsModel::State), u"down"_s);
        QVERIFY(text(model, 1, TargetsModel::ErrorText).contains("connection refused"_L1));
        QCOMPARE(model.problem(1), TargetsModel::Problem::Down);
        QCOMPARE(text(model, 2, TargetsModel::Samples), u"812"_s);
        QCOMPARE(model.index(2, TargetsModel::Samples).data(TargetsModel::SortRole).toLongLong(),
                 812);
        QCOMPARE(model.jobs(),
                 (QList<TargetsModel::JobCount>{{u"node-exporter"_s, 2, 1, 1, 0, -1},
                                                {u"prometheus"_s, 1, 1, 0, 0, 812}}));
    }

    void slowAndUnscrapedTargetsAreTold()
    {
        TargetsModel model;
        Target slow = target(u"a"_s, 1);
        slow.lastScrapeDuration = std::chrono::duration<double>(5.1);
        model.setTargets({slow, target(u"b"_s, 1, Target::Health::Unknown)});
        QCOMPARE(model.problem(0), TargetsModel::Problem::Slow);
        QCOMPARE(text(model, 0, TargetsModel::Duration), u"5.1 s"_s);
        QCOMPARE(model.problem(1), TargetsModel::Problem::Waiting);
        QCOMPARE(model.jobs().first().slow, 1);
    }

    void rowsThatStayKeepTheirIndex()
    {
        TargetsModel model;
        model.setTargets({target(u"a"_s, 1), target(u"b"_s, 1), target(u"b"_s, 2)});
        const QPersistentModelIndex kept(model.index(2, 0));
        model.setTargets(
            {target(u"a"_s, 0), target(u"a"_s, 2), target(u"b"_s, 2, Target::Health::Down)});
        QVERIFY(kept.isValid());
        QCOMPARE(kept.row(), 2);
        QCOMPARE(text(model, kept.row(), TargetsModel::State), u"down"_s);
    }

    void randomListsMatchASortedList()
    {
        TargetsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(5);
        for (int round = 0; round < 300; ++round) {
            QMap<QString, Target> wanted;
            for (int i = random.bounded(12); i > 0; --i) {
                const Target made = target(QChar(u'a' + random.bounded(3)), random.bounded(8));
                wanted.insert(made.job + made.scrapeUrl, made);
            }
            QList<Target> shuffled = wanted.values();
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            model.setTargets(shuffled);
            QCOMPARE(model.rowCount(), wanted.size());
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.target(row), wanted.values()[row]);
        }
    }

    void nothingIsAskedWhileHidden()
    {
        StandinTransport server([](const HttpRequest &request) {
            return StandinTransport::Answer{200,
                                            recorded(request.target.contains("/targets")
                                                         ? u"targets.json"_s
                                                         : u"query-vector.json"_s),
                                            {},
                                            false};
        });
        TargetsModel model;
        QSignalSpy refreshed(&model, &TargetsModel::refreshed);
        model.setEndpoint(
            PrometheusEndpoint::throughService(server, {u"m"_s, u"p"_s, u"web"_s, false, {}}));
        QTest::qWait(50);
        QCOMPARE(server.asked().size(), 0);
        model.setShown(true);
        QVERIFY(refreshed.wait());
        QCOMPARE(server.asked().size(), 2);
        QCOMPARE(model.rowCount(), 3);
        // Shown again at once: the scrape interval has not passed.
        model.setShown(false);
        model.setShown(true);
        QTest::qWait(50);
        QCOMPARE(server.asked().size(), 2);
        model.setEndpoint(std::nullopt);
        QCOMPARE(model.rowCount(), 0);
    }

    void aFailedRefreshKeepsTheOldRowsAndSaysWhy()
    {
        bool fails = false;
        StandinTransport server([&fails](const HttpRequest &request) {
            if (fails)
                return StandinTransport::Answer{0, {}, {}, false};
            return StandinTransport::Answer{200,
                                            recorded(request.target.contains("/targets")
                                                         ? u"targets.json"_s
                                                         : u"query-vector.json"_s),
                                            {},
                                            false};
        });
        TargetsModel model;
        QSignalSpy refreshed(&model, &TargetsModel::refreshed);
        model.setEndpoint(
            PrometheusEndpoint::throughService(server, {u"m"_s, u"p"_s, u"web"_s, false, {}}));
        model.setShown(true);
        QVERIFY(refreshed.wait());
        QVERIFY(!model.error());
        fails = true;
        QVERIFY(refreshed.wait(8000)); // the shortest interval is five seconds
        QVERIFY(model.error());
        QCOMPARE(model.rowCount(), 3);
    }
};

QTEST_GUILESS_MAIN(TstTargetsModel)
#include "tst_targetsmodel.moc"
