// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/postgresbuild.h"

#include "core/base/logging.h"
#include "core/postgres/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::advisor {

using namespace std::chrono_literals;
using postgres::Connection;
using postgres::valueOf;
using Phase = BuildProgress::Phase;

namespace {

constexpr auto kLookEvery = 250ms; // at the progress
constexpr auto kRemoving = 30s; // for what is left of a failed build
constexpr int kReopenings = 5; // after a restart of the server
constexpr auto kReopenEvery = 1s;

Phase phaseOf(const QString &words)
{
    // PostgreSQL's documentation, 28.4.4.
    if (words.startsWith("index validation"_L1))
        return Phase::Validating;
    return words.startsWith("waiting"_L1) || words == "initializing"_L1 ? Phase::Waiting : Phase::Building;
}

/// Watches a build from a connection of its own, since the builder's is busy with it.
class ProgressWatch
{
public:
    ProgressWatch(const postgres::Address &address, std::int64_t pid, const IndexBuilder::Report &report)
        : m_thread([this, address, pid, report] { watch(address, pid, report); })
    { }
    ~ProgressWatch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_cancel.cancel();
        }
        m_ended.notify_all();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(ProgressWatch)

private:
    void watch(const postgres::Address &address, std::int64_t pid, const IndexBuilder::Report &report)
    {
        // Without it an index is made all the same.
        const auto connection = Connection::open(address, {}, m_cancel);
        while (connection && !m_cancel.isCancelled()) {
            const auto rows
                = (*connection)
                      ->query("SELECT phase, lockers_done, lockers_total, blocks_done, blocks_total, "
                              "tuples_done, tuples_total FROM pg_stat_progress_create_index "
                              "WHERE pid = $1::integer",
                          {pid}, m_cancel);
            if (!rows)
                return;
            if (rows->size() > 0) {
                const Phase phase = phaseOf(rows->text(0, 0));
                const int counted = phase == Phase::Waiting ? 1 : rows->number(0, 6) > 0 ? 5 : 3;
                report(phase, rows->number(0, counted), rows->number(0, counted + 1));
            }
            std::unique_lock lock(m_mutex);
            m_ended.wait_for(lock, kLookEvery, [this] { return m_cancel.isCancelled(); });
        }
    }

    CancelToken m_cancel;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::jthread m_thread; // last: it uses what stands above
};

class PostgresBuilder final : public IndexBuilder
{
public:
    explicit PostgresBuilder(postgres::Address address) : m_address(std::move(address)) { }

    Result<Done> open(const CancelToken &cancel)
    {
        auto opened = Connection::open(m_address, {{5s, 0ms, 0ms}, Connection::Access::Write}, cancel);
        if (!opened)
            return tl::make_unexpected(opened.error());
        m_connection = std::move(*opened);
        return Done{};
    }

    Result<qint64> build(const IndexAdvice &advice, const Report &report, const CancelToken &cancel) override
    {
        m_isBegun = false;
        const auto pid = m_connection->execute("SELECT pg_backend_pid()", {}, cancel);
        if (!pid)
            return tl::make_unexpected(pid.error());
        const ProgressWatch watch(m_address, pid->number(0, 0), report);
        for (const QString &statement : advice.statements) {
            // Before that there is nothing of ours.
            m_isBegun = statement == advice.statements.constLast();
            const auto done = m_connection->execute(statement.toUtf8(), {}, cancel);
            if (!done) {
                // Somebody else made one of this name meanwhile: it is not ours to remove.
                m_isBegun = m_isBegun && !done.error().detail.endsWith("(42P07)"_L1);
                return tl::make_unexpected(done.error());
            }
        }
        const auto bytes = m_connection->execute(
            "SELECT pg_relation_size(c.oid) FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid "
            "WHERE c.relname = $1::name AND i.indrelid = $2::text::regclass",
            {valueOf(advice.name), valueOf(tableIn(advice))});
        return bytes && bytes->size() > 0 ? bytes->number(0, 0) : 0;
    }

    bool removeRest(const IndexAdvice &advice, const CancelToken &abandon) override
    {
        if (!m_isBegun)
            return true;
        for (int i = 0; m_connection->isLost() && i < kReopenings && !abandon.isCancelled(); ++i) {
            if (i > 0)
                std::this_thread::sleep_for(kReopenEvery);
            if (auto opened
                = Connection::open(m_address, {{5s, 0ms, 0ms}, Connection::Access::Write}, abandon))
                m_connection = std::move(*opened);
        }
        const auto removed
            = m_connection->setLimits({5s, kRemoving, kRemoving})
                  .and_then([&](Done) { return m_connection->execute(advice.undo.toUtf8(), {}, abandon); })
                  .and_then([&](const postgres::Rows &) {
                      return m_connection->setLimits({5s, 0ms, 0ms});
                  });
        if (!removed)
            qCWarning(lcHistory) << "the rest of an index stays:" << removed.error().detail;
        return removed.has_value();
    }

private:
    /// With schema, as CREATE INDEX names it.
    [[nodiscard]] static QString tableIn(const IndexAdvice &advice)
    {
        const QString create = advice.statements.constLast();
        const qsizetype begin = create.indexOf(" ON "_L1) + 4;
        return create.mid(begin, create.indexOf(" ("_L1, begin) - begin);
    }

    postgres::Address m_address;
    std::unique_ptr<Connection> m_connection;
    bool m_isBegun = false;
};

} // namespace

Result<std::unique_ptr<IndexBuilder>> openPostgresBuilder(
    const postgres::Address &address, const CancelToken &cancel)
{
    auto builder = std::make_unique<PostgresBuilder>(address);
    if (const auto opened = builder->open(cancel); !opened)
        return tl::make_unexpected(opened.error());
    return builder;
}

} // namespace core::advisor
