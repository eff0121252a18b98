#include "catalog/dashboardrecords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct DashboardText
{
    Q_DECLARE_TR_FUNCTIONS(binnacle::DashboardRecords)
};

bool isDashboardName(const QString &text)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][-A-Za-z0-9._]*$"_s);
    return form.match(text).hasMatch();
}

bool isPositive(const Value &value)
{
    return value.kind() == Value::Kind::Integer && value.toInteger() > 0;
}

QString objectionToRecord(const Value &record)
{
    if (!record.isMap())
        return DashboardText::tr("a dashboard is a map of name, gnetId, revision and datasource");
    static const QStringList known{u"name"_s, u"gnetId"_s, u"revision"_s, u"datasource"_s};
    for (const ValueEntry &entry : record.map().entries()) {
        if (!known.contains(entry.key))
            return DashboardText::tr("a dashboard has no '%1'").arg(entry.key);
    }
    const QString name = record.map().value(u"name"_s).toString();
    if (!isDashboardName(name))
        return DashboardText::tr("\"%1\" is no name for a dashboard; write letters, digits, '-', "
                                 "'_' and '.'")
            .arg(name);
    if (!isPositive(record.map().value(u"gnetId"_s)))
        return DashboardText::tr("the dashboard '%1' needs its number at grafana.com (gnetId), "
                                 "such as 1860")
            .arg(name);
    const Value *revision = record.map().find(u"revision"_s);
    if (revision && !isPositive(*revision))
        return DashboardText::tr("the revision of the dashboard '%1' must be a number above 0")
            .arg(name);
    const Value *source = record.map().find(u"datasource"_s);
    if (source && !source->isList() && source->toString().isEmpty())
        return DashboardText::tr("the datasource of the dashboard '%1' must be a name").arg(name);
    return {};
}

bool hasShortForm(const Value &record)
{
    const Value *source = record.map().find(u"datasource"_s);
    return !source
        || (source->isString() && record.map().contains(u"revision"_s)
            && !source->toString().contains(u',') && !source->toString().contains(u':'));
}

} // namespace

QString objectionToDashboards(const Value &list)
{
    if (!list.isList())
        return DashboardText::tr("a list of dashboards is needed");
    QSet<QString> names;
    for (const Value &record : list.list()) {
        if (const QString objection = objectionToRecord(record); !objection.isEmpty())
            return objection;
        const QString name = record.map().value(u"name"_s).toString();
        if (names.contains(name))
            return DashboardText::tr("two dashboards have the name '%1'").arg(name);
        names.insert(name);
    }
    return {};
}

Result<Value> parseDashboards(const QString &text)
{
    Value::List list;
    const QStringList items = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &item : items) {
        const QStringList parts = item.trimmed().split(u':');
        bool isNumber = false;
        bool isRevision = true;
        ValueMap record;
        record.insert(u"name"_s, Value(parts.at(0)));
        record.insert(u"gnetId"_s, Value(parts.value(1).toInt(&isNumber)));
        if (parts.size() > 2)
            record.insert(u"revision"_s, Value(parts.at(2).toInt(&isRevision)));
        if (parts.size() > 3)
            record.insert(u"datasource"_s, Value(QStringList(parts.mid(3)).join(u':')));
        if (!isNumber || !isRevision)
            return failure({Error::Kind::BadInput,
                            DashboardText::tr("\"%1\" is no dashboard; write "
                                              "NAME:GNETID:REVISION:DATASOURCE, such as "
                                              "node:1860:37:Prometheus")
                                .arg(item.trimmed()),
                            {},
                            {},
                            {}});
        list.append(Value(record));
    }
    return Value(list);
}

QString dashboardsText(const Value &list)
{
    QStringList items;
    for (const Value &record : list.list()) {
        if (!hasShortForm(record))
            return list.text();
        QString item = record.map().value(u"name"_s).toString() + u':'
            + record.map().value(u"gnetId"_s).text();
        for (const QString &key : {u"revision"_s, u"datasource"_s}) {
            if (const Value *part = record.map().find(key))
                item += u':' + part->text();
        }
        items << item;
    }
    return items.join(u", "_s);
}

} // namespace binnacle
