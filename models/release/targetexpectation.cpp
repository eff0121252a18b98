#include "release/targetexpectation.h"

#include <QCoreApplication>
#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("binnacle::TargetChecks", text, nullptr, n);
}

bool belongsTo(const Target &target, const TargetExpectation &expectation)
{
    const TargetOrigin origin = originOf(target.scrapePool);
    return origin.name == expectation.monitorName
        && origin.nameSpace == expectation.monitorNamespace
        && (expectation.endpoint.isEmpty()
            || labelValue(target.labels, u"endpoint") == expectation.endpoint);
}

struct Tally
{
    int up = 0;
    QStringList unwell; ///< "10.250.0.11:9100 down: connection refused"
    QStringList urls;

    void add(const Target &target)
    {
        urls << target.scrapeUrl;
        if (target.health == Target::Health::Up)
            ++up;
        else if (target.health == Target::Health::Unknown)
            unwell << tr("%1 not scraped yet").arg(target.scrapeUrl);
        else
            unwell << tr("%1 down: %2").arg(target.scrapeUrl, target.lastError);
    }
};

QString found(const Tally &tally)
{
    if (tally.urls.isEmpty())
        return tr("no target");
    QString text = tr("%1 up").arg(tally.up);
    if (!tally.unwell.isEmpty())
        text += tr(", %1 not up").arg(tally.unwell.size());
    return text;
}

QString evidence(const Tally &tally)
{
    return (tally.unwell.isEmpty() ? tally.urls : tally.unwell).join(u"; "_s);
}

Check checkExpectation(const TargetExpectation &expectation, const Tally &tally)
{
    Check check;
    check.id = u"targets."_s + expectation.id;
    check.group = tr("Targets");
    check.title = expectation.title;
    check.expected = tr("%1 up (%2)").arg(expectation.count).arg(expectation.reason);
    check.found = found(tally);
    check.evidence = evidence(tally);
    const bool well = tally.up == expectation.count && tally.unwell.isEmpty();
    check.state = well ? Check::State::Passed : Check::State::Failed;
    if (!well && tally.urls.isEmpty())
        check.hint = tr("Prometheus has not discovered it: does the selector of the Prometheus "
                        "resource match ServiceMonitor %1/%2, and does its service have endpoints?")
                         .arg(expectation.monitorNamespace, expectation.monitorName);
    else if (!well)
        check.hint = tr("Look at the pod behind the address and its log; the words above are what "
                        "Prometheus got when it scraped.");
    return check;
}

Check checkJob(const QString &job, const Tally &tally, const QStringList &notRun)
{
    Check check;
    check.id = u"targets.job."_s + job;
    check.group = tr("Targets");
    check.title = tr("Job %1 is scraped").arg(job);
    check.expected = tr("%1 up").arg(tally.urls.size());
    check.found = found(tally);
    check.evidence = evidence(tally);
    if (!tally.unwell.isEmpty()) {
        check.state = Check::State::Failed;
        check.hint = tr("The words above are what Prometheus got when it scraped; if nothing is "
                        "meant to listen there, remove the job.");
    } else if (!notRun.isEmpty()) {
        check.state = Check::State::NotRunHere;
        check.found = tr("not run here: %1").arg(notRun.join(u"; "_s));
    } else {
        check.state = Check::State::Passed;
    }
    return check;
}

} // namespace

bool NotRunHere::covers(const Target &target) const
{
    return target.job == job
        && (endpoint.isEmpty() || labelValue(target.labels, u"endpoint") == endpoint)
        && (nameSpace.isEmpty() || labelValue(target.labels, u"namespace") == nameSpace);
}

QList<Check> checkTargets(const QList<Target> &targets,
                          const QList<TargetExpectation> &expectations,
                          const QList<NotRunHere> &notRunHere)
{
    QList<Tally> expected(expectations.size());
    QMap<QString, Tally> others;
    QMap<QString, QStringList> notRun;
    for (const Target &target : targets) {
        bool claimed = false;
        for (qsizetype i = 0; i < expectations.size(); ++i) {
            if (!belongsTo(target, expectations[i]))
                continue;
            expected[i].add(target);
            claimed = true;
        }
        if (claimed)
            continue;
        const auto entry = std::find_if(notRunHere.cbegin(), notRunHere.cend(),
                                        [&](const NotRunHere &e) { return e.covers(target); });
        // A target that answers is up, whoever said that nothing runs there.
        if (entry != notRunHere.cend() && target.health != Target::Health::Up) {
            const QString words = tr("%1 (%2)").arg(target.scrapeUrl, entry->reason);
            if (!notRun[target.job].contains(words))
                notRun[target.job] << words;
            others[target.job]; // the job gets its line
        } else {
            others[target.job].add(target);
        }
    }
    QList<Check> checks;
    for (qsizetype i = 0; i < expectations.size(); ++i)
        checks << checkExpectation(expectations[i], expected[i]);
    for (auto it = others.cbegin(); it != others.cend(); ++it)
        checks << checkJob(it.key(), it.value(), notRun.value(it.key()));
    return checks;
}

} // namespace binnacle
