// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/database.h"

#include "core/postgres/asking.h"
#include "core/postgres/serverwatch.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <mutex>
#include <set>

using namespace Qt::StringLiterals;

namespace core::postgres {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kTellEvery = 100ms;
constexpr int kWriters = 2;

/// Two pools to one server, as one.
Pool::State joined(Pool::State one, const Pool::State &other)
{
    one.open += other.open;
    one.busy += other.busy;
    one.waiting += other.waiting;
    one.answered += other.answered;
    one.failed += other.failed;
    one.reopened += other.reopened;
    one.waitedMs = std::max(one.waitedMs, other.waitedMs);
    if (!one.lastError)
        one.lastError = other.lastError;
    one.slow += other.slow;
    std::stable_sort(one.slow.begin(), one.slow.end(),
        [](const Pool::Slow &a, const Pool::Slow &b) { return a.atMs > b.atMs; });
    return one;
}

bool isLostTo(const std::optional<Error> &error, const Connection &connection)
{
    return error && error->kind != Error::Kind::Cancelled && connection.isLost();
}

} // namespace

struct Database::Private
{
    /// A question on its way from server to server.
    struct Trip
    {
        QString name;
        CancelToken cancel;
        bool isWrite = false;
        bool mayRepeat = true;
        std::shared_ptr<Question> question;
        Clock::time_point until; // nothing is tried once more after this
        bool isReplicaOut = false; // it could not be connected
        std::optional<Error> isPrimaryOut; // why; the replica is the last resort
    };
    /// The connection that a pool gave, or why not; `pool` is that pool, also while it is being destroyed.
    struct Arrived
    {
        const Pool &pool;
        const Result<Connection *> &connection;
        bool isLast;
    };
    using Arrival = bool (Private::*)(const Trip &, const Arrived &);
    using PoolOf = std::unique_ptr<Pool> Private::*;

    Private(Database &database, const Options &given);
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    [[nodiscard]] std::unique_ptr<Pool> makePool(
        const Address &address, int connections, Connection::Access access);

    void send(PoolOf poolOf, Arrival arrival, Pool::Repeat repeat, const Trip &trip);
    void toReplica(const Trip &trip);
    void toPrimary(const Trip &trip);
    void turnToPrimary(Trip trip, bool isReplicaOut);
    [[nodiscard]] bool turnToReplica(Trip trip, const Error &problem);

    [[nodiscard]] bool onReplica(const Trip &trip, const Arrived &arrived);
    [[nodiscard]] bool onPrimary(const Trip &trip, const Arrived &arrived);
    [[nodiscard]] bool onWriter(const Trip &trip, const Arrived &arrived);
    void noteWrite(Connection &connection, bool isCommitted);
    [[nodiscard]] bool hasOwnWrite(const Trip &trip, Connection &connection);

    void refuse(const Trip &trip, const Arrived &arrived);
    void deliver(const Trip &trip, Server server, bool isLost, const std::optional<Error> &error);
    void looked(const ServerWatch::News &news);
    void setProblem(const std::optional<Error> &found); // guard held
    void changed(); // guard held

    Database &owner;
    const Options options;
    mutable std::mutex guard;
    bool isStopping = false;
    bool isTelling = false;
    State told; // but for the pools and what is watched
    qint64 replicaReads = 0;
    SchemaCache primarySchema;
    SchemaCache replicaSchema;
    std::mutex askingGuard;
    std::set<Connection *> asking; // on the replica, what the primary may answer too
    ServerWatch watch;
    std::unique_ptr<Pool> primary;
    std::unique_ptr<Pool> writers;
    std::unique_ptr<Pool> replica;
};

Database::Private::Private(Database &database, const Options &given)
    : owner(database),
      options(given),
      watch({given.primary, given.replica, given.limits, given.lookEvery, given.mostLag},
          [this](const ServerWatch::News &news) { looked(news); })
{
    const int watching = options.replica ? 1 : 0;
    const int writing = options.allowsWriting ? kWriters : 0;
    primary = makePool(options.primary, options.connections - watching - writing, Connection::Access::Read);
    if (options.allowsWriting)
        writers = makePool(options.primary, kWriters, Connection::Access::Write);
    if (options.replica)
        replica = makePool(*options.replica, options.connections - watching, Connection::Access::Read);
    watch.start();
}

Database::Private::~Private()
{
    {
        const std::lock_guard lock(guard);
        isStopping = true; // nothing is sent any more, so one pool may go before the other
    }
    watch.stop();
    replica.reset();
    writers.reset();
    primary.reset();
}

std::unique_ptr<Pool> Database::Private::makePool(
    const Address &address, int connections, Connection::Access access)
{
    Pool::Options pool;
    pool.address = address;
    pool.limits = options.limits;
    pool.access = access;
    pool.connections = std::max(1, connections);
    pool.wait = options.wait;
    auto made = std::make_unique<Pool>(std::move(pool));
    QObject::connect(made.get(), &Pool::stateChanged, &owner, [this] {
        const std::lock_guard lock(guard);
        changed();
    });
    return made;
}

void Database::Private::send(PoolOf poolOf, Arrival arrival, Pool::Repeat repeat, const Trip &trip)
{
    {
        const std::lock_guard lock(guard);
        if (!isStopping) {
            Pool *pool = (this->*poolOf).get();
            pool->post(trip.name, trip.cancel, repeat,
                [=, this](const Result<Connection *> &connection, bool isLast) {
                    return (this->*arrival)(trip, {*pool, connection, isLast});
                });
            return;
        }
    }
    trip.question->keep(Error{Error::Kind::Cancelled, {}});
    trip.question->deliver();
}

void Database::Private::toReplica(const Trip &trip)
{
    // Otherwise the primary is nearer than a new connection.
    const auto repeat = trip.isPrimaryOut ? Pool::Repeat::Once : Pool::Repeat::No;
    send(&Private::replica, &Private::onReplica, repeat, trip);
}

void Database::Private::toPrimary(const Trip &trip)
{
    send(&Private::primary, &Private::onPrimary, Pool::Repeat::Once, trip);
}

void Database::Private::turnToPrimary(Trip trip, bool isReplicaOut)
{
    trip.isReplicaOut = isReplicaOut;
    toPrimary(trip);
}

/// False when that is no way out.
bool Database::Private::turnToReplica(Trip trip, const Error &problem)
{
    if (!options.replica || trip.isReplicaOut || Clock::now() > trip.until || !watch.verdict().isLastResort())
        return false;
    trip.isPrimaryOut = problem;
    toReplica(trip);
    return true;
}

bool Database::Private::onReplica(const Trip &trip, const Arrived &arrived)
{
    if (!arrived.connection) {
        const Error &error = arrived.connection.error();
        if (trip.isPrimaryOut || error.kind == Error::Kind::Cancelled) {
            refuse(trip, arrived);
            return true;
        }
        if (error.kind != Error::Kind::Timeout || arrived.pool.state().open == 0)
            watch.noteFailure(error);
        turnToPrimary(trip, true);
        return true;
    }
    Connection &server = **arrived.connection;
    if (!trip.isPrimaryOut) {
        watch.awaitFirstLook(trip.cancel);
        if (!watch.verdict().isUsable() || !hasOwnWrite(trip, server)) {
            turnToPrimary(trip, false);
            return true;
        }
    }
    if (trip.mayRepeat) {
        const std::lock_guard lock(askingGuard);
        asking.insert(&server);
    }
    const auto [error, wasAsked] = ask(*trip.question, replicaSchema, server, trip.cancel, trip.mayRepeat);
    {
        const std::lock_guard lock(askingGuard);
        asking.erase(&server);
    }
    const bool isLost = isLostTo(error, server);
    const bool isInTheWay = isLost || (error && error->kind == Error::Kind::Busy);
    const bool isUseless = error && !wasAsked && error->kind != Error::Kind::Cancelled;
    if (isLost)
        watch.lookNow();
    else if (isUseless)
        watch.noteFailure(*error);
    if (!trip.isPrimaryOut && ((isInTheWay && trip.mayRepeat) || isUseless)) {
        turnToPrimary(trip, false);
        return true;
    }
    if (isLost && (trip.mayRepeat || !wasAsked) && !arrived.isLast)
        return false;
    deliver(trip, Server::Replica, isLost, error);
    return true;
}

bool Database::Private::onPrimary(const Trip &trip, const Arrived &arrived)
{
    if (!arrived.connection) {
        const Error &error = arrived.connection.error();
        if (error.kind == Error::Kind::Cancelled || !turnToReplica(trip, error))
            refuse(trip, arrived);
        return true;
    }
    Connection &server = **arrived.connection;
    const auto [error, wasAsked] = ask(*trip.question, primarySchema, server, trip.cancel, trip.mayRepeat);
    const bool isLost = isLostTo(error, server);
    const bool mayGoOn = isLost && (trip.mayRepeat || !wasAsked);
    if (mayGoOn && !arrived.isLast && Clock::now() < trip.until)
        return false;
    if (!mayGoOn || !turnToReplica(trip, *error))
        deliver(trip, Server::Primary, isLost, error);
    return true;
}

bool Database::Private::onWriter(const Trip &trip, const Arrived &arrived)
{
    if (!arrived.connection) {
        refuse(trip, arrived);
        return true;
    }
    Connection &server = **arrived.connection;
    const auto [error, wasAsked] = askInTransaction(*trip.question, primarySchema, server, trip.cancel,
        [&](bool isCommitted) { noteWrite(server, isCommitted); });
    const bool isLost = isLostTo(error, server);
    if (isLost && !wasAsked && !arrived.isLast)
        return false;
    deliver(trip, Server::Primary, isLost, error);
    return true;
}

/// Before anybody hears of the write, since reads after it must see it.
void Database::Private::noteWrite(Connection &connection, bool isCommitted)
{
    if (!options.replica)
        return;
    // Without synchronous commits the end of the log is not written yet.
    const auto place = connection.execute(
        "SELECT pg_wal_lsn_diff(CASE current_setting('synchronous_commit') WHEN 'off' THEN "
        "pg_current_wal_insert_lsn() ELSE pg_current_wal_lsn() END, '0/0')::bigint");
    watch.noteWrite(isCommitted && place ? std::optional<qint64>(place->number(0, 0)) : std::nullopt);
}

/// The watch knows one connection's server; behind an address with several hosts another one may answer.
bool Database::Private::hasOwnWrite(const Trip &trip, Connection &connection)
{
    const std::optional<qint64> place = watch.ownWrite();
    if (!place || *place == 0)
        return place.has_value();
    const auto rows = connection.query("SELECT pg_is_in_recovery() AND "
                                       "pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') >= $1::bigint",
        {*place}, trip.cancel);
    return rows && rows->size() == 1 && rows->number(0, 0) != 0;
}

/// There is no connection to ask on.
void Database::Private::refuse(const Trip &trip, const Arrived &arrived)
{
    Error error = arrived.connection.error();
    // All of them busy is not the same as none to be had, and who cannot write may still read.
    const bool isBusy = error.kind == Error::Kind::Timeout && arrived.pool.state().open > 0;
    const bool isReadable = trip.isWrite && options.replica && watch.verdict().isUsable();
    if (error.kind != Error::Kind::Cancelled) {
        if (trip.isPrimaryOut)
            error = *trip.isPrimaryOut;
        const std::lock_guard lock(guard);
        if (!isBusy && !isReadable)
            setProblem(error);
        changed();
    }
    trip.question->keep(error);
    trip.question->deliver();
}

void Database::Private::deliver(
    const Trip &trip, Server server, bool isLost, const std::optional<Error> &error)
{
    if (!error || error->kind != Error::Kind::Cancelled) {
        const std::lock_guard lock(guard);
        if (!isLost) {
            setProblem(std::nullopt);
            told.lastAnsweredBy = server;
            told.lastAnswerAtMs = QDateTime::currentMSecsSinceEpoch();
            if (!trip.isWrite)
                ++(server == Server::Replica ? replicaReads : told.primaryReads);
        } else if (trip.mayRepeat) { // else nobody tried to connect again
            setProblem(error);
        }
        changed();
    }
    trip.question->deliver();
}

void Database::Private::looked(const ServerWatch::News &news)
{
    if (news.isReplicaSilent) {
        const std::lock_guard lock(askingGuard);
        for (Connection *connection : asking)
            connection->abandon();
    }
    const std::lock_guard lock(guard);
    if (news.primaryAnswered || news.replicaAnswered)
        setProblem(std::nullopt);
    if (options.replica)
        changed();
}

void Database::Private::setProblem(const std::optional<Error> &found)
{
    const bool wasReachable = !std::exchange(told.problem, found).has_value();
    if (wasReachable == !found.has_value())
        return;
    watch.lookWithoutReplica(found.has_value());
    // In the order in which it happened, whichever thread saw it.
    QMetaObject::invokeMethod(
        &owner, [this, isReachable = !found.has_value()] { emit owner.reachableChanged(isReachable); },
        Qt::QueuedConnection);
}

void Database::Private::changed()
{
    if (std::exchange(isTelling, true))
        return;
    const auto tell = [this] {
        {
            const std::lock_guard lock(guard);
            isTelling = false;
        }
        emit owner.stateChanged();
    };
    QMetaObject::invokeMethod(
        &owner, [this, tell] { QTimer::singleShot(kTellEvery, &owner, tell); }, Qt::QueuedConnection);
}

Database::Database(Options options, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, options))
{ }

Database::~Database() = default;

void Database::post(Kind kind, const QString &name, CancelToken cancel, Pool::Repeat repeat,
    std::shared_ptr<Question> question)
{
    Private::Trip trip;
    trip.name = name;
    trip.cancel = std::move(cancel);
    trip.isWrite = kind == Kind::Write;
    trip.mayRepeat = repeat == Pool::Repeat::Once;
    trip.question = std::move(question);
    trip.until = d->options.limits.statement > 0ms ? Clock::now() + d->options.limits.statement
                                                   : Clock::time_point::max();
    if (kind == Kind::Read) {
        const ServerWatch::Verdict verdict = d->watch.verdict();
        if (d->options.replica && (verdict.isUsable() || verdict.reason == "notLooked"_L1))
            d->toReplica(trip);
        else
            d->toPrimary(trip);
    } else if (d->options.allowsWriting) {
        d->send(&Private::writers, &Private::onWriter, Pool::Repeat::Once, trip);
    } else {
        trip.question->keep(
            Error{Error::Kind::ReadOnly, u"this workspace may not write to the shop's database"_s});
        trip.question->deliver();
    }
}

QFuture<Result<Schema>> Database::schema()
{
    return read(u"schema"_s, {}, [](Connection &, const Schema &schema) { return Result<Schema>(schema); });
}

Database::State Database::state() const
{
    State state;
    {
        const std::lock_guard lock(d->guard);
        state = d->told;
        if (d->options.replica) {
            state.replica = Replica{}; // emplace() does not find the defaults of a nested class with Clang
            state.replica->reads = d->replicaReads;
        }
    }
    state.primary = d->primary->state();
    if (d->writers)
        state.primary = joined(state.primary, d->writers->state());
    if (state.replica) {
        state.replicaPool = d->replica->state();
        const ServerWatch::Verdict verdict = d->watch.verdict();
        state.replica->isUsed = verdict.isUsable();
        state.replica->reason = verdict.reason;
        state.replica->lagMs = verdict.lagMs;
        state.replica->lagBytes = verdict.lagBytes;
        state.replica->lastError = verdict.lastError;
    }
    return state;
}

const Database::Options &Database::options() const
{
    return d->options;
}

} // namespace core::postgres
