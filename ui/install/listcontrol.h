#pragma once

#include "install/fieldcontrol.h"

class QLineEdit;
class QVBoxLayout;

namespace binnacle {

/// A list of records with the same columns, or, with one column, of plain texts: one line each,
/// removed at its end, added below. Its text is a flow list as YAML and JSON both read it.
class ListControl final : public FieldControl
{
    Q_OBJECT

public:
    struct Column
    {
        QString key; ///< of the record; empty for a list of plain texts
        QString title;
        int width = 0; ///< device-independent pixels; 0 takes the rest
        bool isNumber = false;
    };

    ListControl(QList<Column> columns, const QString &addText, QWidget *parent = nullptr);

    /// Records need all the width there is; plain texts fit beside a label.
    bool isWide() const override { return m_columns.size() > 1; }
    void showText(const QString &text) override;
    void setFailed(bool failed) override;
    void setNames(const QString &id, const QString &label, const QString &help) override;

private:
    struct Line
    {
        QWidget *widget;
        QList<QLineEdit *> cells;
    };

    QWidget *makeTitles() const;
    void addLine(const QStringList &cells);
    void removeLine(const QWidget *widget);
    void nameLine(qsizetype index);
    QString text() const;
    void edited() { Q_EMIT textEdited(text()); }

    QList<Column> m_columns;
    QVBoxLayout *m_rows;
    QWidget *m_titles = nullptr;
    QWidget *m_add;
    QList<Line> m_lines;
    QString m_id, m_label, m_help;
    bool m_failed = false;
};

} // namespace binnacle
