#include "cluster/resourcewatcher.h"

#include "cluster/apierror.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString keyOf(const ResourceRow &row)
{
    return row.nameSpace + u'/' + row.name;
}

/// A watch that ends within this time (in ms) is not tried again at once: no busy loop.
constexpr qint64 suspiciouslyShort = 1000;

double randomFraction()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

ResourceWatcher::ResourceWatcher(ResourceQuery query, std::shared_ptr<FeedMailbox> mailbox,
                                 HttpTransport &lists, HttpTransport &watches,
                                 const WatchTimings &timings)
    : m_query(std::move(query))
    , m_mailbox(std::move(mailbox))
    , m_lists(lists)
    , m_watches(watches)
    , m_timings(timings)
    , m_backoff(timings, randomFraction)
    , m_parser(m_query)
    , m_splitter({})
{
    m_retry.setSingleShot(true);
    m_goingStale.setSingleShot(true);
    m_clock.start();
    connect(&m_retry, &QTimer::timeout, this, &ResourceWatcher::start);
    connect(&m_goingStale, &QTimer::timeout, this, [this] {
        if (m_state.phase == FeedState::Phase::Reconnecting)
            setPhase(FeedState::Phase::Stale, m_state.message);
    });
}

ResourceWatcher::~ResourceWatcher() = default;

void ResourceWatcher::start()
{
    if (m_resourceVersion.isEmpty())
        listFirstPage();
    else
        watch();
}

void ResourceWatcher::reconnect()
{
    m_retry.stop();
    drop();
    start();
}

void ResourceWatcher::listFirstPage()
{
    m_listed.clear();
    listPage({});
}

void ResourceWatcher::listPage(const QByteArray &continueToken)
{
    drop();
    HttpRequest request;
    request.target = m_query.listTarget(m_timings.pageSize, continueToken);
    request.headers = {{"Accept", m_query.accept()}};
    request.timeout = m_timings.listSilence;
    m_exchange = m_lists.exchange(request);
    connect(m_exchange.get(), &Operation::finished, this, &ResourceWatcher::onPage);
    m_exchange->start();
}

void ResourceWatcher::onPage(const Outcome &outcome)
{
    if (!outcome)
        return unreachable(outcome.error());
    if (m_exchange->status() == 200)
        return takePage(m_exchange->body());
    answeredBadly(m_exchange->status(), m_exchange->body());
}

void ResourceWatcher::takePage(QByteArray body)
{
    Result<ListPage> page = m_parser.parseList(body, QDateTime::currentMSecsSinceEpoch());
    if (!page)
        return broken(FeedState::Phase::Failed, page.error().toLine());
    ResourceBatch batch;
    batch.columns = page->columns;
    for (ResourceRow &row : page->rows) {
        m_listed.insert(keyOf(row));
        addRow(std::move(row), batch);
    }
    m_resourceVersion = page->resourceVersion;
    if (page->continueToken.isEmpty())
        return finishList(std::move(batch));
    post({std::move(batch), {}, false, {}});
    // Until the last page is in, a break means to list again.
    m_resourceVersion.clear();
    listPage(page->continueToken);
}

void ResourceWatcher::finishList(ResourceBatch batch)
{
    for (auto it = m_uidOfName.begin(); it != m_uidOfName.end();) {
        if (m_listed.contains(it.key())) {
            ++it;
            continue;
        }
        batch.removed.push_back(it.value());
        it = m_uidOfName.erase(it);
    }
    m_listed.clear();
    const bool isFirst = !std::exchange(m_completed, true);
    post({std::move(batch), {}, isFirst, {}});
    watch();
}

void ResourceWatcher::watch()
{
    drop();
    const int seconds = m_timings.watchSeconds
        + QRandomGenerator::global()->bounded(std::max(1, m_timings.watchSeconds));
    HttpRequest request;
    request.target = m_query.watchTarget(m_resourceVersion, seconds);
    // Not compressed: an event must not wait for a compressor's block to fill.
    request.headers = {{"Accept", m_query.accept()}, {"Accept-Encoding", "identity"}};
    request.timeout = m_timings.watchSilence;
    request.streamed = true;
    m_splitter = EventSplitter([this](QByteArray &text) { return takeEvent(text); });
    m_errorBody.clear();
    m_watchStarted = m_clock.elapsed();
    m_watchSaidSomething = false;
    m_exchange = m_watches.exchange(request);
    connect(m_exchange.get(), &HttpExchange::headersReceived, this,
            &ResourceWatcher::onWatchHeaders);
    connect(m_exchange.get(), &HttpExchange::bodyReceived, this, &ResourceWatcher::onWatchData);
    connect(m_exchange.get(), &Operation::finished, this, &ResourceWatcher::onWatchEnd);
    m_exchange->start();
}

void ResourceWatcher::onWatchHeaders(int status)
{
    if (status == 200)
        setPhase(FeedState::Phase::Live);
}

void ResourceWatcher::onWatchData(const QByteArray &chunk)
{
    constexpr qsizetype longestErrorBody = 64 * 1024;
    if (m_exchange->status() != 200) {
        m_errorBody += chunk.left(longestErrorBody - m_errorBody.size());
        return;
    }
    m_watchSaidSomething = true;
    m_state.since = QDateTime::currentDateTime();
    m_events = {};
    const bool canGoOn = m_splitter.add(chunk);
    if (!m_events.isEmpty()) // a bookmark is a sign of life, but no event
        post({std::exchange(m_events, {}), {}, false, m_state.since});
    if (!canGoOn)
        broken(FeedState::Phase::Failed, tr("The server sent an event of more than 64 MB"));
}

bool ResourceWatcher::takeEvent(QByteArray &text)
{
    Result<WatchEvent> event = m_parser.parseEvent(text, QDateTime::currentMSecsSinceEpoch());
    if (!event) {
        // Something was lost, nobody knows what: only a new list is sure to be right.
        m_resourceVersion.clear();
        broken(FeedState::Phase::Failed, event.error().toLine());
        return false;
    }
    if (event->type == WatchEvent::Type::Error) {
        takeErrorEvent(*event);
        return false;
    }
    m_expiredAtOnce = false;
    if (!event->resourceVersion.isEmpty())
        m_resourceVersion = event->resourceVersion;
    if (event->columns)
        m_events.columns = event->columns;
    if (event->type == WatchEvent::Type::Bookmark)
        return true;
    for (ResourceRow &row : event->rows) {
        if (event->type == WatchEvent::Type::Deleted)
            removeRow(row, m_events);
        else
            addRow(std::move(row), m_events);
    }
    return true;
}

void ResourceWatcher::takeErrorEvent(const WatchEvent &event)
{
    if (event.errorCode == 410) {
        m_resourceVersion.clear();
        const bool isAgain = std::exchange(m_expiredAtOnce,
                                           m_clock.elapsed() - m_watchStarted < suspiciouslyShort);
        if (isAgain && m_expiredAtOnce) // also right after a new list: no busy loop
            return broken(FeedState::Phase::Reconnecting, event.errorMessage);
        drop();
        return listFirstPage();
    }
    // 429 and 5xx go on from where they were; what else the server means, a new list will show.
    if (event.errorCode != 429 && event.errorCode < 500)
        m_resourceVersion.clear();
    broken(FeedState::Phase::Reconnecting,
           tr("The watch was ended by the server: %1").arg(event.errorMessage));
}

void ResourceWatcher::onWatchEnd(const Outcome &outcome)
{
    if (!outcome)
        return unreachable(outcome.error());
    if (m_exchange->status() != 200)
        return answeredBadly(m_exchange->status(), m_errorBody);
    if (!m_watchSaidSomething && m_clock.elapsed() - m_watchStarted < suspiciouslyShort)
        return broken(FeedState::Phase::Reconnecting, tr("The server ended the watch at once"));
    watch(); // the ordinary end after timeoutSeconds
}

void ResourceWatcher::addRow(ResourceRow row, ResourceBatch &batch)
{
    QByteArray &uid = m_uidOfName[keyOf(row)];
    if (!uid.isEmpty() && uid != row.uid)
        batch.removed.push_back(uid); // deleted and made again while nobody watched
    uid = row.uid;
    batch.upserts.push_back(std::move(row));
}

void ResourceWatcher::removeRow(const ResourceRow &row, ResourceBatch &batch)
{
    const auto it = m_uidOfName.constFind(keyOf(row));
    if (it != m_uidOfName.cend() && *it == row.uid)
        m_uidOfName.erase(it);
    std::erase_if(batch.upserts, [&row](const ResourceRow &other) { return other.uid == row.uid; });
    batch.removed.push_back(row.uid);
}

void ResourceWatcher::answeredBadly(int status, const QByteArray &body)
{
    const Error error = apiError(status, body, tr("list %1").arg(m_query.kind.fullName()),
                                 m_lists.address());
    std::chrono::milliseconds atLeast{};
    if (status == 429)
        atLeast = std::chrono::seconds(m_exchange->header("Retry-After").toInt());
    if (status == 410)
        m_resourceVersion.clear();
    switch (status) {
    case 401:
        setPhase(FeedState::Phase::SignInRefused, error.toLine());
        Q_EMIT credentialsRejected();
        break;
    case 403: setPhase(FeedState::Phase::NoRight, error.toLine()); break;
    case 404: setPhase(FeedState::Phase::Failed, error.toLine()); break;
    default: setPhase(FeedState::Phase::Reconnecting, error.toLine()); break;
    }
    if (status == 403 || status == 404) {
        m_resourceVersion.clear();
        atLeast = m_timings.longestRetry; // rights and kinds change seldom
    }
    retryLater(atLeast);
}

void ResourceWatcher::broken(FeedState::Phase phase, const QString &why)
{
    setPhase(phase, why);
    retryLater();
}

void ResourceWatcher::unreachable(const Error &error)
{
    setPhase(FeedState::Phase::Reconnecting, error.toLine());
    drop();
    m_retry.start(std::min(m_timings.longestReconnect, m_backoff.next(m_clock.elapsed())));
}

void ResourceWatcher::retryLater(std::chrono::milliseconds atLeast)
{
    drop();
    m_retry.start(std::max(atLeast, m_backoff.next(m_clock.elapsed())));
}

void ResourceWatcher::setPhase(FeedState::Phase phase, const QString &message)
{
    const bool staysStale = phase == FeedState::Phase::Reconnecting
        && m_state.phase == FeedState::Phase::Stale;
    FeedState next{staysStale ? FeedState::Phase::Stale : phase, m_state.since, message};
    if (phase == FeedState::Phase::Live)
        next.since = QDateTime::currentDateTime();
    if (next.phase != FeedState::Phase::Reconnecting)
        m_goingStale.stop();
    else if (!m_goingStale.isActive())
        m_goingStale.start(m_timings.staleAfter);
    if (next == m_state)
        return;
    m_state = next;
    post({{}, m_state, false, {}});
}

void ResourceWatcher::post(FeedMailbox::Mail mail)
{
    if (m_mailbox->post(std::move(mail)))
        Q_EMIT mailPosted();
}

void ResourceWatcher::drop()
{
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange.release()->deleteLater(); // this may run inside one of its signals
}

} // namespace binnacle
