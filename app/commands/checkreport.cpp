#include "commands/checkreport.h"

#include "base/plaintext.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::CheckReport", text);
}

QString word(Check::State state)
{
    switch (state) {
    case Check::State::Passed: return tr("ok");
    case Check::State::Failed: return tr("FAILED");
    case Check::State::NotRunHere: return tr("not run here");
    }
    return {};
}

QString stateName(Check::State state)
{
    switch (state) {
    case Check::State::Passed: return u"passed"_s;
    case Check::State::Failed: return u"failed"_s;
    case Check::State::NotRunHere: return u"notRunHere"_s;
    }
    return {};
}

void printCheck(const Check &check, Console &console)
{
    console.print(u"  %1 %2 (%3)"_s.arg(word(check.state), -12)
                      .arg(plainText(check.title), plainText(check.found)));
    if (check.state != Check::State::Failed)
        return;
    const QString indent(15, u' ');
    console.print(indent + tr("expected: %1").arg(plainText(check.expected)));
    if (!check.evidence.isEmpty())
        console.print(indent + tr("seen: %1").arg(plainText(check.evidence)));
    if (!check.hint.isEmpty())
        console.print(indent + tr("what to do: %1").arg(check.hint));
}

} // namespace

void printChecks(const QList<Check> &checks, Console &console)
{
    QString group;
    int failed = 0;
    int notRun = 0;
    for (const Check &check : checks) {
        if (check.group != group)
            console.print(check.group);
        group = check.group;
        printCheck(check, console);
        failed += check.state == Check::State::Failed ? 1 : 0;
        notRun += check.state == Check::State::NotRunHere ? 1 : 0;
    }
    QString sum = failed == 0
        ? tr("All well: %1 checks").arg(checks.size() - notRun)
        : tr("%1 of %2 checks failed").arg(failed).arg(checks.size() - notRun);
    if (notRun > 0)
        sum += tr(", %1 not run here").arg(notRun);
    console.print(sum);
}

QJsonArray checksToJson(const QList<Check> &checks)
{
    QJsonArray array;
    for (const Check &check : checks)
        array.append(QJsonObject{{u"id"_s, check.id},
                                 {u"group"_s, check.group},
                                 {u"title"_s, check.title},
                                 {u"state"_s, stateName(check.state)},
                                 {u"expected"_s, check.expected},
                                 {u"found"_s, check.found},
                                 {u"evidence"_s, check.evidence},
                                 {u"hint"_s, check.hint}});
    return array;
}

} // namespace binnacle
