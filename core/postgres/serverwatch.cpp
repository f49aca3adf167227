// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/serverwatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

using namespace std::chrono_literals;

namespace {

constexpr auto kMostOfALook = 2s; // that a server may take for it
constexpr auto kFirstLook = 2'500ms;
constexpr auto kTokenEvery = 10ms;
constexpr auto kHurry = 20ms; // and twice as long each time
constexpr int kMostHurried = 10;
constexpr std::size_t kMostPlaces = 500;

Limits limitsOfALook(const Limits &limits)
{
    return {std::min<std::chrono::milliseconds>(limits.connect, kMostOfALook),
        limits.statement > 0ms ? std::min<std::chrono::milliseconds>(limits.statement, kMostOfALook)
                               : kMostOfALook,
        limits.lock};
}

} // namespace

bool ServerWatch::Verdict::isLastResort() const
{
    return reason != "dead"_L1 && reason != "promoted"_L1 && reason != "otherServer"_L1;
}

ServerWatch::ServerWatch(Options options, std::function<void(const News &)> looked)
    : m_options(std::move(options)),
      m_limits(limitsOfALook(m_options.limits)),
      m_looked(std::move(looked)),
      m_primary{m_options.primary}
{
    m_verdict.reason = u"notLooked"_s;
    if (m_options.replica)
        m_replica = Server{*m_options.replica};
}

ServerWatch::~ServerWatch()
{
    stop();
    if (m_thread.joinable())
        m_thread.join();
}

void ServerWatch::start()
{
    m_thread = std::thread([this] { work(); });
}

void ServerWatch::stop()
{
    {
        const std::lock_guard lock(m_guard);
        m_stop.cancel();
    }
    m_wake.notify_all();
    m_first.notify_all();
}

ServerWatch::Verdict ServerWatch::verdict() const
{
    const std::lock_guard lock(m_guard);
    return m_verdict;
}

void ServerWatch::awaitFirstLook(const CancelToken &cancel)
{
    std::unique_lock lock(m_guard);
    const auto until = Clock::now() + kFirstLook;
    while (!m_hasLooked && !m_stop.isCancelled() && !cancel.isCancelled() && Clock::now() < until)
        m_first.wait_for(lock, kTokenEvery);
}

void ServerWatch::lookNow()
{
    {
        const std::lock_guard lock(m_guard);
        m_isAsked = true;
    }
    m_wake.notify_all();
}

void ServerWatch::lookWithoutReplica(bool looks)
{
    {
        const std::lock_guard lock(m_guard);
        m_looksAlone = looks;
    }
    m_wake.notify_all();
}

void ServerWatch::noteFailure(const Error &error)
{
    const std::lock_guard lock(m_guard);
    m_verdict = {u"dead"_s, {}, {}, error};
}

void ServerWatch::noteWrite(std::optional<qint64> place)
{
    if (!m_replica)
        return;
    {
        const std::lock_guard lock(m_guard);
        if (place)
            m_writes.place = std::max(m_writes.place, *place);
        else
            ++m_writes.lost;
        if (m_verdict.isUsable() && (m_writes.lost > 0 || m_writes.place > m_replayed))
            m_verdict.reason = u"waitsForOwnWrite"_s;
        m_hurried = 0;
        m_isAsked = true;
    }
    m_wake.notify_all();
}

std::optional<qint64> ServerWatch::ownWrite() const
{
    const std::lock_guard lock(m_guard);
    return m_writes.lost > 0 ? std::nullopt : std::optional(m_writes.place);
}

bool ServerWatch::isAwake() const
{
    return m_replica || m_looksAlone;
}

std::chrono::milliseconds ServerWatch::pause()
{
    const auto full = m_options.lookEvery;
    if (m_silences == 1)
        return 0ms; // once more, to be sure
    if (m_verdict.reason != "waitsForOwnWrite"_L1)
        return full;
    m_hurried = std::min(m_hurried + 1, kMostHurried);
    return std::min<std::chrono::milliseconds>(full, kHurry * (1 << m_hurried));
}

void ServerWatch::work()
{
    std::unique_lock lock(m_guard);
    const auto isOver = [this] { return m_stop.isCancelled(); };
    while (!isOver()) {
        if (!isAwake()) {
            m_primary.connection.reset();
            m_wake.wait(lock, [&] { return isOver() || isAwake(); });
            // What failed just now needs a moment.
            m_wake.wait_for(lock, m_options.lookEvery, isOver);
            continue;
        }
        m_isAsked = false;
        const Writes before = m_writes;
        lock.unlock();
        const Look seen = look();
        lock.lock();
        if (isOver())
            break;
        conclude(seen, before);
        const News news
            = {!seen.primaryError, m_replica && m_verdict.isLastResort(), m_replica && m_silences > 1};
        lock.unlock();
        m_first.notify_all();
        m_looked(news);
        lock.lock();
        m_wake.wait_for(lock, pause(), [&] { return isOver() || m_isAsked; });
    }
    lock.unlock();
    m_primary.connection.reset();
    if (m_replica)
        m_replica->connection.reset();
}

Result<Rows> ServerWatch::ask(Server &server, const QByteArray &sql)
{
    if (server.connection && server.connection->isLost())
        server.connection.reset();
    if (!server.connection) {
        auto opened = Connection::open(server.address, {m_limits, Connection::Access::Read}, m_stop);
        if (!opened)
            return tl::make_unexpected(opened.error());
        server.connection = std::move(*opened);
        server.system.reset();
        if (m_replica) {
            // Not every service offers this; then nobody can tell.
            const auto identity = server.connection->execute(
                "SELECT system_identifier, current_database()::text FROM pg_control_system()", {}, m_stop);
            if (identity && identity->size() == 1) {
                server.system = identity->number(0, 0);
                server.database = identity->text(0, 1);
            }
        }
    }
    return server.connection->execute(sql, {}, m_stop);
}

ServerWatch::Look ServerWatch::look()
{
    Look seen;
    // The primary first: a replica that has replayed its place then lacks nothing.
    if (const auto rows = ask(m_primary,
            "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint, CASE WHEN pg_is_in_recovery() "
            "THEN NULL ELSE pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint END, CASE WHEN "
            "pg_is_in_recovery() THEN NULL ELSE pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint "
            "END");
        !rows) {
        seen.primaryError = rows.error();
    } else if (!rows->isNull(0, 1)) {
        seen.primaryClockMs = rows->number(0, 0);
        seen.primaryPlace = rows->number(0, 1);
        seen.primaryEnd = rows->number(0, 2);
    }
    if (!m_replica)
        return seen;
    if (const auto rows = ask(*m_replica,
            "SELECT pg_is_in_recovery(), coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)"
            "::bigint, (extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000)::bigint");
        !rows) {
        seen.replicaError = rows.error();
    } else {
        seen.isInRecovery = rows->number(0, 0) != 0;
        seen.replayed = rows->number(0, 1);
        if (!rows->isNull(0, 2))
            seen.lastReplayedAtMs = rows->number(0, 2);
        seen.isOfAnotherServer = m_primary.system && m_replica->system
            && (m_primary.system != m_replica->system || m_primary.database != m_replica->database);
    }
    return seen;
}

void ServerWatch::conclude(const Look &look, const Writes &before)
{
    m_hasLooked = true;
    if (!m_replica)
        return;
    if (look.replicaError) {
        // Asked too many at once, it is alive, but of no use either.
        m_silences = look.replicaError->kind == Error::Kind::Timeout ? m_silences + 1 : 0;
        m_verdict = {u"dead"_s, {}, {}, look.replicaError};
        return;
    }
    m_silences = 0;
    m_replayed = look.replayed;
    // Every write before this look is in front of the primary's end, also one whose place is not known; and a
    // primary that was set back never comes to where it was.
    if (look.primaryPlace && m_writes == before && (before.lost > 0 || before.place > look.primaryEnd))
        m_writes = {look.primaryEnd, 0};
    measureLag(look);
    m_verdict.lastError.reset();
    m_verdict.reason = reasonOf(look);
}

void ServerWatch::measureLag(const Look &look)
{
    m_verdict.lagBytes.reset();
    m_verdict.lagMs.reset();
    if (!look.primaryPlace || !look.isInRecovery || look.isOfAnotherServer)
        return;
    const auto now = Clock::now();
    m_places.emplace_back(now, *look.primaryPlace);
    while (m_places.size() > 1 && (m_places[1].second <= look.replayed || m_places.size() > kMostPlaces))
        m_places.pop_front();
    m_verdict.lagBytes = std::max<qint64>(0, *look.primaryPlace - look.replayed);
    if (m_verdict.lagBytes == 0) {
        m_verdict.lagMs = 0;
        return;
    }
    // How old the last replayed transaction is says too much when the primary was idle before: since it was
    // at a place that is replayed, no more time can be missing.
    if (look.lastReplayedAtMs)
        m_verdict.lagMs = std::max<qint64>(0, look.primaryClockMs - *look.lastReplayedAtMs);
    if (m_places.front().second <= look.replayed) {
        const qint64 most
            = std::chrono::ceil<std::chrono::milliseconds>(now - m_places.front().first).count();
        m_verdict.lagMs = std::min(m_verdict.lagMs.value_or(most), most);
    }
}

QString ServerWatch::reasonOf(const Look &look) const
{
    if (!look.isInRecovery)
        return u"promoted"_s;
    if (look.isOfAnotherServer)
        return u"otherServer"_s;
    if (m_verdict.lagBytes.value_or(0) > 0
        && (!m_verdict.lagMs || *m_verdict.lagMs > m_options.mostLag.count()))
        return u"behind"_s;
    // Without a primary nothing can be measured: the last word about it counts.
    if (!m_verdict.lagBytes && m_verdict.reason == "behind"_L1)
        return u"behind"_s;
    if (m_writes.lost > 0 || m_writes.place > m_replayed)
        return u"waitsForOwnWrite"_s;
    return {};
}

} // namespace core::postgres
