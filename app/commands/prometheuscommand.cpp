#include "commands/prometheuscommand.h"

#include "prometheus/prometheuslocator.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace binnacle {

void PrometheusCommand::connected()
{
    if (needsCluster()) {
        // Without -n every namespace is looked through: who asks for targets means the stack's.
        start(
            std::make_unique<PrometheusLocator>(access().session().queries(), options().nameSpace),
            [this](const Outcome &outcome, const PrometheusLocator &locator) {
                if (!outcome) {
                    Error error = outcome.error();
                    error.detail = locator.traceText();
                    return fail(error);
                }
                found(PrometheusClient(*locator.endpoint()));
            });
        return;
    }
    const QUrl url(options().prometheusUrl, QUrl::StrictMode);
    const bool usable = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!usable) {
        console().error({Error::Kind::BadInput,
                         tr("'%1' is no http or https address").arg(options().prometheusUrl),
                         {},
                         u"--prometheus"_s,
                         {}});
        return end(ExitStatus::WrongUsage);
    }
    ConnectionSettings settings;
    settings.server = url;
    found(PrometheusClient(PrometheusEndpoint::atUrl(settings)));
}

} // namespace binnacle
