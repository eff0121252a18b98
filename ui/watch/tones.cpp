#include "watch/tones.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::WatchPage", text);
}

} // namespace

std::optional<Tone> toneOf(ProblemLevel level)
{
    switch (level) {
    case ProblemLevel::Ok: return Tone::Ok;
    case ProblemLevel::Busy: return Tone::Busy;
    case ProblemLevel::Warn: return Tone::Warn;
    case ProblemLevel::Error: return Tone::Error;
    case ProblemLevel::Unknown: return Tone::Unknown;
    case ProblemLevel::None: break;
    }
    return std::nullopt;
}

Tone toneOf(FeedState::Phase phase)
{
    switch (phase) {
    case FeedState::Phase::Loading: return Tone::Busy;
    case FeedState::Phase::Live: return Tone::Ok;
    case FeedState::Phase::Reconnecting: return Tone::Busy;
    case FeedState::Phase::Stale: return Tone::Stale;
    case FeedState::Phase::SignInRefused:
    case FeedState::Phase::NoRight: return Tone::Warn;
    case FeedState::Phase::Failed: return Tone::Error;
    }
    return Tone::Unknown;
}

QString levelWord(const QString &plural, ProblemLevel level)
{
    const bool isVolume = plural.startsWith(u"persistentvolume"_s);
    switch (level) {
    case ProblemLevel::Ok:
        return isVolume ? tr("bound") : plural == u"events" ? tr("normal") : tr("ready");
    case ProblemLevel::Busy: return tr("changing");
    case ProblemLevel::Warn:
        return isVolume ? tr("pending") : plural == u"events" ? tr("warnings") : tr("waiting");
    case ProblemLevel::Error: return tr("failing");
    case ProblemLevel::Unknown: return tr("unknown");
    case ProblemLevel::None: break;
    }
    return {};
}

} // namespace binnacle
