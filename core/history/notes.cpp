// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/notes.h"

#include "core/history/externalid.h"
#include "core/history/firsterror.h"
#include "core/history/messagepages.h"
#include "core/history/readstatements.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

struct Target
{
    std::int64_t message = 0;
    std::int64_t conversation = 0;
    bool wasMarked = false;
};

Result<Target> find(Database &db, RowReader &rows, const ConversationRef &ref, const QString &messageId)
{
    const auto conversation = findConversation(db, rows, ref);
    if (!conversation)
        return tl::make_unexpected(conversation.error());
    Target target;
    target.conversation = conversation->row;
    const std::string id = messageId.toStdString();
    Statement place = db.prepare(readsql::placeOfMessage);
    place.bind(1, target.conversation);
    ExternalId::of(id).bindTo(place, 2);
    if (!place.next())
        return place.failed() ? tl::make_unexpected(place.error())
                              : failure(Error::Kind::NotFound, u"message %1"_s.arg(messageId));
    target.message = place.integer(1);
    Statement note = db.prepare("SELECT marked FROM note WHERE msg = ?1");
    target.wasMarked = note.bind(1, target.message).next() && note.integer(0) != 0;
    if (note.failed())
        return tl::make_unexpected(note.error());
    return target;
}

bool store(Database &db, const Target &target, bool marked, const std::string &comment, FirstError &error)
{
    if (!marked && comment.empty()) {
        Statement remove = db.prepare("DELETE FROM note WHERE msg = ?1");
        return error.run(remove.bind(1, target.message));
    }
    Statement upsert
        = db.prepare("INSERT INTO note(msg, source, conv_ext, msg_ext, marked, comment, updated)"
                     " SELECT m.id, c.source, c.ext, m.ext, ?2, ?3, ?4 FROM msg m JOIN conv c ON c.id = "
                     "m.conv WHERE m.id = ?1"
                     " ON CONFLICT(msg) DO UPDATE SET marked = excluded.marked, comment = excluded.comment,"
                     " updated = excluded.updated");
    upsert.bind(1, target.message).bind(2, std::int64_t(marked)).bind(3, comment);
    return error.run(upsert.bind(4, QDateTime::currentMSecsSinceEpoch()));
}

} // namespace

Result<Done> storeNote(Database &db, RowReader &rows, const ConversationRef &ref, const QString &messageId,
    bool marked, const QString &comment)
{
    Transaction transaction(db);
    if (!transaction.status())
        return transaction.status();
    rows.refresh();
    const auto target = find(db, rows, ref, messageId);
    if (!target)
        return tl::make_unexpected(target.error());
    FirstError error;
    if (!store(db, *target, marked, comment.toStdString(), error))
        return tl::make_unexpected(error.error());
    Statement marks = db.prepare("UPDATE conv SET marks = marks + ?2 WHERE id = ?1");
    marks.bind(1, target->conversation).bind(2, std::int64_t(marked) - std::int64_t(target->wasMarked));
    if (!error.run(marks))
        return tl::make_unexpected(error.error());
    return transaction.commit();
}

} // namespace core::history
