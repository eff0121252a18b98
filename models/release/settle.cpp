#include "release/settle.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace binnacle {

bool Settle::isNews(const Check &check)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    bool news = false;
    QString state = check.id + u'|' + check.found;
    state.replace(digits, QStringLiteral("#"));
    if (!m_seen.contains(state)) {
        m_seen.insert(state);
        news = true;
    }
    const int leading = digits.match(check.found).captured().toInt();
    if (leading > m_highest.value(check.id, -1)) {
        m_highest.insert(check.id, leading);
        news = true;
    }
    return news;
}

Settle::Verdict Settle::judge(const QList<Check> &checks)
{
    qsizetype passed = 0;
    bool news = false;
    for (const Check &check : checks) {
        if (check.state != Check::State::Failed)
            ++passed;
        news = isNews(check) || news;
    }
    if (passed > m_mostPassed) {
        m_mostPassed = passed;
        news = true;
    }
    if (allWell(checks))
        return Verdict::Well;
    if (m_patience.count() == 0)
        return Verdict::GivenUp;
    if (news)
        m_sinceNews.restart();
    return m_sinceNews.elapsed() >= m_patience.count() ? Verdict::GivenUp : Verdict::KeepWaiting;
}

QString Settle::waitingFor(const QList<Check> &checks)
{
    const auto first = std::find_if(checks.cbegin(), checks.cend(), [](const Check &check) {
        return check.state == Check::State::Failed;
    });
    if (first == checks.cend())
        return {};
    const auto failed = std::count_if(checks.cbegin(), checks.cend(), [](const Check &check) {
        return check.state == Check::State::Failed;
    });
    QString sentence = QCoreApplication::translate("binnacle::Settle", "waiting: %1: %2")
                           .arg(first->title, first->found);
    if (failed > 1)
        sentence +=
            QCoreApplication::translate("binnacle::Settle", " (and %1 more)").arg(failed - 1);
    return sentence;
}

} // namespace binnacle
