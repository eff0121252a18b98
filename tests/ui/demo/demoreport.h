#pragma once

#include "release/check.h"

#include <QList>
#include <QString>

namespace binnacle {

/// What the demo states, what it asked and what answered; written as report.md.
class DemoReport
{
public:
    struct Statement
    {
        QString statement;
        QString asked;
        QString answered;
        bool holds = false;
    };

    explicit DemoReport(QString folder);

    /// Also says it on standard output.
    void add(const Statement &statement);
    void addChecks(const QString &title, const QList<Check> &checks);
    void addPicture(const QString &title, const QString &file);
    bool everythingHeld() const { return m_failed == 0; }
    /// Overwrites report.md with what is known so far, so that a crash loses nothing.
    void write() const;

private:
    QString m_folder;
    QString m_body;
    int m_held = 0;
    int m_failed = 0;
};

} // namespace binnacle
