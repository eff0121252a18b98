#include "watch/watchview.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::WatchPage", text);
}

WatchView oneKind(const QString &plural, const QString &title = {})
{
    return {plural, title.isEmpty() ? kindTitle(plural) : title, {plural}};
}

} // namespace

QString kindTitle(const QString &plural)
{
    static const QHash<QString, const char *> titles{
        {u"pods"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Pods")},
        {u"persistentvolumeclaims"_s,
         QT_TRANSLATE_NOOP("binnacle::WatchPage", "Persistent volume claims")},
        {u"services"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Services")},
        {u"ingresses"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Ingresses")},
        {u"persistentvolumes"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Volumes")},
        {u"statefulsets"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "StatefulSets")},
        {u"daemonsets"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "DaemonSets")},
        {u"deployments"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Deployments")},
        {u"replicasets"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "ReplicaSets")},
        {u"jobs"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Jobs")},
        {u"events"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Events")},
        {u"nodes"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Nodes")},
        {u"namespaces"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Namespaces")},
        {u"configmaps"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Config maps")},
        {u"storageclasses"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Storage classes")},
        {u"ingressclasses"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Ingress classes")},
        {u"endpointslices"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Endpoint slices")},
        {u"prometheuses"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Prometheuses")},
        {u"alertmanagers"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Alertmanagers")},
        {u"servicemonitors"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Service monitors")},
        {u"podmonitors"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Pod monitors")},
        {u"prometheusrules"_s, QT_TRANSLATE_NOOP("binnacle::WatchPage", "Rules")},
    };
    const char *title = titles.value(plural);
    return title ? tr(title) : plural;
}

QList<WatchViewGroup> watchViewGroups()
{
    return {
        {tr("Favourites"),
         {{u"glance"_s,
           tr("At a glance"),
           {u"pods"_s, u"persistentvolumeclaims"_s, u"services"_s, u"ingresses"_s,
            u"persistentvolumes"_s}},
          oneKind(u"pods"_s),
          oneKind(u"persistentvolumeclaims"_s, tr("Volume claims")),
          oneKind(u"services"_s),
          oneKind(u"ingresses"_s),
          {u"targets"_s, tr("Targets"), {}},
          oneKind(u"events"_s)}},
        {tr("Workloads"),
         {oneKind(u"deployments"_s), oneKind(u"statefulsets"_s), oneKind(u"daemonsets"_s),
          oneKind(u"replicasets"_s), oneKind(u"jobs"_s)}},
        {tr("Network"), {oneKind(u"endpointslices"_s), oneKind(u"ingressclasses"_s)}},
        {tr("Storage"), {oneKind(u"persistentvolumes"_s), oneKind(u"storageclasses"_s)}},
        {tr("Monitoring"),
         {oneKind(u"prometheuses"_s), oneKind(u"alertmanagers"_s), oneKind(u"servicemonitors"_s),
          oneKind(u"podmonitors"_s), oneKind(u"prometheusrules"_s)}},
        {tr("Cluster"), {oneKind(u"nodes"_s), oneKind(u"namespaces"_s), oneKind(u"configmaps"_s)}},
    };
}

} // namespace binnacle
