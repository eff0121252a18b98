#include "base/linesplitter.h"
#include "base/plaintext.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatSteersATerminalOrAReaderIsEscaped()
    {
        QCOMPARE(plainText(u"\x1b[31mred"_s), u"\\x1b[31mred"_s);
        QCOMPARE(plainText(u"a\u202eb"_s), u"a\\u202eb"_s);
        QCOMPARE(plainText(u"a\rb\nc\td"_s), u"a\\rb\\nc\\td"_s);
        QCOMPARE(plainText(u"\u009b2J\u007f"_s), u"\\x9b2J\\x7f"_s);
        QCOMPARE(plainText(u"\u2028\u2066\ufeff"_s), u"\\u2028\\u2066\\ufeff"_s);
    }
    void readableTextStays()
    {
        const QString text = u"<b>경보</b> 50 % → émoji 😀"_s;
        QCOMPARE(plainText(text), text);
        QCOMPARE(plainText(u"a\n\tb\r"_s, true), u"a\n\tb\\r"_s);
    }
    void linesComeOutWhateverTheChunks()
    {
        const QByteArray text = "first\r\n\nthird 한글\nlast";
        const QStringList expected{u"first"_s, QString(), u"third 한글"_s, u"last"_s};
        for (qsizetype size = 1; size <= text.size(); ++size) {
            QStringList lines;
            LineSplitter splitter([&lines](const QString &line) { lines << line; });
            for (qsizetype at = 0; at < text.size(); at += size)
                splitter.add(text.mid(at, size));
            splitter.end();
            QCOMPARE(lines, expected);
        }
    }
    void aCharacterAtTheLongLineCutStaysWhole()
    {
        QByteArray text(64 * 1024 - 1, 'x');
        text += QByteArray("한") + QByteArray(64 * 1024, 'y') + '\n';
        QString joined;
        LineSplitter splitter([&joined](const QString &line) { joined += line; });
        splitter.add(text);
        splitter.end();
        QCOMPARE(joined, QString::fromUtf8(text).chopped(1));
    }
};

QTEST_GUILESS_MAIN(TstPlainText)
#include "tst_plaintext.moc"
