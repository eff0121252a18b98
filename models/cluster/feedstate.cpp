#include "cluster/feedstate.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("binnacle::FeedState", text);
}

} // namespace

QString FeedState::words() const
{
    switch (phase) {
    case Phase::Loading: return tr("loading");
    case Phase::Live: return tr("live");
    case Phase::Reconnecting: return tr("reconnecting");
    case Phase::Stale:
        return since.isValid() ? tr("stale since %1").arg(since.toString(u"HH:mm:ss"_s))
                               : tr("not reached yet");
    case Phase::SignInRefused: return tr("sign-in refused");
    case Phase::NoRight: return tr("no right to list");
    case Phase::Failed: return tr("failed");
    }
    return {};
}

} // namespace binnacle
