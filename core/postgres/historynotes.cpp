// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historynotes.h"

#include <QDateTime>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

constexpr int kBusyMs = 2000;
constexpr auto kTable
    = "CREATE TABLE IF NOT EXISTS note(message INTEGER PRIMARY KEY, conversation TEXT NOT NULL,"
      " marked INTEGER NOT NULL, comment TEXT NOT NULL, updated INTEGER NOT NULL)";

/// A statement that ends with its scope.
class Prepared
{
public:
    Prepared(sqlite3 *handle, const char *sql)
    {
        m_code = sqlite3_prepare_v2(handle, sql, -1, &m_statement, nullptr);
    }
    ~Prepared() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Prepared)

    [[nodiscard]] int step() { return m_code == SQLITE_OK ? sqlite3_step(m_statement) : m_code; }
    void bind(int index, qint64 value) { sqlite3_bind_int64(m_statement, index, value); }
    void bind(int index, const QString &value)
    {
        const QByteArray utf8 = value.toUtf8();
        sqlite3_bind_text(m_statement, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    }
    [[nodiscard]] qint64 number(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] QString text(int column) const
    {
        const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
    }

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_code = SQLITE_OK;
};

} // namespace

HistoryNotes::HistoryNotes(QString file) : m_file(std::move(file)) { }

HistoryNotes::~HistoryNotes()
{
    sqlite3_close(m_handle);
}

Error HistoryNotes::error(int code) const
{
    const QString detail
        = u"notes: %1"_s.arg(QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code)));
    switch (code & 0xff) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {Error::Kind::ReadOnly, detail};
    case SQLITE_FULL:
        return {Error::Kind::DiskFull, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Busy, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Error::Kind::Corrupt, detail};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return {Error::Kind::File, detail};
    default:
        return {Error::Kind::Database, detail};
    }
}

Result<Done> HistoryNotes::open()
{
    if (m_handle)
        return Done{};
    const int code = sqlite3_open_v2(m_file.toUtf8().constData(), &m_handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const Error why = error(code);
        sqlite3_close(std::exchange(m_handle, nullptr));
        return tl::make_unexpected(why);
    }
    sqlite3_busy_timeout(m_handle, kBusyMs);
    if (const int made = sqlite3_exec(m_handle, kTable, nullptr, nullptr, nullptr);
        made != SQLITE_OK && (made & 0xff) != SQLITE_READONLY) {
        const Error why = error(made);
        sqlite3_close(std::exchange(m_handle, nullptr));
        return tl::make_unexpected(why);
    }
    return readAll();
}

qint64 HistoryNotes::version()
{
    Prepared row(m_handle, "PRAGMA data_version");
    return row.step() == SQLITE_ROW ? row.number(0) : -1;
}

Result<Done> HistoryNotes::readAll()
{
    m_version = version();
    QHash<qint64, Note> notes;
    Prepared rows(m_handle, "SELECT message, conversation, marked, comment FROM note");
    int code = rows.step();
    for (; code == SQLITE_ROW; code = rows.step())
        notes.insert(rows.number(0), {rows.text(1), rows.number(2) != 0, rows.text(3)});
    if (code != SQLITE_DONE)
        return tl::make_unexpected(error(code));
    m_notes = std::move(notes);
    return Done{};
}

/// A file that cannot be read has no notes to show; writing one says why.
void HistoryNotes::refresh()
{
    if (!m_handle) {
        if (QFileInfo::exists(m_file))
            (void)open();
    } else if (version() != m_version) {
        (void)readAll();
    }
}

void HistoryNotes::look()
{
    const std::scoped_lock lock(m_guard);
    refresh();
}

std::optional<HistoryNotes::Note> HistoryNotes::of(qint64 message)
{
    const std::scoped_lock lock(m_guard);
    const auto found = m_notes.constFind(message);
    return found == m_notes.cend() ? std::nullopt : std::optional(*found);
}

qint64 HistoryNotes::marksOf(const QString &conversationId)
{
    const std::scoped_lock lock(m_guard);
    return std::count_if(m_notes.cbegin(), m_notes.cend(),
        [&](const Note &note) { return note.marked && note.conversationId == conversationId; });
}

qint64 HistoryNotes::marks()
{
    const std::scoped_lock lock(m_guard);
    return std::count_if(m_notes.cbegin(), m_notes.cend(), [](const Note &note) { return note.marked; });
}

QVector<qint64> HistoryNotes::marked()
{
    const std::scoped_lock lock(m_guard);
    QVector<qint64> messages;
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note) {
        if (note->marked)
            messages.append(note.key());
    }
    return messages;
}

Result<Done> HistoryNotes::set(qint64 message, const Note &note)
{
    const std::scoped_lock lock(m_guard);
    if (const auto opened = open(); !opened)
        return opened;
    refresh();
    const bool removes = !note.marked && note.comment.isEmpty();
    Prepared change(m_handle,
        removes
            ? "DELETE FROM note WHERE message = ?1"
            : "INSERT INTO note(message, conversation, marked, comment, updated) VALUES(?1, ?2, ?3, ?4, ?5)"
              " ON CONFLICT(message) DO UPDATE SET conversation = excluded.conversation,"
              " marked = excluded.marked, comment = excluded.comment, updated = excluded.updated");
    change.bind(1, message);
    if (!removes) {
        change.bind(2, note.conversationId.isNull() ? u""_s : note.conversationId);
        change.bind(3, qint64(note.marked));
        change.bind(4, note.comment.isNull() ? u""_s : note.comment);
        change.bind(5, QDateTime::currentMSecsSinceEpoch());
    }
    if (const int code = change.step(); code != SQLITE_DONE)
        return tl::make_unexpected(error(code));
    if (removes)
        m_notes.remove(message);
    else
        m_notes.insert(message, note);
    return Done{};
}

} // namespace core::postgres
