#include "cluster/eventsplitter.h"

#include <QTest>

using namespace binnacle;

class TstEventSplitter : public QObject
{
    Q_OBJECT

private:
    static QList<QByteArray> split(const QList<QByteArray> &chunks, bool *unfinished = nullptr)
    {
        QList<QByteArray> events;
        EventSplitter splitter([&events](QByteArray &event) {
            events << event;
            return true;
        });
        for (const QByteArray &chunk : chunks)
            Q_UNUSED(splitter.add(chunk));
        if (unfinished)
            *unfinished = splitter.hasUnfinishedEvent();
        return events;
    }

private Q_SLOTS:
    void eventsCutAtEveryByteStayWhole()
    {
        const QByteArray stream = "{\"a\":1}\n{\"b\":\"\xed\x95\x9c\xea\xb8\x80\"}\n{\"c\":3}\n";
        const QList<QByteArray> expected{"{\"a\":1}", "{\"b\":\"\xed\x95\x9c\xea\xb8\x80\"}",
                                         "{\"c\":3}"};
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            QCOMPARE(split({stream.first(cut), stream.sliced(cut)}), expected);
        QList<QByteArray> bytes;
        for (const char byte : stream)
            bytes << QByteArray(1, byte);
        QCOMPARE(split(bytes), expected);
    }

    void emptyLinesAreNoEvents()
    {
        QCOMPARE(split({"\n\n{\"a\":1}\r\n", " \n", "\n"}), QList<QByteArray>{"{\"a\":1}\r"});
    }

    void aTruncatedLastLineIsNoEvent()
    {
        bool unfinished = false;
        QCOMPARE(split({"{\"a\":1}\n{\"b\":"}, &unfinished), QList<QByteArray>{"{\"a\":1}"});
        QVERIFY(unfinished);
        split({"{\"a\":1}\n"}, &unfinished);
        QVERIFY(!unfinished);
    }

    void anEventOfTwoMegabytesStaysWhole()
    {
        const QByteArray event = "{\"a\":\"" + QByteArray(2 * 1024 * 1024, 'x') + "\"}";
        QList<QByteArray> chunks;
        for (qsizetype at = 0; at < event.size(); at += 16384)
            chunks << event.mid(at, 16384);
        chunks << "\n";
        QCOMPARE(split(chunks), QList<QByteArray>{event});
    }

    void aTooLongEventEndsTheStream()
    {
        int events = 0;
        EventSplitter splitter(
            [&events](QByteArray &) {
                ++events;
                return true;
            },
            100);
        QVERIFY(splitter.add(QByteArray(90, 'x')));
        QVERIFY(!splitter.add(QByteArray(90, 'x')));
        QVERIFY(splitter.add("\n{}\n"));
        QCOMPARE(events, 0);
    }

    void nothingFollowsAStop()
    {
        int events = 0;
        EventSplitter splitter([&events](QByteArray &) { return ++events < 2; });
        QVERIFY(splitter.add("{}\n{}\n{}\n{}\n"));
        QVERIFY(splitter.add("{}\n"));
        QCOMPARE(events, 2);
    }
};

QTEST_GUILESS_MAIN(TstEventSplitter)
#include "tst_eventsplitter.moc"
