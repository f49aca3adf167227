// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/logging.h"
#include "core/sync/postgresreader.h"
#include "core/sync/postgrestail_p.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::sync {

using namespace std::chrono_literals;

namespace {

constexpr qint64 kMostWaiting = 100'000; // messages the sink may owe before reading pauses
constexpr std::int64_t kFollowable = 20'000; // ids; what is further behind is loaded, newest first
constexpr auto kFirstPause = 250ms; // after the second failure
constexpr auto kLively = 10s; // after the last new row
constexpr auto kBetweenLooks = 20ms; // at a doorbell
constexpr auto kOtherConnect = 2s; // to look whether the primary is back
constexpr auto kLookAtCounters = 10s;
constexpr std::int64_t kLowestId = std::numeric_limits<std::int64_t>::min();

std::int64_t nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Pauses between attempts: none, then longer and longer.
class Backoff
{
public:
    explicit Backoff(std::chrono::milliseconds most) : m_most(most) { }

    [[nodiscard]] std::chrono::milliseconds next()
    {
        const auto pause = m_pause;
        m_pause = std::min(m_pause == 0ms ? std::chrono::milliseconds(kFirstPause) : 2 * m_pause, m_most);
        return pause;
    }
    void reset() { m_pause = 0ms; }

private:
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_pause{0};
};

} // namespace

void PostgresTail::Private::run()
{
    follower.emplace(PostgresFollower::Options{.recentEvery = options.recentEvery,
        .quietEvery = std::max(options.recentEvery, std::min(5 * options.recentEvery, options.quiet)),
        .gapPatience = options.gapPatience});
    walk.reset();
    const int before = std::exchange(chosen, {}).number;
    resumedSource = resumed ? before : 0;
    toldFollowing = false;
    lookedMs = 0;
    Backoff backoff(options.retryMost);
    while (!cancel.isCancelled()) {
        const std::int64_t lookedBefore = lookedMs;
        auto session = connect();
        const auto outcome = session ? follow(*session) : Result<Done>(tl::make_unexpected(session.error()));
        if (cancel.isCancelled())
            break;
        if (outcome)
            continue; // another server answers now
        if (lookedMs != lookedBefore)
            backoff.reset();
        tell([this, error = outcome.error()] { tellFailure(error); });
        {
            const std::lock_guard lock(guard);
            asked = false; // a ring must not turn waiting into a busy loop
        }
        rest(backoff.next());
    }
    stopLoad();
}

void PostgresTail::Private::stopLoad()
{
    loadCancel.cancel();
    if (loading.joinable())
        loading.join();
}

Result<TailSession> PostgresTail::Private::connect()
{
    auto session = connectTo(options.address, options.limits);
    if (session || !options.replica || cancel.isCancelled())
        return session;
    auto standIn = connectTo(*options.replica, options.limits);
    if (!standIn)
        return session; // whatever is the matter with the primary is what counts
    standIn->isReplica = standIn->schema.isReplica;
    serverCheckedAt = Clock::now();
    return standIn;
}

Result<TailSession> PostgresTail::Private::connectTo(
    const postgres::Address &address, const postgres::Limits &limits)
{
    TailSession session;
    auto connection = postgres::Connection::open(address, {limits}, cancel);
    if (!connection)
        return tl::make_unexpected(connection.error());
    session.connection = std::move(*connection);
    auto schema = postgres::probe(*session.connection, cancel);
    if (!schema)
        return tl::make_unexpected(schema.error());
    session.schema = std::move(*schema);
    return session;
}

Result<Done> PostgresTail::Private::follow(TailSession &session)
{
    // Only here does the session stay where it is.
    session.rows = std::make_unique<PostgresRows>(*session.connection, session.schema);
    tell([this, isReplica = session.isReplica] { isAtReplica = isReplica; });
    if (auto begun = begin(session); !begun)
        return begun;
    session.rows->setSince(sinceMs);
    if (!session.schema.doorbell.isEmpty() && !session.schema.isReplica) {
        const QByteArray channel = postgres::Connection::identifier(session.schema.doorbell);
        session.listens = session.connection->execute("LISTEN " + channel).has_value();
    }
    changedAt = Clock::now();
    while (!cancel.isCancelled()) {
        if (auto looked = lookOnce(session); !looked)
            return looked;
        if (auto checked = checkServer(session); !checked)
            return checked;
        if (!session.connection)
            return Done{}; // the primary is back
        if (auto waited = waitForChange(session); !waited)
            return waited;
    }
    return failure(Error::Kind::Cancelled);
}

/// Finds out which source this database is and where it was followed to; goes on there.
Result<Done> PostgresTail::Private::begin(TailSession &session)
{
    PostgresRows &rows = *session.rows;
    const auto mirror = findMirror(options.archivePath, rows, cancel);
    if (!mirror)
        return tl::make_unexpected(mirror.error());
    const bool isSame = chosen.number == mirror->number;
    if (isSame)
        return Done{}; // after a lost connection everything is still known
    stopLoad();
    const auto positions = mirrorPositions(options.archivePath, mirror->number);
    if (!positions)
        return tl::make_unexpected(positions.error());
    std::optional<MirrorPlace> known = resumedSource == mirror->number ? resumed : positions->followed;
    IdRanges loaded = positions->loaded;
    const auto ends = rows.ends(cancel);
    if (!ends)
        return tl::make_unexpected(ends.error());
    isMirror = options.loadsHistory || (known && known->isComplete);
    const bool isFar = known && ends->highest - known->last > kFollowable;
    missed = 0;
    if (known && (isFar || !isMirror)) {
        // What lies between is loaded, newest first, as if it were history.
        loaded.add({known->from + 1, known->last});
        missed = isMirror ? ends->highest - known->last : 0;
        known->from = known->last = std::max<std::int64_t>(ends->highest, 0);
    }
    const bool isKnown = known.has_value();
    if (auto begun = follower->begin(rows, std::move(known), cancel); !begun)
        return begun;
    chosen = *mirror;
    walk.emplace(options.archivePath, chosen.number);
    walkDue = true;
    walkDueSince = Clock::now();
    expiredAt = {};
    toldFollowing = false;
    if (!isKnown)
        missed = 0;
    tell([this, name = chosen.name] { source = name; });
    return startLoad(session, std::move(loaded), follower->place().from);
}

/// When there is something to load, on a thread of its own.
Result<Done> PostgresTail::Private::startLoad(TailSession &session, IdRanges loaded, std::int64_t highest)
{
    PostgresLoad::Options what;
    what.archivePath = options.archivePath;
    what.rejectsFolder = options.rejectsFolder;
    what.name = session.schema.database;
    what.address = session.isReplica ? *options.replica : options.address;
    what.limits = options.limits;
    what.source = chosen.number;
    if (const auto identity = identify(*session.rows, cancel))
        what.system = identity->system;
    what.highest = highest;
    sinceMs = keepSinceMs();
    if (!isMirror)
        sinceMs = std::max<std::int64_t>(sinceMs, nowMs() - options.recentHours * 3'600'000LL);
    what.sinceMs = sinceMs;
    IdWindows windows;
    const auto bounds = boundsOf(*session.rows, what.sinceMs, highest, cancel);
    if (!bounds) {
        chosen = {}; // begins anew
        return tl::make_unexpected(bounds.error());
    }
    walkLowest = isMirror ? kLowestId : bounds->low;
    windows.setBounds(bounds->low, bounds->high);
    windows.skip(loaded);
    isLoaded = windows.isAllDone();
    isReadable = isLoaded.load();
    if (isLoaded && !lacksIndex(options.archivePath).value_or(false))
        return Done{};
    what.done = std::move(loaded);
    loadCancel = {};
    loading = std::jthread([this, what = std::move(what)]() mutable { load(std::move(what)); });
    return Done{};
}

void PostgresTail::Private::load(PostgresLoad::Options what)
{
    PostgresLoad job(std::move(what), sink, live, loadCancel);
    Backoff backoff(options.retryMost);
    while (!loadCancel.isCancelled()) {
        const std::string before = job.done().toText();
        const auto outcome = job.run([this] { isReadable = true; });
        if (outcome) {
            isReadable = true;
            isLoaded = true;
            ring();
            return;
        }
        if (loadCancel.isCancelled())
            return;
        if (job.done().toText() != before)
            backoff.reset();
        tell([this, error = outcome.error()] { tellFailure(error); });
        // Not rest(): whoever rings wants new rows.
        const auto until = Clock::now() + backoff.next();
        while (Clock::now() < until && !loadCancel.isCancelled())
            std::this_thread::sleep_for(10ms);
    }
}

std::int64_t PostgresTail::Private::keepSinceMs() const
{
    return options.keepMonths <= 0
        ? 0
        : QDateTime::currentDateTimeUtc().addMonths(-options.keepMonths).toMSecsSinceEpoch();
}

MirrorPlace PostgresTail::Private::placeNow() const
{
    MirrorPlace now = follower->place();
    now.lookedMs = lookedMs;
    now.isComplete = isMirror && isLoaded;
    return now;
}

Result<Done> PostgresTail::Private::lookOnce(TailSession &session)
{
    const auto startedAt = nowMs();
    auto found = follower->look(*session.rows, session.isReplica, cancel);
    const bool isEmpty = found.isEmpty();
    if (!found.rows.fresh.empty())
        changedAt = Clock::now();
    if (!toldFollowing)
        missed += qint64(found.rows.fresh.size());
    if (!found.error && !found.more)
        lookedMs = startedAt;
    if (!isEmpty)
        handOver(std::move(found.rows), true);
    if (found.error)
        return tl::make_unexpected(*found.error);
    if (!found.more) {
        tellLooked(startedAt);
        return Done{};
    }
    while (given - landed > kMostWaiting && !cancel.isCancelled())
        rest(50ms);
    const std::lock_guard lock(guard);
    asked = true;
    return Done{};
}

void PostgresTail::Private::tellLooked(std::int64_t startedAtMs)
{
    const bool isReady = isLoaded || (options.followsEarly && isReadable);
    if (isReady && !std::exchange(toldFollowing, true)) {
        tell([this, name = chosen.name, count = missed] {
            if (isLoaded)
                progress.stop();
            emit owner->following(name, count);
        });
    }
    tell([this, startedAtMs, isReady, now = placeNow()] {
        failureToldAt.reset();
        take(std::make_shared<TailRows>(), false, now);
        if (isReady)
            emit owner->looked(startedAtMs, 0);
    });
}

void PostgresTail::Private::handOver(TailRows rows, bool isNews)
{
    given += qint64(rows.fresh.size() + rows.changed.size());
    tell([this, isNews, now = placeNow(), rows = std::make_shared<const TailRows>(std::move(rows))] {
        take(rows, isNews, now);
    });
}

/// A replica that stands in: is the primary back, or has it become the primary itself?
Result<Done> PostgresTail::Private::checkServer(TailSession &session)
{
    if (!session.isReplica || Clock::now() - serverCheckedAt < options.primaryEvery)
        return Done{};
    serverCheckedAt = Clock::now();
    const auto role = session.connection->execute("SELECT pg_is_in_recovery()", {}, cancel);
    if (!role)
        return tl::make_unexpected(role.error());
    session.isReplica = role->number(0, 0) != 0;
    postgres::Limits quick = options.limits;
    quick.connect = std::min<std::chrono::milliseconds>(quick.connect, kOtherConnect);
    if (postgres::Connection::open(options.address, {quick}, cancel)) {
        session.rows.reset();
        session.connection.reset();
    } else {
        tell([this, isReplica = session.isReplica] { isAtReplica = isReplica; });
    }
    return Done{};
}

bool PostgresTail::Private::mayCompare(const TailSession &session) const
{
    return isLoaded && !session.isReplica && given == landed;
}

/// Whether old rows should be compared: the server counts what is changed and deleted.
Result<Done> PostgresTail::Private::noticeWork(TailSession &session)
{
    const auto now = Clock::now();
    if (walkDue || walk->isUnderWay()
        || now - countersAt < std::min<Clock::duration>(kLookAtCounters, options.quiet))
        return Done{};
    countersAt = now;
    const auto counters = session.connection->query(
        "SELECT (n_tup_upd || ' ' || n_tup_del)::text FROM pg_stat_all_tables WHERE relid = $1::regclass",
        {session.schema.messages.sql.toStdString()}, cancel);
    if (!counters && session.connection->isLost())
        return tl::make_unexpected(counters.error());
    const bool differs
        = counters && counters->size() > 0 && std::string(counters->bytes(0, 0)) != walkCounters;
    if (differs)
        walkCounters = std::string(counters->bytes(0, 0));
    walkDue = differs || now - walkedAt >= options.walkEvery;
    if (walkDue)
        walkDueSince = now;
    return Done{};
}

/// One step of what is for quiet times, when it is time for one.
Result<Done> PostgresTail::Private::compareOld(TailSession &session)
{
    if (!mayCompare(session))
        return Done{};
    const auto now = Clock::now();
    if (options.keepMonths > 0 && now - expiredAt >= options.expireEvery) {
        if (isMirror)
            session.rows->setSince(sinceMs = keepSinceMs());
        auto expired = walk->expired(keepSinceMs());
        if (!expired)
            return tl::make_unexpected(expired.error());
        if (expired->empty())
            expiredAt = now;
        else
            handOver({{}, std::move(*expired)}, false);
        return Done{};
    }
    if (auto noticed = noticeWork(session); !noticed)
        return noticed;
    const bool isTime = now - changedAt >= options.quiet || now - walkDueSince >= options.walkPatience;
    if (!isTime || !(walkDue || walk->isUnderWay()))
        return Done{};
    if (walkDue && !walk->isUnderWay()) {
        if (auto begun = walk->begin(follower->place().last, walkLowest); !begun)
            return begun;
        walkDue = false;
        walkFound = 0;
    }
    auto found = walk->step(*session.rows, cancel);
    if (!found)
        return tl::make_unexpected(found.error());
    walkFound += qint64(found->size());
    if (!found->empty())
        handOver({{}, std::move(*found)}, true);
    if (!walk->isUnderWay()) {
        walkedAt = Clock::now();
        tell([this, differences = walkFound] { emit owner->reconciled(differences); });
    }
    return Done{};
}

/// Returns when it is time to look.
Result<Done> PostgresTail::Private::waitForChange(TailSession &session)
{
    const bool isLively = Clock::now() - changedAt < kLively;
    const auto every = session.listens ? options.doorbellPollEvery
        : isLively                     ? options.pollEvery
                                       : options.quietPollEvery;
    const auto until = Clock::now() + every;
    while (!cancel.isCancelled() && Clock::now() < until) {
        if (auto compared = compareOld(session); !compared)
            return compared;
        const bool isComparing = walk->isUnderWay() && mayCompare(session);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (session.listens) {
            const auto rings = session.connection->notifications(
                std::min<std::chrono::milliseconds>(left, kBetweenLooks), cancel);
            if (!rings)
                return tl::make_unexpected(rings.error());
            if (!rings->isEmpty())
                return Done{};
        }
        std::unique_lock lock(guard);
        const auto pause = session.listens ? 0ms
            : isComparing                  ? options.walkPause
                                           : std::chrono::milliseconds(100);
        rung.wait_for(lock, std::min<std::chrono::milliseconds>(left, pause),
            [this] { return asked || cancel.isCancelled(); });
        if (std::exchange(asked, false)) {
            follower->hurry();
            return Done{};
        }
    }
    return Done{};
}

} // namespace core::sync
