#include "cluster/listoperation.h"
#include "cluster/readiness.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TstReadiness : public QObject
{
    Q_OBJECT

private:
    /// An object of a recorded list of an API server 1.36.
    static QJsonObject recorded(const QString &file, const QString &kind, const QString &name)
    {
        QFile data(QStringLiteral(BINNACLE_TEST_DATA "/cluster/") + file);
        if (!data.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject list = QJsonDocument::fromJson(data.readAll()).object();
        for (const QJsonValue &item : list.value("items"_L1).toArray()) {
            QJsonObject object = item.toObject();
            object.insert(u"kind"_s, kind);
            if (object.value("metadata"_L1)["name"_L1].toString().startsWith(name))
                return object;
        }
        return {};
    }
    static QJsonObject object(const char *text)
    {
        return QJsonDocument::fromJson(QByteArray(text)).object();
    }
    static QJsonObject podWaiting(const QString &reason, const QString &message = {})
    {
        QJsonObject pod = recorded(u"pods-objects.json"_s, u"Pod"_s, u"prometheus-0"_s);
        QJsonObject status = pod.value("status"_L1).toObject();
        const QJsonObject container{
            {u"name"_s, u"prometheus"_s},
            {u"ready"_s, false},
            {u"state"_s,
             QJsonObject{
                 {u"waiting"_s, QJsonObject{{u"reason"_s, reason}, {u"message"_s, message}}}}}};
        status.insert(u"containerStatuses"_s, QJsonArray{container});
        status.insert(u"conditions"_s, QJsonArray{});
        pod.insert(u"status"_s, status);
        return pod;
    }
    static void check(const QJsonObject &object, Readiness::State state, const QString &reason)
    {
        QVERIFY(!object.isEmpty());
        const Readiness readiness = readinessOf(object);
        QCOMPARE(int(readiness.state), int(state));
        QVERIFY2(readiness.reason.contains(reason), qPrintable(readiness.reason));
    }

private Q_SLOTS:
    void recordedPods()
    {
        check(recorded(u"pods-objects.json"_s, u"Pod"_s, u"prometheus-0"_s),
              Readiness::State::Ready, u"1 of 1 containers ready"_s);
        check(recorded(u"pods-objects.json"_s, u"Pod"_s, u"once"_s), Readiness::State::Ready,
              u"completed"_s);
        check(recorded(u"pods-objects.json"_s, u"Pod"_s, u"nowhere"_s), Readiness::State::Waiting,
              u"pending: 0/3 nodes are available"_s);
        check(recorded(u"pods-objects.json"_s, u"Pod"_s, u"waits-for-volume"_s),
              Readiness::State::Waiting, u"PersistentVolumeClaim"_s);
    }

    void recordedClaimsAndWorkloads()
    {
        check(recorded(u"pvcs-objects.json"_s, u"PersistentVolumeClaim"_s, u"db-prometheus-0"_s),
              Readiness::State::Ready, u"bound to pvc-"_s);
        check(recorded(u"pvcs-objects.json"_s, u"PersistentVolumeClaim"_s, u"wrong-class"_s),
              Readiness::State::Waiting, u"pending: no volume yet from storage class gp9"_s);
        check(recorded(u"statefulsets-objects.json"_s, u"StatefulSet"_s, u"prometheus"_s),
              Readiness::State::Ready, u"1 of 1 replicas ready"_s);
        check(recorded(u"daemonsets-objects.json"_s, u"DaemonSet"_s, u"node-exporter"_s),
              Readiness::State::Ready, u"ready on 3 of 3 nodes"_s);
        check(recorded(u"deployments-objects.json"_s, u"Deployment"_s, u"grafana"_s),
              Readiness::State::Ready, u"2 of 2 replicas ready"_s);
        check(recorded(u"jobs-objects.json"_s, u"Job"_s, u"once"_s), Readiness::State::Ready,
              u"completed"_s);
    }

    void containersThatCannotStartSayWhy()
    {
        check(podWaiting(u"ImagePullBackOff"_s, u"Back-off pulling image \"x\""_s),
              Readiness::State::Waiting,
              u"waiting: ImagePullBackOff, container prometheus (Back-off pulling"_s);
        check(podWaiting(u"CrashLoopBackOff"_s), Readiness::State::Waiting,
              u"waiting: CrashLoopBackOff"_s);
        check(podWaiting(u"InvalidImageName"_s), Readiness::State::Failed, u"InvalidImageName"_s);
        check(podWaiting(u"ContainerCreating"_s), Readiness::State::Waiting,
              u"0 of 1 containers ready"_s);
        check(podWaiting(u"Err\x1b[31m"_s), Readiness::State::Waiting, u"Err\\x1b[31m"_s);
    }

    void failedPodsStayFailed()
    {
        check(object(R"({"kind":"Pod","status":{"phase":"Failed","reason":"Evicted",
                         "message":"The node was low on resource: memory."}})"),
              Readiness::State::Failed, u"Evicted: The node was low"_s);
    }

    void aControllerThatHasNotLookedYetIsWaitedFor()
    {
        QJsonObject set = recorded(u"statefulsets-objects.json"_s, u"StatefulSet"_s,
                                   u"prometheus"_s);
        QJsonObject metadata = set.value("metadata"_L1).toObject();
        metadata.insert(u"generation"_s, 2);
        set.insert(u"metadata"_s, metadata);
        check(set, Readiness::State::Waiting, u"newest version"_s);
    }

    void rolloutsAreFollowed()
    {
        check(object(R"({"kind":"Deployment","metadata":{"generation":2},"spec":{"replicas":3},
                         "status":{"observedGeneration":2,"updatedReplicas":1,"replicas":4,
                                   "availableReplicas":3}})"),
              Readiness::State::Waiting, u"1 of 3 replicas updated"_s);
        check(object(R"({"kind":"Deployment","metadata":{"generation":2},"spec":{"replicas":3},
                         "status":{"observedGeneration":2,"updatedReplicas":3,"replicas":4,
                                   "availableReplicas":3}})"),
              Readiness::State::Waiting, u"1 old replicas"_s);
        check(object(R"({"kind":"Deployment","metadata":{"generation":1},"spec":{"replicas":1},
                         "status":{"observedGeneration":1,"conditions":[{"type":"Progressing",
                         "status":"False","reason":"ProgressDeadlineExceeded","message":"m"}]}})"),
              Readiness::State::Failed, u"ProgressDeadlineExceeded: m"_s);
        check(object(R"({"kind":"StatefulSet","metadata":{"generation":2},"spec":{"replicas":2},
                         "status":{"observedGeneration":2,"readyReplicas":2,"updatedReplicas":1,
                         "currentRevision":"a","updateRevision":"b"}})"),
              Readiness::State::Waiting, u"1 of 2 replicas updated"_s);
        check(object(R"({"kind":"Deployment","metadata":{"generation":1},"spec":{"replicas":0},
                         "status":{"observedGeneration":1}})"),
              Readiness::State::Ready, u"0 of 0"_s);
    }

    void otherKindsSpeakThroughConditions()
    {
        check(object(R"({"kind":"Prometheus","status":{"conditions":[{"type":"Reconciled",
                         "status":"False","reason":"ReconciliationFailed","message":"no"}]}})"),
              Readiness::State::Waiting, u"ReconciliationFailed: no"_s);
        check(object(R"({"kind":"ConfigMap"})"), Readiness::State::Ready, u"exists"_s);
    }

    void listItemsGetTheirKind()
    {
        ResourceRow row;
        row.object = R"({"metadata":{"name":"a"}})";
        const QJsonObject object = wholeObject(row, *findKind(u"deploy"_s));
        QCOMPARE(object.value("kind"_L1).toString(), u"Deployment"_s);
        QCOMPARE(object.value("apiVersion"_L1).toString(), u"apps/v1"_s);
    }
};

QTEST_GUILESS_MAIN(TstReadiness)
#include "tst_readiness.moc"
