// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/sqlitebuild.h"

#include "core/advisor/sqliteutil.h"
#include "core/history/database.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;

namespace core::advisor {

using namespace std::chrono_literals;
using Phase = BuildProgress::Phase;

namespace {

constexpr auto kPatience = 10s; // for the shop's own writing
constexpr auto kTryEvery = 20ms;
constexpr int kSteps = 5'000; // of the virtual machine between two reports

/// Steps for a row: a column each, making and sorting the entry, and then putting it into the index.
qint64 stepsOf(const IndexAdvice &advice)
{
    return advice.rows * (qint64(advice.columns.size()) + 8);
}

class SqliteBuilder final : public IndexBuilder
{
public:
    explicit SqliteBuilder(SqliteHandle database) : m_database(std::move(database)) { }

    Result<qint64> build(const IndexAdvice &advice, const Report &report, const CancelToken &cancel) override
    {
        m_report = &report;
        m_cancel = cancel;
        sqlite3_busy_handler(
            m_database.get(),
            [](void *self, int) { return static_cast<SqliteBuilder *>(self)->waitForShop(); }, this);
        qint64 steps = 0;
        const ProgressGuard guard(m_database.get(), kSteps, [&] {
            steps += kSteps;
            report(Phase::Building, std::min(steps, stepsOf(advice)), stepsOf(advice));
            return !cancel.isCancelled();
        });
        Result<Done> done = Done{};
        for (const QString &statement : advice.statements) {
            m_waitUntil.reset();
            if (done)
                done = run(m_database.get(), statement.toUtf8());
        }
        sqlite3_busy_handler(m_database.get(), nullptr, nullptr);
        if (!done)
            return tl::make_unexpected(
                cancel.isCancelled() ? Error{Error::Kind::Cancelled, {}} : done.error());
        return sizeOf(advice.name);
    }

    /// SQLite has rolled back.
    bool removeRest(const IndexAdvice &, const CancelToken &) override { return true; }

private:
    int waitForShop()
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_waitUntil)
            m_waitUntil = now + kPatience;
        if (m_cancel.isCancelled() || now >= *m_waitUntil)
            return 0;
        (*m_report)(Phase::Waiting, 0, 1);
        std::this_thread::sleep_for(kTryEvery);
        return 1;
    }

    [[nodiscard]] qint64 sizeOf(const QString &index) const
    {
        auto rows = prepared(m_database.get(), "SELECT sum(pgsize) FROM dbstat WHERE name = ?1");
        if (!rows)
            return 0;
        const std::string name = index.toStdString();
        rows->bind(1, std::string_view(name));
        const auto row = rows->step();
        return row && *row ? rows->integer(0) : 0;
    }

    SqliteHandle m_database;
    const Report *m_report = nullptr; // while it builds
    CancelToken m_cancel;
    std::optional<std::chrono::steady_clock::time_point> m_waitUntil;
};

} // namespace

Result<std::unique_ptr<IndexBuilder>> openSqliteBuilder(const QString &file)
{
    if (!QFileInfo::exists(file))
        return failure(Error::Kind::NotFound, u"there is no file %1"_s.arg(QDir::toNativeSeparators(file)));
    history::prepareSqlite();
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(
        QFile::encodeName(file).constData(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle database(opened);
    if (code != SQLITE_OK)
        return tl::make_unexpected(sqliteError(opened));
    // A file that may not be written opens all the same.
    if (sqlite3_db_readonly(opened, "main") != 0)
        return failure(Error::Kind::ReadOnly, u"the file may not be written"_s);
    return std::make_unique<SqliteBuilder>(std::move(database));
}

} // namespace core::advisor
