#include "base/functionoperation.h"
#include "base/sequence.h"
#include "base/subprocess.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace binnacle;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Operation> shell(const QString &script)
{
    Command command;
    command.program = u"/bin/sh"_s;
    command.arguments = {u"-c"_s, script};
    return std::make_unique<Subprocess>(command);
}

/// "ok", or "<kind>: <message>".
QString run(Operation &operation)
{
    QSignalSpy spy(&operation, &Operation::finished);
    operation.start();
    if (spy.count() != 0)
        return u"finished inside start()"_s;
    if (!spy.wait(20000))
        return u"no finish"_s;
    QTest::qWait(20);
    if (spy.count() != 1)
        return u"finished twice"_s;
    const auto outcome = spy.at(0).at(0).value<Outcome>();
    return outcome ? u"ok"_s
                   : u"%1: %2"_s.arg(int(outcome.error().kind)).arg(outcome.error().message);
}

/// Three steps (the last polls until its third attempt) and a clean-up step; writes down what ran.
class Install : public Sequence
{
    Q_OBJECT

public:
    explicit Install(const QString &script)
    {
        addStep({u"template"_s, [] { return shell(u"true"_s); }});
        addCleanup({u"rollback"_s, [] { return shell(u"true"_s); }});
        addStep({u"install"_s, [script] { return shell(script); }});
        addStep({u"poll"_s, [this] { return shell(u"test %1 -ge 3"_s.arg(++m_polls)); }, 5, 20ms});
        connect(this, &Sequence::stepChanged, this,
                [this](int, const QString &title, StepState state) {
                    if (state == StepState::Running)
                        ran << title;
                });
    }

    QStringList ran;

private:
    int m_polls = 0;
};

} // namespace

class TstOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsRunInOrderAndPollUntilWell()
    {
        Install install(u"true"_s);
        QCOMPARE(install.titles().join(u' '), u"template install poll rollback"_s);
        QCOMPARE(run(install), u"ok"_s);
        QCOMPARE(install.ran.join(u' '), u"template install poll poll poll"_s);
    }

    void failureRunsCleanupAndKeepsTheFirstError()
    {
        Install install(u"exit 3"_s);
        QCOMPARE(run(install), u"2: sh failed (exit code 3)"_s);
        QCOMPARE(install.ran.join(u' '), u"template install rollback"_s);
    }

    void cancelStopsTheStepAndCleansUp()
    {
        Install install(u"exec sleep 60"_s);
        QTimer::singleShot(150ms, &install, &Operation::cancel);
        QCOMPARE(run(install), u"0: Cancelled"_s);
        QCOMPARE(install.ran.join(u' '), u"template install rollback"_s);
    }

    void cancelDuringAPauseDoesNotWaitForIt()
    {
        Sequence sequence;
        sequence.addStep({u"never"_s, [] { return shell(u"false"_s); }, 2, 1h});
        connect(&sequence, &Operation::outputReceived, &sequence, [] {});
        QSignalSpy running(&sequence, &Sequence::stepChanged);
        QTimer::singleShot(300ms, &sequence, &Operation::cancel);
        QCOMPARE(run(sequence), u"0: Cancelled"_s); // run() gives up long before an hour
    }

    void badInputIsNotTriedAgain()
    {
        int attempts = 0;
        Sequence sequence;
        sequence.addStep({u"once"_s,
                          [&attempts] {
                              ++attempts;
                              return std::make_unique<FunctionOperation>([]() -> Outcome {
                                  return Error{Error::Kind::BadInput, u"bad"_s, {}, {}, {}};
                              });
                          },
                          5});
        QCOMPARE(run(sequence), u"4: bad"_s);
        QCOMPARE(attempts, 1);
    }

    void cancelAtAnyMomentFinishesOnce_data()
    {
        QTest::addColumn<int>("delay");
        for (int delay = 0; delay <= 60; delay += 5)
            QTest::addRow("%d ms", delay) << delay;
    }
    void cancelAtAnyMomentFinishesOnce()
    {
        QFETCH(int, delay);
        Install install(u"true"_s);
        QTimer::singleShot(delay, &install, &Operation::cancel);
        const QString result = run(install);
        QVERIFY2(result == u"ok" || result == u"0: Cancelled", qPrintable(result));
    }

    void destroyedWhileRunningNeitherCrashesNorFinishes()
    {
        auto install = std::make_unique<Install>(u"exec sleep 60"_s);
        QSignalSpy spy(install.get(), &Operation::finished);
        install->start();
        QTest::qWait(100);
        install.reset();
        QTest::qWait(50);
        QCOMPARE(spy.count(), 0);
    }

    void deletedBySomebodyWhoHeardItFinish()
    {
        auto *operation = new FunctionOperation([] { return Outcome(); });
        const QPointer<QObject> alive(operation);
        connect(operation, &Operation::finished, operation, &QObject::deleteLater);
        operation->start();
        QTRY_VERIFY(alive.isNull());
    }

    void cancelBeforeStartIsHarmless()
    {
        Install install(u"true"_s);
        install.cancel();
        QCOMPARE(run(install), u"ok"_s);
    }
};

QTEST_GUILESS_MAIN(TstOperation)
#include "tst_operation.moc"
