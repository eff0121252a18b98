#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace binnacle {

/// The pages' rail: icon above word; the current page carries the accent.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;
        QString icon;
        int badge = 0; ///< problems found; 0 paints none
    };

    Rail(const Theme &theme, QList<Entry> entries, int current, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter *p, const QPointF &centre) const;
    void paintEntry(QPainter *p, const QRect &cell, const Entry &entry, bool current) const;

    const Theme &m_theme;
    QList<Entry> m_entries;
    int m_current;
};

/// What the top bar says about the connection in use.
struct ContextInfo
{
    QString name;
    QString address;
    QString nameSpace;
    Tone tone = Tone::Ok;
    QString connection;
};

/// Context picker with the cluster's colour, namespace, connection in words, search.
QWidget *makeTopBar(const Theme &theme, const ContextInfo &info);

/// A page's header: title, one muted line, actions at the right end.
QWidget *makePageHeader(const Theme &theme, const QString &title, const QString &addition,
                        const QList<QWidget *> &actions);

/// Wraps the window's content in the cluster's colour.
class ClusterFrame final : public QWidget
{
    Q_OBJECT

public:
    explicit ClusterFrame(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace binnacle
