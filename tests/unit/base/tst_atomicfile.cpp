#include "base/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsBack()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"plan.yaml"_s);
        QVERIFY(writeFileAtomically(path, "a: 1\n"));
        QVERIFY(
            writeFileAtomically(path, "a: 2\n", QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QCOMPARE(readFile(path).value(), QByteArray("a: 2\n"));
        QCOMPARE(QFileInfo(path).permissions() & QFileDevice::ReadOther,
                 QFileDevice::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no temporary file stays
    }

    void aFullDiskLeavesTheOldContent()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"plan.yaml"_s);
        QVERIFY(writeFileAtomically(path, "old"));
        // A limit on the file size fails a write just as a full disk does (EFBIG for ENOSPC).
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 4096;
        std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &small);
        const auto written = writeFileAtomically(path, QByteArray(100'000, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written);
        QVERIFY2(written.error().toLine().contains(path), qPrintable(written.error().toLine()));
        QCOMPARE(readFile(path).value(), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void whatCannotBeReadOrWrittenIsSaid()
    {
        QVERIFY(!readFile(u"/no/such/file"_s));
        QVERIFY(!writeFileAtomically(u"/no/such/folder/file"_s, "x"));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"large"_s);
        QVERIFY(writeFileAtomically(path, QByteArray(2 * 1024 * 1024, 'x')));
        QVERIFY(readFile(path));
        QVERIFY(!readFile(path, 1024 * 1024));
    }
};

QTEST_GUILESS_MAIN(TstAtomicFile)
#include "tst_atomicfile.moc"
