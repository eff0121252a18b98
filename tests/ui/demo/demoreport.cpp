#include "demoreport.h"

#include "base/atomicfile.h"

#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

/// For a cell of a Markdown table.
QString cell(QString text)
{
    return text.replace(u'|', u"\\|"_s).replace(u'\n', u"<br>"_s).replace(u'<', u"&lt;"_s);
}

QString stateWord(Check::State state)
{
    switch (state) {
    case Check::State::Passed: return u"ok"_s;
    case Check::State::Failed: return u"**FAILED**"_s;
    case Check::State::NotRunHere: return u"not run here"_s;
    }
    return {};
}

} // namespace

DemoReport::DemoReport(QString folder)
    : m_folder(std::move(folder))
{ }

void DemoReport::add(const Statement &statement)
{
    (statement.holds ? m_held : m_failed)++;
    const QString word = statement.holds ? u"ok"_s : u"FAILED"_s;
    QTextStream(stdout) << word << ": " << statement.statement << " ("
                        << statement.answered.section(u'\n', 0, 0) << ")\n";
    m_body += u"\n- %1 **%2**\n  - asked: `%3`\n  - answered: %4\n"_s.arg(
        word, statement.statement, statement.asked, statement.answered.trimmed());
    write();
}

void DemoReport::addChecks(const QString &title, const QList<Check> &checks)
{
    m_body += u"\n### %1\n\n| | statement | expected | found | seen |\n|---|---|---|---|---|\n"_s
                  .arg(title);
    for (const Check &check : checks) {
        m_body += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(stateWord(check.state), cell(check.title),
                                                        cell(check.expected), cell(check.found),
                                                        cell(check.evidence));
    }
    write();
}

void DemoReport::addPicture(const QString &title, const QString &file)
{
    m_body += u"\n![%1](%2)\n"_s.arg(title, file);
    write();
}

void DemoReport::write() const
{
    const QString head = m_failed == 0
        ? u"# Demo of the main job\n\n%1 statements, all of them hold.\n"_s.arg(m_held)
        : u"# Demo of the main job\n\n%1 of %2 statements do NOT hold.\n"_s.arg(m_failed).arg(
            m_held + m_failed);
    const auto written = writeFileAtomically(m_folder + u"/report.md"_s, (head + m_body).toUtf8());
    if (!written)
        std::fputs(qPrintable(written.error().toLine() + u'\n'), stderr);
}

} // namespace binnacle
