// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/notekeeper.h"

#include <QDateTime>

namespace core::history {

namespace {

std::string keyOf(std::string_view conversation, std::string_view id)
{
    std::string key(conversation);
    key += '\0';
    key += id;
    return key;
}

} // namespace

bool NoteKeeper::begin(FirstError &error)
{
    m_waiting.clear();
    Statement any = m_db.prepare("SELECT 1 FROM note LIMIT 1");
    m_any = any.next();
    return error.ended(any) && (!m_any || readWaiting(error));
}

bool NoteKeeper::readWaiting(FirstError &error)
{
    Statement rows = m_db.prepare(
        "SELECT id, marked, ifnull(conv_ext, ''), msg_ext FROM note WHERE msg IS NULL AND source = ?1");
    rows.bind(1, m_source);
    while (rows.next()) {
        m_waiting.insert_or_assign(
            keyOf(rows.text(2), rows.text(3)), Waiting{rows.integer(0), rows.integer(1) != 0});
    }
    return error.ended(rows);
}

bool NoteKeeper::detach(std::int64_t message, std::int64_t &marks, FirstError &error)
{
    if (!m_any)
        return true;
    Statement row = m_db.prepare("UPDATE note SET msg = NULL WHERE msg = ?1"
                                 " RETURNING id, marked, ifnull(conv_ext, ''), msg_ext");
    if (row.bind(1, message).next()) {
        const Waiting waiting{row.integer(0), row.integer(1) != 0};
        m_waiting.insert_or_assign(keyOf(row.text(2), row.text(3)), waiting);
        marks -= waiting.marked ? 1 : 0;
    }
    return error.ended(row);
}

bool NoteKeeper::attach(std::int64_t message, std::string_view conversation, const ExternalId &id,
    std::int64_t &marks, FirstError &error)
{
    if (m_waiting.empty())
        return true;
    const auto found = m_waiting.find(keyOf(conversation, id.text));
    if (found == m_waiting.end())
        return true;
    marks += found->second.marked ? 1 : 0;
    Statement update = m_db.prepare("UPDATE note SET msg = ?2 WHERE id = ?1");
    update.bind(1, found->second.note).bind(2, message);
    m_waiting.erase(found);
    return error.run(update);
}

bool NoteKeeper::give(
    std::int64_t row, const IncomingMessage &message, std::int64_t &marks, bool &given, FirstError &error)
{
    given = false;
    if (!message.hasNote())
        return true;
    Statement insert = m_db.prepare(
        "INSERT INTO note(msg, source, conv_ext, msg_ext, marked, comment, updated)"
        " VALUES(?1, ?2, nullif(?3, ''), ?4, ?5, ?6, ?7) ON CONFLICT(msg) DO NOTHING RETURNING id");
    insert.bind(1, row).bind(2, m_source).bind(3, message.conversationId);
    ExternalId::of(message.id).bindTo(insert, 4);
    insert.bind(5, std::int64_t(message.marked)).bind(6, message.comment);
    given = insert.bind(7, QDateTime::currentMSecsSinceEpoch()).next();
    m_any = m_any || given;
    marks += given && message.marked ? 1 : 0;
    return error.ended(insert);
}

} // namespace core::history
