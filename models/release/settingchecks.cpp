#include "release/settingchecks.h"

#include "base/duration.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::SettingChecks", text);
}

/// Whether both mean the same to Prometheus, which shows 7d as 1w and 1024MiB as 1GiB.
bool meanTheSame(const QString &wanted, const QString &found)
{
    if (wanted == found)
        return true;
    const auto wantedDuration = readDuration(wanted, {});
    const auto foundDuration = readDuration(found, {});
    if (wantedDuration && foundDuration)
        return *wantedDuration == *foundDuration;
    const auto wantedSize = prometheusSize(wanted);
    return wantedSize && wantedSize == prometheusSize(found);
}

struct Setting
{
    const char *key; ///< below prometheus.prometheusSpec
    const char *flag;
    const char *title;
};

const Setting settings[] = {
    {"retention", "storage.tsdb.retention.time",
     QT_TRANSLATE_NOOP("binnacle::SettingChecks", "Prometheus keeps samples as long as asked")},
    {"retentionSize", "storage.tsdb.retention.size",
     QT_TRANSLATE_NOOP("binnacle::SettingChecks", "Prometheus keeps as much as asked")},
    {"externalUrl", "web.external-url",
     QT_TRANSLATE_NOOP("binnacle::SettingChecks", "Prometheus knows its external address")},
};

} // namespace

QList<Check> checkSettings(const Value &mergedValues, const ServerFlags &flags,
                           const QString &evidence)
{
    QList<Check> checks;
    for (const Setting &setting : settings) {
        const QString key = QString::fromLatin1(setting.key);
        const Value *wanted = mergedValues.at(
            ValuePath().child(u"prometheus"_s).child(u"prometheusSpec"_s).child(key));
        if (!wanted || wanted->text().isEmpty())
            continue;
        const QString flag = QString::fromLatin1(setting.flag);
        Check check;
        check.id = u"settings."_s + key;
        check.group = tr("Settings");
        check.title = tr(setting.title);
        check.expected = wanted->text();
        check.found = flags.value(flag);
        check.evidence = tr("flag --%1 of %2").arg(flag, evidence);
        if (meanTheSame(check.expected, check.found))
            check.state = Check::State::Passed;
        else
            check.hint = tr("The running Prometheus was started with another value: has the "
                            "operator restarted it since the last apply?");
        checks << check;
    }
    return checks;
}

} // namespace binnacle
