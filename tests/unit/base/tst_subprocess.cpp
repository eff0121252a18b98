#include "base/subprocess.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Command shell(const QString &script)
{
    Command command;
    command.program = u"/bin/sh"_s;
    command.arguments = {u"-c"_s, script};
    return command;
}

Outcome run(Operation &operation, int limit = 60000)
{
    QSignalSpy spy(&operation, &Operation::finished);
    operation.start();
    if (!spy.wait(limit))
        return Error{Error::Kind::TimedOut, u"the test gave up"_s, {}, {}, {}};
    return spy.at(0).at(0).value<Outcome>();
}

/// Memory of this process in KiB, from /proc (resident set).
long residentKiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

bool isAlive(qint64 pid)
{
    QFile status(u"/proc/%1/stat"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    return !status.readAll().contains(") Z "); // a zombie has died
}

} // namespace

class TstSubprocess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputAndInputPassThrough()
    {
        Command command = shell(u"cat; echo done >&2"_s);
        command.standardInput = QByteArray("a: 1\n\0b", 7);
        Subprocess process(command);
        QStringList lines;
        connect(&process, &Operation::outputReceived, &process,
                [&lines](const QString &line) { lines << line; });
        QVERIFY(run(process));
        QCOMPARE(process.standardOutput(), command.standardInput);
        QCOMPARE(lines, QStringList{u"done"_s});
    }

    void aLineWithoutALineEndIsNotLost()
    {
        Command command = shell(u"printf 'one\\ntwo'; printf 'three' >&2"_s);
        command.outputAsLines = true;
        Subprocess process(command);
        QStringList lines;
        connect(&process, &Operation::outputReceived, &process,
                [&lines](const QString &line) { lines << line; });
        QVERIFY(run(process));
        lines.sort();
        QCOMPARE(lines, (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    }

    void utf8CutByAChunkIsPutTogether()
    {
        Command command = shell(u"printf '\\355\\225'; sleep 0.2; printf '\\234\\n'"_s); // U+D55C
        command.outputAsLines = true;
        Subprocess process(command);
        QStringList lines;
        connect(&process, &Operation::outputReceived, &process,
                [&lines](const QString &line) { lines << line; });
        QVERIFY(run(process));
        QCOMPARE(lines, QStringList{u"한"_s});
    }

    void hundredMegabytesStayWithinTheLimit()
    {
        Command command = shell(u"head -c 104857600 /dev/zero"_s);
        command.outputLimit = 1024 * 1024;
        Subprocess process(command);
        const long before = residentKiB();
        QVERIFY(before > 0);
        QVERIFY(run(process));
        QVERIFY(process.outputWasCut());
        QVERIFY(!process.completeOutput());
        QVERIFY(process.standardOutput().size() <= 2 * command.outputLimit);
        const long grown = residentKiB() - before;
        QVERIFY2(grown < 40 * 1024, qPrintable(u"%1 KiB"_s.arg(grown)));
    }

    void hundredMegabytesAreKeptWhenAllowed() // negative control of the limit
    {
        Subprocess process(shell(u"head -c 104857600 /dev/zero"_s));
        QVERIFY(run(process));
        QCOMPARE(process.completeOutput().value().size(), 104857600);
    }

    void anEndlessLineDoesNotGrowMemory()
    {
        Command command = shell(u"head -c 20971520 /dev/zero | tr '\\0' x >&2"_s);
        Subprocess process(command);
        qsizetype longest = 0;
        qsizetype total = 0;
        connect(&process, &Operation::outputReceived, &process, [&](const QString &line) {
            longest = std::max(longest, line.size());
            total += line.size();
        });
        QVERIFY(run(process));
        QCOMPARE(total, 20971520);
        QVERIFY(longest <= 64 * 1024);
    }

    void aMissingProgramIsOneClearSentence()
    {
        Command command;
        command.program = u"/no/such/helm"_s;
        Subprocess process(command);
        const Outcome outcome = run(process);
        QCOMPARE(outcome.error().kind, Error::Kind::NotStarted);
        QCOMPARE(outcome.error().message, u"/no/such/helm could not be started"_s);
    }

    void aTimeOutEndsIt()
    {
        Command command = shell(u"exec sleep 300"_s);
        command.timeout = 100ms;
        Subprocess process(command);
        QCOMPARE(run(process).error().kind, Error::Kind::TimedOut);
    }

    void aProgramDeafToTermIsKilledWithItsChildren()
    {
        Command command = shell(u"trap '' TERM; sleep 300 & echo $!; wait; sleep 300"_s);
        command.outputAsLines = true;
        command.stopGrace = 300ms;
        auto process = std::make_unique<Subprocess>(command);
        qint64 grandchild = 0;
        connect(process.get(), &Operation::outputReceived, process.get(), [&](const QString &line) {
            grandchild = line.toLongLong();
            process->cancel();
        });
        QCOMPARE(run(*process).error().kind, Error::Kind::Cancelled);
        QVERIFY(grandchild > 0);
        QTRY_VERIFY(!isAlive(grandchild));
    }

    void aBlockedSignalMaskIsNotInherited()
    {
        sigset_t term;
        sigemptyset(&term);
        sigaddset(&term, SIGTERM);
        sigset_t before;
        sigprocmask(SIG_BLOCK, &term, &before);
        Command command = shell(u"echo up; sleep 300"_s);
        command.outputAsLines = true;
        command.stopGrace = 1h; // SIGKILL will not help
        Subprocess process(command);
        connect(&process, &Operation::outputReceived, &process, &Operation::cancel);
        QCOMPARE(run(process).error().kind, Error::Kind::Cancelled);
        sigprocmask(SIG_SETMASK, &before, nullptr);
    }

    void destroyingItLeavesNoProcess()
    {
        Command command = shell(u"sleep 300 & echo $!; wait"_s);
        command.outputAsLines = true;
        auto process = std::make_unique<Subprocess>(command);
        qint64 grandchild = 0;
        connect(process.get(), &Operation::outputReceived, process.get(),
                [&](const QString &line) { grandchild = line.toLongLong(); });
        process->start();
        QTRY_VERIFY(grandchild > 0);
        QVERIFY(isAlive(grandchild));
        process.reset();
        QTRY_VERIFY(!isAlive(grandchild));
    }

    void childrenDieWithTheProgramEvenWhenItIsKilled()
    {
        QProcess parent;
        parent.start(QStringLiteral(BINNACLE_LEAVING_PARENT), QStringList());
        QByteArray printed;
        connect(&parent, &QProcess::readyReadStandardOutput, &parent,
                [&] { printed += parent.readAllStandardOutput(); });
        QTRY_VERIFY_WITH_TIMEOUT(printed.endsWith('\n'), 20000);
        const qint64 child = printed.trimmed().toLongLong();
        QVERIFY(isAlive(child));
        parent.kill(); // SIGKILL: no destructor runs
        QTRY_VERIFY(!isAlive(child));
    }

    void secretsAreNotPartOfTheShellLine()
    {
        Command command;
        command.program = u"helm"_s;
        command.arguments = {u"upgrade"_s, u"it's"_s, u"a b"_s, u"plain-1.2"_s, QString()};
        command.standardInput = "adminPassword: hunter2";
        command.environment.insert(u"TOKEN"_s, u"hunter2"_s);
        QCOMPARE(command.toShellLine(), u"helm upgrade 'it'\\''s' 'a b' plain-1.2 ''"_s);
    }
};

QTEST_GUILESS_MAIN(TstSubprocess)
#include "tst_subprocess.moc"
