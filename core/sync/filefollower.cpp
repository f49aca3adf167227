// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/filefollower.h"

#include "core/sync/sourcechoice.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace core::sync {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kRecent = 500; // rows at the end that are compared with every look
constexpr auto kRecentEvery = 200ms;
constexpr int kPagesOfLook = 8; // of 500 rows; more wait for the next look
constexpr std::int64_t kWalkStep = 5'000; // row numbers
constexpr std::int64_t kClockSlack = 2'000; // ms between writing a time and committing the row

std::int64_t nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::size_t looksOf(const history::IncomingMessage &row)
{
    const std::size_t text = std::hash<std::string>()(row.content);
    const auto updated = std::size_t(row.updatedAtMs.value_or(0));
    return (text * 31 + updated) * 31 + (row.deleted ? 1 : 0);
}

std::int64_t numberAfter(std::string_view text, std::string_view key)
{
    const std::size_t at = text.find(key);
    std::int64_t number = 0;
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
    return number;
}

} // namespace

FileFollower::FileFollower(QString file, QString archivePath)
    : m_file(std::move(file)),
      m_archivePath(std::move(archivePath))
{ }

FileFollower::Stamps FileFollower::stamps() const
{
    Stamps stamps;
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        const QString path = i == 0 ? m_file : m_file + "-wal"_L1;
#ifdef Q_OS_UNIX
        struct stat file = {};
        if (::stat(path.toLocal8Bit().constData(), &file) != 0)
            continue;
#ifdef Q_OS_DARWIN
        const auto changed = file.st_mtimespec;
#else
        const auto changed = file.st_mtim;
#endif
        stamps[i] = {qint64(file.st_size), qint64(changed.tv_sec) * 1'000'000'000 + qint64(changed.tv_nsec),
            quint64(file.st_ino)};
#else
        const QFileInfo file(path);
        if (file.exists())
            stamps[i] = {file.size(), file.lastModified().toMSecsSinceEpoch() * 1'000'000, 0};
#endif
    }
    return stamps;
}

bool FileFollower::hasChanged() const
{
    return stamps() != m_seen;
}

Result<Done> FileFollower::open()
{
    m_seen = stamps();
    auto backend = BackendFile::open(m_file);
    if (!backend)
        return tl::make_unexpected(backend.error());
    m_backend = std::move(*backend);
    m_version.reset();
    m_recent.clear();
    return findSource();
}

Result<Done> FileFollower::findSource()
{
    auto writer = history::ArchiveWriter::open(m_archivePath);
    if (!writer)
        return tl::make_unexpected(writer.error());
    std::vector<history::IncomingMessage> sample;
    std::int64_t last = 0;
    const std::int64_t newest = m_backend->highest();
    if (auto read = m_backend->rowsBetween(std::max<std::int64_t>(newest - kRecent, 0), newest, sample, last);
        !read)
        return read;
    const auto chosen = chooseSource(**writer, FileKind::BackendSqlite, m_file, {}, sample);
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    m_source = chosen->name;
    const auto position = (*writer)->position(chosen->number, "tail " + m_backend->identity());
    if (!position)
        return tl::make_unexpected(position.error());
    m_known = position->has_value();
    // What is written while a new file is loaded is handed over afterwards.
    m_last = m_known ? numberAfter((*position)->place, "last=") : newest;
    m_changedUpTo = m_known ? numberAfter((*position)->place, "changed=") : nowMs();
    m_walkSince = m_changedUpTo;
    m_walkDue = m_known;
    m_walkAt = -1;
    return Done{};
}

history::ImportPosition FileFollower::position() const
{
    // Finished, so that a later row with the same id is an edit and not a contradiction within one import.
    return {"tail " + m_backend->identity(),
        "last=" + std::to_string(m_last) + " changed=" + std::to_string(m_changedUpTo), true};
}

Result<bool> FileFollower::reopen()
{
    auto backend = BackendFile::open(m_file);
    if (!backend)
        return tl::make_unexpected(backend.error());
    const bool same = (*backend)->identity() == m_backend->identity() && (*backend)->highest() >= m_last;
    if (same) {
        m_backend = std::move(*backend);
        m_version.reset();
    }
    return same;
}

Result<FileFollower::Found> FileFollower::look()
{
    Found found;
    found.source = m_source;
    const Stamps now = stamps();
    const bool moved = now[0].inode != m_seen[0].inode;
    if (moved || (now != m_seen && m_backend->isSnapshot())) {
        const auto same = reopen();
        if (!same)
            return tl::make_unexpected(same.error());
        found.replaced = !*same;
        if (found.replaced)
            return found;
    }
    const auto version = m_backend->version();
    if (!version)
        return tl::make_unexpected(version.error());
    const bool changed = now != m_seen || m_version != *version;
    m_seen = now;
    m_version = *version;
    m_walkDue = m_walkDue || changed;
    m_recentDue = m_recentDue || changed;
    if (auto read = readFresh(found); !read)
        return tl::make_unexpected(read.error());
    if (m_recentDue && std::chrono::steady_clock::now() - m_recentReadAt > kRecentEvery) {
        if (auto read = readRecent(found); !read)
            return tl::make_unexpected(read.error());
    }
    found.position = position();
    return found;
}

Result<Done> FileFollower::readFresh(Found &found)
{
    constexpr auto kNoEnd = std::numeric_limits<std::int64_t>::max();
    for (int page = 0; page < kPagesOfLook; ++page) {
        const std::size_t before = found.rows.fresh.size();
        std::int64_t last = 0;
        if (auto read = m_backend->rowsBetween(m_last + 1, kNoEnd, found.rows.fresh, last); !read)
            return read;
        if (last == m_last)
            return Done{};
        m_last = last;
        for (std::size_t i = before; i < found.rows.fresh.size(); ++i) {
            fillLanguage(found.rows.fresh[i]);
            remember(found.rows.fresh[i]);
        }
        if (page == 0) {
            // The shop may have made the customer or the bot's name after we asked for it.
            if (auto forgotten = m_backend->forgetKnown(); !forgotten)
                return forgotten;
        }
    }
    found.more = true;
    return Done{};
}

void FileFollower::remember(const history::IncomingMessage &row)
{
    m_recent[row.line] = looksOf(row);
    while (m_recent.begin()->first < m_last - kRecent && m_recent.size() > 1)
        m_recent.erase(m_recent.begin());
}

Result<Done> FileFollower::readRecent(Found &found)
{
    m_recentReadAt = std::chrono::steady_clock::now();
    const std::int64_t began = nowMs();
    std::vector<history::IncomingMessage> rows;
    const std::int64_t low = std::max<std::int64_t>(m_last - kRecent + 1, 0);
    const std::int64_t high = m_last - std::int64_t(found.rows.fresh.size());
    std::int64_t last = 0;
    if (low <= high) {
        if (auto read = m_backend->rowsBetween(low, high, rows, last); !read)
            return read;
    }
    m_recentDue = false;
    takeChanged(rows, m_changedUpTo, found);
    if (!found.more)
        m_changedUpTo = began;
    return Done{};
}

/// Of rows that were handed over before: those that look otherwise now, or were changed since then.
void FileFollower::takeChanged(std::vector<history::IncomingMessage> &rows, std::int64_t since, Found &found)
{
    for (history::IncomingMessage &row : rows) {
        const auto known = m_recent.find(row.line);
        const bool changed = known != m_recent.end() ? known->second != looksOf(row)
                                                     : row.updatedAtMs.value_or(0) > since - kClockSlack;
        if (row.line > m_last - kRecent)
            remember(row);
        if (changed) {
            fillLanguage(row);
            found.rows.changed.push_back(std::move(row));
        }
    }
}

Result<FileFollower::Found> FileFollower::walkOld()
{
    Found found;
    found.source = m_source;
    if (m_walkAt < 0) {
        m_walkAt = m_last - kRecent;
        m_walkBegan = nowMs();
        m_walkDue = false;
    }
    std::vector<history::IncomingMessage> rows;
    const std::int64_t low = std::max<std::int64_t>(m_walkAt - kWalkStep + 1, 0);
    for (std::int64_t at = low; at <= m_walkAt;) {
        std::int64_t last = 0;
        if (auto read = m_backend->rowsBetween(at, m_walkAt, rows, last); !read)
            return tl::make_unexpected(read.error());
        if (last < at)
            break;
        at = last + 1;
    }
    takeChanged(rows, m_walkSince, found);
    m_walkAt = low - 1;
    if (m_walkAt < 0)
        m_walkSince = m_walkBegan;
    found.position = position();
    return found;
}

} // namespace core::sync
