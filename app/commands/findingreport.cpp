#include "commands/findingreport.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct FindingReportText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::FindingReport)
};

QString severityLabel(const Finding &finding)
{
    switch (finding.severity) {
    case Finding::Severity::MustFix: return FindingReportText::tr("must fix");
    case Finding::Severity::ShouldKnow: return FindingReportText::tr("should know");
    case Finding::Severity::Information: break;
    }
    return FindingReportText::tr("for information");
}

} // namespace

void printFindings(const QList<Finding> &findings, Console &console)
{
    for (const Finding &finding : findings) {
        const QString where = finding.where.isEmpty() ? QString() : finding.where + u": "_s;
        console.progress(
            u"%1: %2%3 [%4]"_s.arg(severityLabel(finding), where, finding.message, finding.rule));
        if (!finding.hint.isEmpty())
            console.progress(u"    "_s + finding.hint);
    }
}

QJsonArray findingsToJson(const QList<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings)
        array.append(QJsonObject{{u"severity"_s, finding.severityWord()},
                                 {u"rule"_s, finding.rule},
                                 {u"field"_s, finding.field},
                                 {u"message"_s, finding.message},
                                 {u"hint"_s, finding.hint},
                                 {u"where"_s, finding.where}});
    return array;
}

ExitStatus statusOf(const QList<Finding> &findings)
{
    const bool mustFix = std::any_of(
        findings.cbegin(), findings.cend(),
        [](const Finding &finding) { return finding.severity == Finding::Severity::MustFix; });
    return mustFix ? ExitStatus::NotWell : ExitStatus::Done;
}

} // namespace binnacle
